// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/widgets/empty_state.h"

#include "ui/widgets/basics.h"
#include "ui/widgets/icon_label.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace pw::ui
{

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent), m_icon(new IconLabel(48, this)), m_title(makeLabel({}, u"heading"_s, this)),
      m_text(makeLabel({}, u"muted"_s, this)), m_action(makeButton({}, ButtonKind::Plain, {}, this))
{
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignHCenter);
    m_text->setFixedWidth(420);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(space::one);
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addWidget(m_title, 0, Qt::AlignHCenter);
    // A layout asks an aligned widget for its size hint alone and never for the height that its width needs; a row with
    // room on both sides centres it and asks.
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_text);
    row->addStretch();
    layout->addLayout(row);
    layout->addSpacing(space::one);
    layout->addWidget(m_action, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    connect(m_action, &QPushButton::clicked, this, &EmptyState::actionChosen);
}

void EmptyState::show(const Words &words)
{
    m_icon->show(words.icon);
    m_title->setText(words.title);
    m_text->setText(words.text);
    m_action->setText(words.action);
    m_action->setVisible(!words.action.isEmpty());
}

} // namespace pw::ui
