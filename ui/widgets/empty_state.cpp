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
    m_text->setFixedWidth(420); // a wrapped label alone asks for too little and is cut
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(space::one);
    layout->addStretch(2);
    layout->addWidget(m_icon, 0, Qt::AlignHCenter);
    layout->addWidget(m_title, 0, Qt::AlignHCenter);
    layout->addWidget(m_text, 0, Qt::AlignHCenter);
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
