// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/ticket_store.h"

#include "core/storage/database.h"
#include "core/storage/search_pattern.h"
#include "sql_catalogue.h"

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

Ticket readTicket(Statement &row)
{
    Ticket ticket;
    ticket.id = row.id<TicketId>("id");
    ticket.user = row.id<UserId>("user_id");
    ticket.type = row.word<TicketType>("type");
    ticket.subject = row.text("subject");
    ticket.orderIds = row.text("order_ids");
    ticket.status = row.word<TicketStatus>("status");
    ticket.readByStaff = row.flag("read_by_staff");
    ticket.messageCount = row.integer("message_count");
    ticket.createdAt = row.instant("created_at");
    ticket.updatedAt = row.instant("updated_at");
    ticket.rev = row.integer("rev");
    return ticket;
}

} // namespace

std::optional<Ticket> TicketStore::byId(TicketId id) const
{
    auto statement = m_db.prepare(sql::tickets::by_id);
    statement.bind("id"_L1, id);
    return statement.step() ? std::optional(readTicket(statement)) : std::nullopt;
}

QList<Ticket> TicketStore::page(const TicketFilter &filter) const
{
    const SearchPattern pattern = searchPattern(filter.search);
    auto statement = m_db.prepare(sql::tickets::page);
    statement.bind("after_time"_L1, filter.after.time)
        .bind("after_id"_L1, filter.after.id)
        .bind("status"_L1, filter.status ? toWord(*filter.status) : QString())
        .bind("type"_L1, filter.type ? toWord(*filter.type) : QString())
        .bind("user"_L1, filter.user)
        .bind("pattern"_L1, pattern.like)
        .bind("number"_L1, pattern.number)
        .bind("limit"_L1, filter.limit);
    QList<Ticket> tickets;
    while (statement.step())
        tickets << readTicket(statement);
    return tickets;
}

QList<TicketMessage> TicketStore::messages(TicketId id) const
{
    auto statement = m_db.prepare(sql::tickets::messages);
    statement.bind("ticket"_L1, id);
    QList<TicketMessage> messages;
    while (statement.step()) {
        TicketMessage message;
        message.id = statement.id<MessageId>("id");
        message.ticket = statement.id<TicketId>("ticket_id");
        message.authorKind = statement.word<AuthorKind>("author_kind");
        message.authorName = statement.text("author_name");
        message.text = statement.text("text");
        message.createdAt = statement.instant("created_at");
        message.rev = statement.integer("rev");
        messages << message;
    }
    return messages;
}

TicketId TicketStore::insert(const Ticket &ticket, const Stamp &stamp)
{
    auto statement = m_db.prepare(sql::tickets::insert);
    statement.bindOrNext("id"_L1, ticket.id)
        .bind("user"_L1, ticket.user)
        .bind("type"_L1, toWord(ticket.type))
        .bind("subject"_L1, ticket.subject)
        .bind("order_ids"_L1, ticket.orderIds)
        .bind("now"_L1, stamp.now)
        .bind("rev"_L1, stamp.rev);
    return statement.insertedId<TicketId>();
}

void TicketStore::setState(const Ticket &ticket, const Stamp &stamp)
{
    m_db.prepare(sql::tickets::set_state)
        .bind("status"_L1, toWord(ticket.status))
        .bind("read_by_staff"_L1, ticket.readByStaff)
        .bind("message_count"_L1, ticket.messageCount)
        .bind("now"_L1, stamp.now)
        .bind("rev"_L1, stamp.rev)
        .bind("id"_L1, ticket.id)
        .run();
}

void TicketStore::markRead(TicketId id, const Stamp &stamp)
{
    m_db.prepare(sql::tickets::mark_read).bind("rev"_L1, stamp.rev).bind("id"_L1, id).run();
}

MessageId TicketStore::addMessage(const TicketMessage &message, const Stamp &stamp)
{
    auto statement = m_db.prepare(sql::tickets::add_message);
    statement.bind("ticket"_L1, message.ticket)
        .bind("author_kind"_L1, toWord(message.authorKind))
        .bind("author_name"_L1, message.authorName)
        .bind("text"_L1, message.text)
        .bind("now"_L1, stamp.now)
        .bind("rev"_L1, stamp.rev);
    return statement.insertedId<MessageId>();
}

void TicketStore::removeOf(UserId user)
{
    m_db.prepare(sql::tickets::remove_messages_of_user).bind("user"_L1, user).run();
    m_db.prepare(sql::tickets::remove_of_user).bind("user"_L1, user).run();
}

} // namespace pw
