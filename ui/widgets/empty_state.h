// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace pw::ui
{

class IconLabel;

/// What stands where a list would be when there is nothing in it: an icon, a sentence, and what to do about it.
class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);
    struct Words {
        QString icon;
        QString title;
        QString text;
        QString action; ///< empty = nothing to do
    };
    void show(const Words &words);

Q_SIGNALS:
    void actionChosen();

private:
    IconLabel *m_icon;
    QLabel *m_title;
    QLabel *m_text;
    QPushButton *m_action;
};

} // namespace pw::ui
