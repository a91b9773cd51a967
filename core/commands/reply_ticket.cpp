// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/reply_ticket.h"

#include "core/commands/open_ticket.h"
#include "core/protocol/field_reader.h"
#include "core/storage/ticket_store.h"

using namespace Qt::StringLiterals;

namespace pw::commands
{
namespace
{

/// Another customer's ticket is answered like none at all.
Decided<Ticket> visibleTicket(const CommandContext &context, TicketId id)
{
    auto ticket = TicketStore(context.db).byId(id);
    if (!ticket || (context.actor.isCustomer() && ticket->user.value != context.actor.id))
        return refuse(RefusalCode::TicketNotFound, u"ticket"_s);
    return std::move(*ticket);
}

Ticket store(CommandContext &context, Ticket ticket)
{
    TicketStore(context.db).setState(ticket, context.stamp);
    ticket.updatedAt = context.stamp.now;
    ticket.rev = context.stamp.rev;
    return ticket;
}

} // namespace

Decided<ReplyTicket> ReplyTicket::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    ReplyTicket command;
    command.ticket = reader.id<TicketId>(u"ticket"_s);
    command.text = reader.text(u"text"_s, OpenTicket::maxMessageLength);
    return reader.finished(std::move(command));
}

Decided<Ticket> ReplyTicket::run(CommandContext &context) const
{
    auto found = visibleTicket(context, ticket);
    if (!found)
        return found;
    if (found->status == TicketStatus::Closed)
        return refuse(RefusalCode::TicketClosed, u"ticket"_s);
    const bool staff = context.actor.isStaff();
    TicketStore(context.db)
        .addMessage({.id = {},
                     .ticket = ticket,
                     .authorKind = staff ? AuthorKind::Staff : AuthorKind::Customer,
                     .authorName = context.actor.name,
                     .text = text},
                    context.stamp);
    found->status = staff ? TicketStatus::Replied : TicketStatus::Open;
    found->readByStaff = staff;
    ++found->messageCount;
    return store(context, *found);
}

Decided<SetTicketStatus> SetTicketStatus::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    SetTicketStatus command;
    command.ticket = reader.id<TicketId>(u"ticket"_s);
    command.status = reader.word<TicketStatus>(u"status"_s);
    return reader.finished(std::move(command));
}

Decided<Ticket> SetTicketStatus::run(CommandContext &context) const
{
    auto found = visibleTicket(context, ticket);
    if (!found)
        return found;
    found->status = status;
    return store(context, *found);
}

Decided<MarkTicketRead> MarkTicketRead::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    MarkTicketRead command{.ticket = reader.id<TicketId>(u"ticket"_s)};
    return reader.finished(std::move(command));
}

Decided<Ticket> MarkTicketRead::run(CommandContext &context) const
{
    auto found = visibleTicket(context, ticket);
    if (!found || found->readByStaff)
        return found;
    TicketStore(context.db).markRead(ticket, context.stamp);
    found->readByStaff = true;
    found->rev = context.stamp.rev;
    return found;
}

} // namespace pw::commands
