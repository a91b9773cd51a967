// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/pill.h"

#include <QPainter>

namespace pw::ui
{
namespace
{

constexpr int pillHeight = 22;
constexpr int pillPadding = 9;

QFont pillFont(QFont font)
{
    font.setPixelSize(12);
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace

void paintPill(QPainter &painter, const QRect &rect, const QString &text, Tone tone, const Tokens &tokens)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(pillFont(painter.font()));
    const int width = qMin(rect.width(), painter.fontMetrics().horizontalAdvance(text) + 2 * pillPadding);
    const QRect box(rect.left(), rect.center().y() - pillHeight / 2 + 1, width, pillHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(toneSoft(tokens, tone));
    painter.drawRoundedRect(box, pillHeight / 2.0, pillHeight / 2.0);
    painter.setPen(toneColor(tokens, tone));
    const QString shown = painter.fontMetrics().elidedText(text, Qt::ElideRight, width - pillPadding);
    painter.drawText(box, Qt::AlignCenter, shown);
    painter.restore();
}

Pill::Pill(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Pill::show(const QString &text, Tone tone)
{
    m_text = text;
    m_tone = tone;
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    updateGeometry();
    update();
}

QSize Pill::sizeHint() const
{
    return {QFontMetrics(pillFont(font())).horizontalAdvance(m_text) + 2 * pillPadding, pillHeight + 2};
}

void Pill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintPill(painter, rect(), m_text, m_tone, tokensFor(palette()));
}

} // namespace pw::ui
