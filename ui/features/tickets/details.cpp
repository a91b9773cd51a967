// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/tickets/details.h"

#include "core/storage/user_store.h"
#include "ui/features/tickets/actions.h"
#include "ui/features/tickets/thread_view.h"
#include "ui/presentation/words.h"
#include "ui/widgets/basics.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QTimer>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace pw::ui
{

TicketDetails::TicketDetails(const UiContext &ui, QWidget *parent)
    : DetailsPane(ui, parent), m_close(makeButton({}, ButtonKind::Plain, u"check"_s, this)),
      m_customer(makeButton({}, ButtonKind::Plain, u"user"_s, this)),
      m_order(makeButton({}, ButtonKind::Plain, u"orders"_s, this)), m_thread(new ThreadView(ui.clock, this)),
      m_reply(new QPlainTextEdit(this)), m_send(makeButton(tr("Send reply"), ButtonKind::Primary, u"send"_s, this)),
      m_trouble(makeLabel({}, u"error"_s, this))
{
    setObjectName(u"ticketDetails"_s);
    m_close->setObjectName(u"closeTicketButton"_s);
    actions()->addWidget(m_customer);
    actions()->addWidget(m_order);
    actions()->addWidget(m_close);
    actions()->addStretch();
    body()->addWidget(m_thread);
    body()->addStretch();
    frameLayout()->addWidget(makeRule(this));
    frameLayout()->addWidget(makeReplyBox());
    connect(m_close, &QPushButton::clicked, this, &TicketDetails::switchStatus);
    connect(m_send, &QPushButton::clicked, this, &TicketDetails::sendReply);
    connect(m_customer, &QPushButton::clicked, this, [this] {
        Q_EMIT openRequested({PageId::Users, m_row->ticket.user.value});
    });
    connect(m_order, &QPushButton::clicked, this, [this] {
        Q_EMIT openRequested({PageId::Orders, m_row->ticket.orderIds.section(u',', 0, 0).toLongLong()});
    });
    for (const auto key : {Qt::Key_Return, Qt::Key_Enter}) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | key), m_reply);
        shortcut->setContext(Qt::WidgetShortcut);
        connect(shortcut, &QShortcut::activated, this, &TicketDetails::sendReply);
    }
}

QWidget *TicketDetails::makeReplyBox()
{
    m_reply->setObjectName(u"reply"_s);
    m_reply->setPlaceholderText(tr("Write a reply…"));
    m_reply->setAccessibleName(tr("Reply"));
    m_reply->setTabChangesFocus(true);
    m_reply->setFixedHeight(88);
    m_send->setObjectName(u"sendReply"_s);
    m_trouble->setObjectName(u"trouble"_s);
    m_trouble->setWordWrap(true);
    m_trouble->hide();
    auto *box = new QWidget(this);
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(space::two, space::two, space::two, space::two);
    layout->setSpacing(space::one);
    layout->addWidget(m_reply);
    layout->addWidget(m_trouble);
    auto *row = new QHBoxLayout;
    row->addWidget(makeLabel(tr("Ctrl+Enter sends"), u"faint"_s, box));
    row->addStretch();
    row->addWidget(m_send);
    layout->addLayout(row);
    return box;
}

void TicketDetails::clear()
{
    // A draft stays with its ticket, so that looking something up elsewhere costs nothing.
    m_drafts.insert(m_draftKey, m_reply->toPlainText());
    m_draftKey = key();
    m_reply->setPlainText(m_drafts.value(key()));
    m_trouble->hide();
    m_markedKey = 0;
}

void TicketDetails::load(qint64 key, quint64 turn)
{
    const auto query = [key](Database &db) -> std::optional<Facts> {
        const TicketStore tickets(db);
        const auto ticket = tickets.byId(TicketId(key));
        if (!ticket)
            return std::nullopt;
        const auto user = UserStore(db).byId(ticket->user);
        return Facts{{*ticket, user ? user->username : QString()}, tickets.messages(ticket->id)};
    };
    readFacts(turn, query, [this](const Facts &facts) { show(facts); });
}

void TicketDetails::show(const Facts &facts)
{
    m_row = facts.row;
    const Ticket &ticket = facts.row.ticket;
    const bool isClosed = ticket.status == TicketStatus::Closed;
    setHeading({.title = ticket.subject,
                .subtitle = tr("Ticket %1 · %2 · %3")
                                .arg(Words::number(ticket.id.value), Words::type(ticket.type), facts.row.customer),
                .pill = Words::status(ticket.status),
                .tone = Words::tone(ticket.status),
                .rev = ticket.rev});
    m_close->setText(isClosed ? tr("Open again") : tr("Close ticket"));
    m_customer->setText(facts.row.customer);
    showOrders(ticket);
    m_reply->setEnabled(!isClosed);
    m_send->setEnabled(!isClosed);
    m_reply->setPlaceholderText(isClosed ? tr("The ticket is closed. Open it again to answer.") : tr("Write a reply…"));
    if (m_thread->show(facts.messages, ui().data.status().cursor))
        scrollToEnd();
    markRead();
}

void TicketDetails::markRead()
{
    // Once for each time it is opened: a refusal must not make it ask for ever.
    if (m_row->ticket.readByStaff || m_markedKey == key())
        return;
    m_markedKey = key();
    ticket_actions::markRead(ui(), m_row->ticket.id);
}

void TicketDetails::showOrders(const Ticket &ticket)
{
    const qint64 first = ticket.orderIds.section(u',', 0, 0).toLongLong();
    m_order->setVisible(first > 0);
    m_order->setText(tr("Order %1").arg(Words::number(first)));
}

void TicketDetails::sendReply()
{
    const QString text = m_reply->toPlainText().trimmed();
    if (text.isEmpty() || !m_send->isEnabled())
        return;
    m_send->setEnabled(false);
    const qint64 asked = key();
    ticket_actions::reply(ui(), TicketId(asked), text, this, [this, asked](const QString &trouble) {
        m_send->setEnabled(true);
        if (trouble.isEmpty())
            m_drafts.remove(asked);
        if (asked != key())
            return; // another ticket is open by now
        m_trouble->setText(trouble);
        m_trouble->setVisible(!trouble.isEmpty());
        if (trouble.isEmpty())
            m_reply->clear();
    });
}

void TicketDetails::switchStatus()
{
    const bool isClosed = m_row->ticket.status == TicketStatus::Closed;
    ticket_actions::setStatus(ui(), m_row->ticket.id, isClosed ? TicketStatus::Open : TicketStatus::Closed);
}

void TicketDetails::scrollToEnd()
{
    // The new bubbles get their height in the next pass of the layout.
    QTimer::singleShot(0, this, [this] {
        auto *bar = findChild<QScrollArea *>()->verticalScrollBar();
        bar->setValue(bar->maximum());
    });
}

} // namespace pw::ui
