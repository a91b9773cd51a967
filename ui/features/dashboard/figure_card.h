// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/features/dashboard/presentation.h"

#include <QFrame>

class QLabel;

namespace pw::ui
{

class IconLabel;

/// One key figure; a click, Return or Space opens what it counts.
class FigureCard final : public QFrame
{
    Q_OBJECT

public:
    explicit FigureCard(QWidget *parent = nullptr);
    void show(const dashboard::Card &card);

Q_SIGNALS:
    void chosen(const pw::ui::Target &target);

protected:
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    Target m_target;
    IconLabel *m_icon;
    QLabel *m_title;
    QLabel *m_value;
    QLabel *m_note;
};

} // namespace pw::ui
