// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

class QLabel;
class QTimer;

namespace pw::ui
{

/// A short sentence over the bottom of the window that goes by itself.
class Notice final : public QFrame
{
    Q_OBJECT

public:
    explicit Notice(QWidget *window);
    void tell(const QString &text);
    [[nodiscard]] QString text() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void place();

    QLabel *m_label;
    QTimer *m_timer;
};

} // namespace pw::ui
