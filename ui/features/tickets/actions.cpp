// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/tickets/actions.h"

using namespace Qt::StringLiterals;

namespace pw::ui::ticket_actions
{

void reply(const UiContext &ui, TicketId ticket, const QString &text, QObject *context,
           std::function<void(const QString &)> done)
{
    ui.commands.run({u"ReplyTicket"_s, {{u"ticket"_s, ticket.value}, {u"text"_s, text}}}, context, std::move(done));
}

void setStatus(const UiContext &ui, TicketId ticket, TicketStatus status)
{
    ui.commands.run({u"SetTicketStatus"_s, {{u"ticket"_s, ticket.value}, {u"status"_s, toWord(status)}}});
}

void markRead(const UiContext &ui, TicketId ticket)
{
    ui.commands.run({u"MarkTicketRead"_s, {{u"ticket"_s, ticket.value}}});
}

} // namespace pw::ui::ticket_actions
