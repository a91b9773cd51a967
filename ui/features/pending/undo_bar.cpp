// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/pending/undo_bar.h"

#include "ui/presentation/tokens.h"
#include "ui/widgets/basics.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace pw::ui
{

UndoBar::UndoBar(QAction *undo, QWidget *parent)
    : QFrame(parent), m_text(makeLabel({}, {}, this)), m_button(makeButton({}, ButtonKind::Plain, u"undo"_s, this)),
      m_timer(new QTimer(this))
{
    setObjectName(u"undoBar"_s);
    setProperty("role", u"bar"_s);
    m_text->setObjectName(u"undoText"_s);
    m_text->setWordWrap(true);
    m_button->setObjectName(u"undoButton"_s);
    m_button->setText(undo->text());
    m_button->setToolTip(undo->shortcut().toString(QKeySequence::NativeText));
    m_button->setVisible(undo->isEnabled());
    connect(undo, &QAction::changed, m_button, [this, undo] { m_button->setVisible(undo->isEnabled()); });
    connect(m_button, &QPushButton::clicked, undo, &QAction::trigger);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space::two, space::one, space::two, space::one);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button);
    m_timer->setSingleShot(true);
    connect(m_timer, &QTimer::timeout, this, &QWidget::hide);
    hide();
}

void UndoBar::tell(const QString &text)
{
    m_text->setText(text);
    setAccessibleName(text);
    setVisible(!text.isEmpty());
    m_timer->start(15s); // undo itself stays on the menu and on its key
}

} // namespace pw::ui
