// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/open_ticket.h"

#include "core/protocol/field_reader.h"
#include "core/storage/order_store.h"
#include "core/storage/ticket_store.h"
#include "core/storage/user_store.h"

#include <QJsonArray>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::commands
{
namespace
{

QString defaultSubject(TicketType type)
{
    switch (type) {
    case TicketType::Refill:
        return u"Refill"_s;
    case TicketType::Cancel:
        return u"Cancel"_s;
    case TicketType::SpeedUp:
        return u"Speed up"_s;
    case TicketType::Restart:
        return u"Restart"_s;
    case TicketType::FakeOrder:
        return u"Fake order complaint"_s;
    case TicketType::Other:
        return u"Question"_s;
    }
    Q_UNREACHABLE();
}

QList<OrderId> readOrders(FieldReader &reader)
{
    QList<OrderId> orders;
    const QJsonValue value = reader.raw(u"order_ids"_s);
    if (value.isUndefined())
        return orders;
    const QJsonArray array = value.toArray();
    const bool numbers = std::ranges::all_of(array, [](const QJsonValue &id) { return id.toInteger(0) > 0; });
    if (!value.isArray() || !numbers || array.size() > OpenTicket::maxOrders) {
        reader.note({RefusalCode::FieldWrongType, u"order_ids"_s, u"a list of at most 100 order ids"_s});
        return orders;
    }
    for (const QJsonValue &id : array)
        orders << OrderId(id.toInteger());
    std::sort(orders.begin(), orders.end());
    orders.erase(std::unique(orders.begin(), orders.end()), orders.end());
    return orders;
}

QString joined(const QList<OrderId> &orders)
{
    QStringList ids;
    for (const OrderId id : orders)
        ids << QString::number(id.value);
    return ids.join(u',');
}

} // namespace

Decided<OpenTicket> OpenTicket::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    OpenTicket command;
    command.user = UserId(reader.maybeInteger(u"user"_s, 1).value_or(0));
    command.type = reader.word<TicketType>(u"type"_s);
    command.orders = readOrders(reader);
    command.subject = reader.maybeText(u"subject"_s, 200).value_or(QString());
    command.message = reader.text(u"message"_s, maxMessageLength);
    return reader.finished(std::move(command));
}

Decided<Ticket> OpenTicket::run(CommandContext &context) const
{
    const auto customer = UserStore(context.db).byId(user);
    if (!customer)
        return refuse(RefusalCode::UserNotFound, u"user"_s);
    const OrderStore orderStore(context.db);
    for (const OrderId id : orders) {
        const auto order = orderStore.byId(id);
        if (!order || order->user != user)
            return refuse(RefusalCode::OrderNotFound, u"order_ids"_s, QString::number(id.value));
    }
    TicketStore store(context.db);
    Ticket ticket;
    ticket.id = TicketId(context.rowId);
    ticket.user = user;
    ticket.type = type;
    ticket.subject = subject.isEmpty() ? defaultSubject(type) : subject;
    ticket.orderIds = joined(orders);
    const TicketId id = store.insert(ticket, context.stamp);
    store.addMessage({.id = {},
                      .ticket = id,
                      .authorKind = context.actor.isStaff() ? AuthorKind::Staff : AuthorKind::Customer,
                      .authorName = context.actor.isStaff() ? context.actor.name : customer->username,
                      .text = message},
                     context.stamp);
    return store.byId(id).value();
}

} // namespace pw::commands
