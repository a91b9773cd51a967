// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/cancel_order.h"

#include "core/commands/dripfeed.h"
#include "core/commands/order_settlement.h"
#include "core/commands/subscription.h"
#include "core/protocol/field_reader.h"
#include "core/storage/catalogue_store.h"
#include "core/storage/forward_store.h"
#include "core/storage/order_store.h"

using namespace Qt::StringLiterals;

namespace pw::commands
{
namespace
{

/// The drip-feed ends with its run, so that what the run has delivered counts.
Decided<Order> cancelWithRun(CommandContext &context, const Order &dripfeed, OrderId run)
{
    static_cast<void>(stopDripfeed(context, dripfeed));
    if (const auto canceled = CancelOrder{run}.run(context); !canceled)
        return fail(canceled.error());
    return OrderStore(context.db).byId(dripfeed.id).value_or(dripfeed);
}

} // namespace

Decided<CancelOrder> CancelOrder::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    CancelOrder command{.order = reader.id<OrderId>(u"order"_s)};
    return reader.finished(std::move(command));
}

Decided<Order> CancelOrder::run(CommandContext &context) const
{
    const auto found = OrderStore(context.db).byId(order);
    // Another customer's order is answered like none at all, so that ids cannot be probed.
    if (!found || (context.actor.isCustomer() && found->user.value != context.actor.id))
        return refuse(RefusalCode::OrderNotFound, u"order"_s);
    // Once it is on its way to a provider, only those who can ask him may take it back.
    const auto forward = ForwardStore(context.db).byOrder(order);
    if (context.actor.isCustomer() && forward && forward->mayBeThere())
        return refuse(RefusalCode::OrderNotCancelable, u"order"_s, toWord(found->status));
    const auto service = CatalogueStore(context.db).service(found->service);
    const auto change = decide::cancelOrder(*found, context.actor, service && service->cancel);
    if (!change)
        return fail(change.error());
    if (found->subscription)
        return cancelSubscription(context, *found);
    if (const auto run = openRun(context.db, order))
        return cancelWithRun(context, *found, *run);
    return applyStatusChange(context, *found, *change);
}

} // namespace pw::commands
