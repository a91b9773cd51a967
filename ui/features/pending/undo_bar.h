// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QFrame>

class QAction;
class QLabel;
class QPushButton;
class QTimer;

namespace pw::ui
{

/// A line below a list that tells what was just done, and offers to undo it while that is possible.
class UndoBar final : public QFrame
{
    Q_OBJECT

public:
    explicit UndoBar(QAction *undo, QWidget *parent = nullptr);
    /// Nothing to tell hides it.
    void tell(const QString &text);

private:
    QLabel *m_text;
    QPushButton *m_button;
    QTimer *m_timer;
};

} // namespace pw::ui
