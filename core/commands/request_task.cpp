// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/request_task.h"

#include "core/commands/cancel_order.h"
#include "core/commands/dripfeed.h"
#include "core/commands/subscription.h"
#include "core/domain/decisions.h"
#include "core/protocol/field_reader.h"
#include "core/storage/catalogue_store.h"
#include "core/storage/order_store.h"
#include "core/storage/task_store.h"

using namespace Qt::StringLiterals;

namespace pw::commands
{
namespace
{

Decided<Order> orderFor(const CommandContext &context, OrderId id)
{
    auto order = OrderStore(context.db).byId(id);
    // Another customer's order is answered like none at all, so that ids cannot be probed.
    if (!order || (context.actor.isCustomer() && order->user.value != context.actor.id))
        return refuse(RefusalCode::OrderNotFound, u"order"_s);
    return std::move(*order);
}

Decided<OrderTask> request(CommandContext &context, const Order &order, TaskKind kind)
{
    TaskStore tasks(context.db);
    const auto service = CatalogueStore(context.db).service(order.service);
    const bool allows = service && (kind == TaskKind::Refill ? service->refill : service->cancel);
    const auto decided = decide::requestTask(order, {.kind = kind,
                                                     .serviceAllows = allows,
                                                     .last = tasks.last(order.id, kind),
                                                     .actor = context.actor,
                                                     .now = context.stamp.now});
    if (!decided)
        return fail(decided.error());
    OrderTask task{.id = TaskId(context.rowId), .order = order.id, .user = order.user, .kind = kind};
    task.requestedBy = context.actor.label();
    task.createdAt = context.stamp.now;
    task.updatedAt = context.stamp.now;
    task.rev = context.stamp.rev;
    task.id = tasks.insert(task, context.stamp);
    return task;
}

/// A drip-feed that starts no more runs: it ends with the one that is under way, which is asked for like any order.
RequestCancel::Requested cancelRun(CommandContext &context, const Order &dripfeed, OrderTask task)
{
    if (const auto run = openRun(context.db, dripfeed.id))
        static_cast<void>(RequestCancel{*run}.run(context));
    const Order now = OrderStore(context.db).byId(dripfeed.id).value_or(dripfeed);
    if (decide::isTerminal(now.status))
        return {now, {}};
    task.status = TaskStatus::InProgress;
    TaskStore(context.db).update(task, context.stamp);
    return {now, task};
}

/// No more posts; it ends at once, or with those that are under way.
RequestCancel::Requested stopSubscription(CommandContext &context, const Order &subscription, OrderTask task)
{
    closeSubscription(context, subscription.id, SubscriptionState::Canceled);
    const Order now = OrderStore(context.db).byId(subscription.id).value_or(subscription);
    if (decide::isTerminal(now.status))
        return {now, {}};
    task.status = TaskStatus::InProgress;
    TaskStore(context.db).update(task, context.stamp);
    return {now, task};
}

} // namespace

Decided<RequestRefill> RequestRefill::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    RequestRefill command{.order = reader.id<OrderId>(u"order"_s)};
    return reader.finished(std::move(command));
}

Decided<OrderTask> RequestRefill::run(CommandContext &context) const
{
    const auto found = orderFor(context, order);
    if (!found)
        return fail(found.error());
    return request(context, *found, TaskKind::Refill);
}

Decided<RequestCancel> RequestCancel::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    RequestCancel command{.order = reader.id<OrderId>(u"order"_s)};
    return reader.finished(std::move(command));
}

Decided<RequestCancel::Requested> RequestCancel::run(CommandContext &context) const
{
    const auto found = orderFor(context, order);
    if (!found)
        return fail(found.error());
    const auto canceled = CancelOrder{order}.run(context);
    if (canceled)
        return Requested{*canceled, {}};
    if (canceled.error().code != RefusalCode::OrderNotCancelable)
        return fail(canceled.error());
    const auto task = request(context, *found, TaskKind::Cancel);
    if (!task)
        return fail(task.error());
    if (const auto stopped = stopDripfeed(context, *found))
        return cancelRun(context, *stopped, *task);
    if (found->subscription && isRunHere(context.db, *found))
        return stopSubscription(context, *found, *task);
    return Requested{*found, *task};
}

} // namespace pw::commands
