// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/order_store.h"

#include "core/storage/database.h"
#include "core/storage/search_pattern.h"
#include "core/storage/subscription_store.h"
#include "sql_catalogue.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

OrderFields readComments(Statement &row)
{
    const QString comments = row.text("comments");
    return comments.isEmpty() ? OrderFields() : OrderFields{{OrderField::Comments, comments}};
}

/// The row beside the order's; most orders have none.
void readDetails(Statement &row, Order &order)
{
    const QJsonObject fields = QJsonDocument::fromJson(row.text("fields").toUtf8()).object();
    for (auto field = fields.constBegin(); field != fields.constEnd(); ++field) {
        // A newer version's field is nothing that this one could show.
        if (const auto known = fromWord<OrderField>(field.key()))
            order.fields.insert(*known, field.value().toString());
    }
    order.dripfeed.runs = row.maybeInteger("runs").value_or(0);
    order.dripfeed.intervalMinutes = row.maybeInteger("interval_minutes").value_or(0);
    order.dripfeed.started = row.maybeInteger("started");
    order.dripfeed.ended = row.maybeInteger("ended");
    order.parent = OrderId(row.maybeInteger("parent_id").value_or(0));
    if (const auto made = row.maybeInteger("made")) {
        Subscription subscription{.made = *made};
        subscription.state = row.word<SubscriptionState>("subscription");
        subscription.ended = row.integer("posts_ended");
        subscription.awaited = row.integer("awaited");
        order.subscription = subscription;
    }
}

/// A look of its own for each subscription; most orders are none.
void readPosts(Database &db, Order &order)
{
    if (order.subscription)
        order.subscription->posts = SubscriptionStore(db).postsOf(order.id);
}

Order readOrder(Statement &row)
{
    Order order;
    order.id = row.id<OrderId>("id");
    order.user = row.id<UserId>("user_id");
    order.service = row.id<ServiceId>("service_id");
    order.serviceName = row.text("service_name");
    order.link = row.text("link");
    order.fields = readComments(row);
    order.quantity = row.integer("quantity");
    order.charge = row.money("charge");
    order.refunded = row.money("refunded");
    order.startCount = row.maybeInteger("start_count");
    order.remains = row.integer("remains");
    order.status = row.word<OrderStatus>("status");
    order.placedVia = row.text("placed_via");
    order.createdAt = row.instant("created_at");
    order.updatedAt = row.instant("updated_at");
    order.rev = row.integer("rev");
    readDetails(row, order);
    return order;
}

/// The statement for this filter, with all but the common parts bound.
Statement pageStatement(Database &db, const OrderFilter &filter)
{
    const QString status = filter.status ? toWord(*filter.status) : QString();
    if (filter.user.isValid()) {
        auto statement = db.prepare(sql::orders::page_by_user);
        statement.bind("user"_L1, filter.user).bind("status"_L1, status);
        return statement;
    }
    if (filter.status) {
        auto statement = db.prepare(sql::orders::page_by_status);
        statement.bind("status"_L1, status);
        return statement;
    }
    return db.prepare(sql::orders::page);
}

} // namespace

std::optional<Order> OrderStore::byId(OrderId id) const
{
    auto statement = m_db.prepare(sql::orders::by_id);
    statement.bind("id"_L1, id);
    if (!statement.step())
        return std::nullopt;
    Order order = readOrder(statement);
    readPosts(m_db, order);
    return order;
}

QList<Order> OrderStore::page(const OrderFilter &filter) const
{
    const SearchPattern pattern = searchPattern(filter.search);
    auto statement = pageStatement(m_db, filter);
    statement.bind("after"_L1, filter.after)
        .bind("service"_L1, filter.service)
        .bind("from"_L1, filter.from)
        .bind("to"_L1, filter.to)
        .bind("pattern"_L1, pattern.like)
        .bind("number"_L1, pattern.number)
        .bind("limit"_L1, filter.limit);
    QList<Order> orders;
    while (statement.step())
        orders << readOrder(statement);
    for (Order &order : orders)
        readPosts(m_db, order);
    return orders;
}

QList<OrderEvent> OrderStore::events(OrderId id) const
{
    auto statement = m_db.prepare(sql::orders::events);
    statement.bind("order"_L1, id);
    QList<OrderEvent> events;
    while (statement.step()) {
        OrderEvent event;
        event.actor = statement.text("actor");
        event.from = statement.word<OrderStatus>("from_status");
        event.to = statement.word<OrderStatus>("to_status");
        event.at = statement.instant("created_at");
        events << event;
    }
    return events;
}

QMap<OrderStatus, qint64> OrderStore::countsOf(UserId user) const
{
    auto statement = m_db.prepare(sql::orders::count_of_user);
    statement.bind("user"_L1, user);
    QMap<OrderStatus, qint64> counts;
    while (statement.step()) {
        const auto status = statement.word<OrderStatus>("status");
        counts.insert(status, statement.integer("orders"));
    }
    return counts;
}

OrderId OrderStore::insert(const Order &order, const Stamp &stamp)
{
    auto statement = m_db.prepare(sql::orders::insert);
    statement.bindOrNext("id"_L1, order.id)
        .bind("user"_L1, order.user)
        .bind("service"_L1, order.service)
        .bind("service_name"_L1, order.serviceName)
        .bind("link"_L1, order.link)
        .bind("comments"_L1, order.fields.value(OrderField::Comments))
        .bind("quantity"_L1, order.quantity)
        .bind("charge"_L1, order.charge)
        .bind("placed_via"_L1, order.placedVia)
        .bind("now"_L1, stamp.now)
        .bind("rev"_L1, stamp.rev);
    const auto id = statement.insertedId<OrderId>();
    insertDetails(id, order, stamp);
    return id;
}

void OrderStore::insertDetails(OrderId id, const Order &order, const Stamp &stamp)
{
    QJsonObject fields;
    for (auto field = order.fields.constBegin(); field != order.fields.constEnd(); ++field) {
        if (field.key() != OrderField::Comments)
            fields.insert(toWord(field.key()), field.value());
    }
    if (fields.isEmpty() && !order.dripfeed.isWanted())
        return;
    m_db.prepare(sql::orders::insert_details)
        .bind("order"_L1, id)
        .bind("fields"_L1, QString::fromUtf8(QJsonDocument(fields).toJson(QJsonDocument::Compact)))
        .bind("runs"_L1, order.dripfeed.runs)
        .bind("interval"_L1, order.dripfeed.intervalMinutes)
        .bind("rev"_L1, stamp.rev)
        .run();
}

void OrderStore::setStatus(const Order &order, const Stamp &stamp)
{
    m_db.prepare(sql::orders::set_status)
        .bind("status"_L1, toWord(order.status))
        .bind("start_count"_L1, order.startCount)
        .bind("remains"_L1, order.remains)
        .bind("refunded"_L1, order.refunded)
        .bind("now"_L1, stamp.now)
        .bind("rev"_L1, stamp.rev)
        .bind("id"_L1, order.id)
        .run();
}

void OrderStore::addEvent(OrderId id, const QString &actor, OrderStatus from, OrderStatus to, const Stamp &stamp)
{
    m_db.prepare(sql::orders::add_event)
        .bind("order"_L1, id)
        .bind("actor"_L1, actor)
        .bind("from"_L1, toWord(from))
        .bind("to"_L1, toWord(to))
        .bind("now"_L1, stamp.now)
        .bind("rev"_L1, stamp.rev)
        .run();
}

} // namespace pw
