// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QHash>
#include <QWidget>

class QGridLayout;
class QLabel;

namespace pw::ui
{

/// Names and values in two columns; values can be marked and copied.
class FieldList final : public QWidget
{
    Q_OBJECT

public:
    explicit FieldList(QWidget *parent = nullptr);

    QLabel *add(const QString &name);
    void addWidget(const QString &name, QWidget *widget);
    /// Shows the text, or a dash when there is none.
    static void set(QLabel *value, const QString &text, const QString &tooltip = {});
    /// The same, and the whole line is only there when there is a text.
    void setIfAny(QLabel *value, const QString &text);

private:
    QGridLayout *m_layout;
    QHash<const QWidget *, QWidget *> m_names; ///< by what they name
};

} // namespace pw::ui
