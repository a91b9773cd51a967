// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/dashboard/figure_card.h"

#include "ui/widgets/basics.h"
#include "ui/widgets/icon_label.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace pw::ui
{

FigureCard::FigureCard(QWidget *parent)
    : QFrame(parent), m_icon(new IconLabel(18, this)), m_title(makeLabel({}, u"muted"_s, this)),
      m_value(makeLabel(u"\u2013"_s, u"figure"_s, this)), m_note(makeLabel({}, u"note"_s, this))
{
    setProperty("role", u"card"_s);
    setProperty("clickable", true);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    auto *top = new QHBoxLayout;
    top->setSpacing(space::one);
    top->addWidget(m_icon);
    top->addWidget(m_title, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::two, space::two - 2, space::two, space::two - 2);
    layout->setSpacing(space::half);
    layout->addLayout(top);
    layout->addWidget(m_value);
    layout->addWidget(m_note);
}

void FigureCard::show(const dashboard::Card &card)
{
    m_target = card.target;
    m_icon->show(card.icon);
    m_title->setText(card.title);
    m_value->setText(card.value);
    m_note->setText(card.note);
    setStyleProperty(m_note, "tone", toneWord(card.noteTone));
    setAccessibleName(tr("%1: %2, %3").arg(card.title, card.value, card.note));
}

void FigureCard::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()))
        Q_EMIT chosen(m_target);
}

void FigureCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        Q_EMIT chosen(m_target);
    else
        QFrame::keyPressEvent(event);
}

} // namespace pw::ui
