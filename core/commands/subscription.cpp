// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/subscription.h"

#include "core/commands/cancel_order.h"
#include "core/commands/child_order.h"
#include "core/domain/decisions.h"
#include "core/storage/forward_store.h"
#include "core/storage/order_store.h"
#include "core/storage/subscription_store.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::commands
{
namespace
{

/// Nothing more can come of it.
bool isOver(const Order &order)
{
    const Subscription &row = *order.subscription;
    const bool isFull = row.made >= termsOf(order.fields).posts;
    return row.awaited == 0 && row.ended == row.made && (row.isClosed() || isFull);
}

/// As the state says, but for what was delivered: all of it is completed, and nothing of it is cancelled.
OrderStatus endOf(const Order &order)
{
    if (order.remains == 0)
        return OrderStatus::Completed;
    const bool isStopped = order.subscription->state == SubscriptionState::Canceled;
    return isStopped || order.remains == order.quantity ? OrderStatus::Canceled : OrderStatus::Partial;
}

void endIfOver(CommandContext &context, OrderId id)
{
    const auto order = OrderStore(context.db).byId(id);
    if (!order || !order->subscription || decide::isTerminal(order->status) || !isOver(*order))
        return;
    moveTo(context, *order, {.status = endOf(*order), .startCount = {}, .remains = order->remains});
}

void notePostEnd(CommandContext &context, OrderId id, const Order &post)
{
    const auto order = OrderStore(context.db).byId(id);
    if (!order || !order->subscription)
        return;
    Subscription row = *order->subscription;
    row.ended = std::min(row.ended + 1, row.made);
    SubscriptionStore(context.db).update(id, row, context.stamp);
    if (decide::isTerminal(order->status))
        return; // ended by a person; what comes of its last posts is his to see to
    const qint64 remains = std::max<qint64>(0, order->remains - (post.quantity - post.remains));
    moveTo(context, *order, {.status = order->status, .startCount = {}, .remains = remains});
    endIfOver(context, id);
}

void noteOwnEnd(CommandContext &context, const Order &ended)
{
    SubscriptionStore store(context.db);
    Subscription row = *ended.subscription;
    if (!row.isClosed()) {
        row.state = ended.status == OrderStatus::Canceled ? SubscriptionState::Canceled : SubscriptionState::Completed;
        store.update(ended.id, row, context.stamp);
    }
    for (const OrderId post : store.openPostsOf(ended.id))
        dropUnbegun(context, post);
}

} // namespace

void beginSubscription(CommandContext &context, const Order &order)
{
    SubscriptionStore(context.db).insert(order.id, {}, termsOf(order.fields).expiresAt, context.stamp);
}

bool isRunHere(Database &db, const Order &subscription)
{
    const auto forward = ForwardStore(db).byOrder(subscription.id);
    return !forward || forward->state == ForwardState::Refused;
}

Order addPost(CommandContext &context, OrderId subscription, const NewPost &post)
{
    const OrderStore orders(context.db);
    SubscriptionStore store(context.db);
    const Order parent = orders.byId(subscription).value();
    const Order child = insertChild(
        context, parent, {.id = post.id, .link = post.link, .quantity = post.quantity, .via = u"subscription"_s});
    store.addPost(subscription, child.id, context.stamp);
    Subscription row = parent.subscription.value();
    ++row.made;
    store.update(subscription, row, context.stamp);
    if (parent.status != OrderStatus::InProgress)
        moveTo(context, parent, {.status = OrderStatus::InProgress, .startCount = {}, .remains = {}});
    return child;
}

void closeSubscription(CommandContext &context, OrderId id, SubscriptionState end)
{
    const auto order = OrderStore(context.db).byId(id);
    if (!order || !order->subscription || decide::isTerminal(order->status))
        return;
    Subscription row = *order->subscription;
    if (!row.isClosed()) {
        row.state = end;
        SubscriptionStore(context.db).update(id, row, context.stamp);
    }
    endIfOver(context, id);
}

Decided<Order> cancelSubscription(CommandContext &context, const Order &subscription)
{
    SubscriptionStore store(context.db);
    Subscription row = *subscription.subscription;
    row.state = SubscriptionState::Canceled;
    store.update(subscription.id, row, context.stamp);
    for (const OrderId post : store.openPostsOf(subscription.id)) {
        if (const auto canceled = CancelOrder{post}.run(context); !canceled)
            return fail(canceled.error());
    }
    // What a provider has named and not told about is not waited for: it was not begun with as far as anybody knows.
    const auto now = OrderStore(context.db).byId(subscription.id);
    if (now && !decide::isTerminal(now->status))
        moveTo(context, *now, {.status = endOf(*now), .startCount = {}, .remains = now->remains});
    auto ended = OrderStore(context.db).byId(subscription.id);
    if (!ended)
        return refuse(RefusalCode::OrderNotFound, u"order"_s);
    return std::move(*ended);
}

void noteSubscriptionEnd(CommandContext &context, const Order &ended)
{
    if (ended.subscription)
        noteOwnEnd(context, ended);
    if (ended.isPost())
        notePostEnd(context, ended.parent, ended);
}

} // namespace pw::commands
