// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/icon_label.h"

#include "ui/presentation/icons.h"

#include <QPainter>

namespace pw::ui
{

IconLabel::IconLabel(int side, QWidget *parent) : QWidget(parent)
{
    setFixedSize(side, side);
}

void IconLabel::show(const QString &name, std::optional<Tone> tone)
{
    m_name = name;
    m_tone = tone;
    update();
}

void IconLabel::paintEvent(QPaintEvent *)
{
    if (m_name.isEmpty())
        return;
    QPainter painter(this);
    icon(m_name, m_tone).paint(&painter, rect());
}

} // namespace pw::ui
