// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/subscription_store.h"

#include "core/storage/database.h"
#include "core/storage/dripfeed_store.h"
#include "sql_catalogue.h"

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

Statement &bindRow(Statement &statement, OrderId order, const Subscription &row, const Stamp &stamp)
{
    return statement.bind("order"_L1, order)
        .bind("state"_L1, toWord(row.state))
        .bind("made"_L1, row.made)
        .bind("ended"_L1, row.ended)
        .bind("awaited"_L1, row.awaited)
        .bind("now"_L1, stamp.now)
        .bind("rev"_L1, stamp.rev);
}

Statement &bindRef(Statement &statement, const UpstreamRef &ref)
{
    return statement.bind("provider"_L1, ref.provider).bind("upstream_order"_L1, ref.order);
}

} // namespace

void SubscriptionStore::insert(OrderId order, const Subscription &row, Instant expiresAt, const Stamp &stamp)
{
    auto statement = m_db.prepare(sql::subscriptions::insert);
    bindRow(statement, order, row, stamp).bind("expires"_L1, expiresAt).run();
}

void SubscriptionStore::update(OrderId order, const Subscription &row, const Stamp &stamp)
{
    auto statement = m_db.prepare(sql::subscriptions::update);
    bindRow(statement, order, row, stamp).run();
}

void SubscriptionStore::addPost(OrderId parent, OrderId post, const Stamp &stamp)
{
    m_db.prepare(sql::subscriptions::add_post)
        .bind("order"_L1, post)
        .bind("parent"_L1, parent)
        .bind("rev"_L1, stamp.rev)
        .run();
}

QList<OrderId> SubscriptionStore::postsOf(OrderId parent) const
{
    return DripfeedStore(m_db).runsOf(parent);
}

QList<OrderId> SubscriptionStore::openPostsOf(OrderId parent) const
{
    auto statement = m_db.prepare(sql::subscriptions::open_posts);
    statement.bind("parent"_L1, parent);
    QList<OrderId> posts;
    while (statement.step())
        posts << statement.id<OrderId>("order_id");
    return posts;
}

std::optional<NamedPost> SubscriptionStore::named(const UpstreamRef &ref) const
{
    auto statement = m_db.prepare(sql::subscriptions::named);
    bindRef(statement, ref);
    if (!statement.step())
        return std::nullopt;
    return NamedPost{.parent = statement.id<OrderId>("parent_id"),
                     .order = OrderId(statement.maybeInteger("order_id").value_or(0)),
                     .attempts = statement.integer("attempts")};
}

bool SubscriptionStore::isHandedOn(const UpstreamRef &ref) const
{
    auto statement = m_db.prepare(sql::subscriptions::ours);
    bindRef(statement, ref);
    return statement.step();
}

void SubscriptionStore::namePost(const UpstreamRef &ref, OrderId parent, Instant due)
{
    auto statement = m_db.prepare(sql::subscriptions::name_post);
    bindRef(statement, ref).bind("parent"_L1, parent).bind("due"_L1, due).run();
}

void SubscriptionStore::setNamed(const UpstreamRef &ref, const NamedPost &post, std::optional<Instant> due)
{
    auto statement = m_db.prepare(sql::subscriptions::set_named);
    bindRef(statement, ref)
        .bind("order"_L1, post.order.isValid() ? std::optional(post.order.value) : std::nullopt)
        .bind("attempts"_L1, post.attempts)
        .bind("due"_L1, due ? std::optional(due->ms) : std::nullopt)
        .run();
}

} // namespace pw
