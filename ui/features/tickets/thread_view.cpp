// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/tickets/thread_view.h"

#include "core/base/clock.h"
#include "ui/presentation/words.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/icon_label.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

struct AuthorLook {
    QString icon;
    Tone tone;
};

AuthorLook lookOf(AuthorKind kind)
{
    switch (kind) {
    case AuthorKind::Customer:
        return {u"user"_s, Tone::Neutral};
    case AuthorKind::Staff:
        return {u"user"_s, Tone::Accent};
    case AuthorKind::Ai:
        return {u"robot"_s, Tone::Info};
    case AuthorKind::Automatic:
        return {u"bolt"_s, Tone::Info};
    }
    Q_UNREACHABLE();
}

} // namespace

ThreadView::ThreadView(const Clock &clock, QWidget *parent)
    : QWidget(parent), m_clock(clock), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(space::one + space::half);
}

bool ThreadView::show(const QList<TicketMessage> &messages, qint64 confirmedRev)
{
    QList<qint64> wanted;
    for (const TicketMessage &message : messages)
        wanted << message.id.value << qint64(message.rev > confirmedRev);
    if (wanted == m_shown)
        return false;
    m_shown = wanted;
    qDeleteAll(m_bubbles);
    m_bubbles.clear();
    for (const TicketMessage &message : messages) {
        m_bubbles << makeBubble(message, message.rev > confirmedRev);
        m_layout->addWidget(m_bubbles.constLast());
    }
    return true;
}

QWidget *ThreadView::makeBubble(const TicketMessage &message, bool isAhead)
{
    const bool isCustomer = message.authorKind == AuthorKind::Customer;
    const AuthorLook look = lookOf(message.authorKind);
    auto *bubble = new QFrame(this);
    bubble->setProperty("role", u"bubble"_s);
    bubble->setProperty("side", isCustomer ? u"customer"_s : u"staff"_s);
    auto *image = new IconLabel(16, bubble);
    image->show(look.icon, look.tone);
    auto *author = makeLabel(Words::author(message.authorKind, message.authorName), u"author"_s, bubble);
    auto *time = makeLabel(Words::when(message.createdAt, m_clock.now()), u"faint"_s, bubble);
    time->setToolTip(Words::whenInFull(message.createdAt));
    auto *top = new QHBoxLayout;
    top->setSpacing(6);
    top->addWidget(image);
    top->addWidget(author);
    top->addStretch();
    top->addWidget(time);
    if (isAhead) {
        auto *mark = new IconLabel(15, bubble);
        mark->show(u"pending"_s, Tone::Warning);
        mark->setToolTip(tr("Not on the server yet."));
        mark->setAccessibleName(mark->toolTip());
        mark->setObjectName(u"messageAheadMark"_s);
        top->addWidget(mark);
    }
    auto *text = makeValueLabel(bubble);
    text->setText(message.text);
    auto *inner = new QVBoxLayout(bubble);
    inner->setContentsMargins(space::one + space::half, space::one, space::one + space::half, space::one + 2);
    inner->setSpacing(space::half);
    inner->addLayout(top);
    inner->addWidget(text);
    auto *line = new QWidget(this);
    auto *layout = new QHBoxLayout(line);
    layout->setContentsMargins(isCustomer ? 0 : space::three, 0, isCustomer ? space::three : 0, 0);
    layout->addWidget(bubble);
    return line;
}

} // namespace pw::ui
