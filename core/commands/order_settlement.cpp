// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/order_settlement.h"

#include "core/commands/affiliate.h"
#include "core/commands/dripfeed.h"
#include "core/commands/settle_task.h"
#include "core/commands/subscription.h"
#include "core/storage/forward_store.h"
#include "core/storage/ledger_store.h"
#include "core/storage/order_store.h"
#include "core/storage/user_store.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace pw::commands
{
namespace
{

Transfer outOfHold(const CommandContext &context, const Order &order, TransferKind kind, Money amount)
{
    const bool refund = kind == TransferKind::OrderRefund;
    return {.id = {},
            .key = u"order:"_s + QString::number(order.id.value) + (refund ? u":refund"_s : u":delivered"_s),
            .kind = kind,
            .debit = account::hold(order.user),
            .credit = refund ? account::customer(order.user) : account::revenue.toString(),
            .amount = amount,
            .user = order.user,
            .order = order.id,
            .memo = {},
            .actor = context.actor.label(),
            .createdAt = context.stamp.now};
}

/// Nobody has to decide any more on what is finished here. What a provider has is followed to its own end, and a call
/// that is under way is waited for.
void endForward(CommandContext &context, OrderId order)
{
    ForwardStore store(context.db);
    auto forward = store.byOrder(order);
    constexpr ForwardState open[] = {ForwardState::Waiting, ForwardState::Refused, ForwardState::Ambiguous,
                                     ForwardState::Asks};
    if (!forward || std::ranges::find(open, forward->state) == std::end(open))
        return;
    forward->state = ForwardState::Finished;
    forward->problem.clear();
    store.update(*forward, context.stamp);
}

/// On a desk whose copy is still coming the order can be there before its customer is.
Decided<void> moveMoney(CommandContext &context, const Order &order, const Settlement &settlement)
{
    UserStore users(context.db);
    LedgerStore ledger(context.db);
    auto user = users.byId(order.user);
    if (!user)
        return refuse(RefusalCode::UserNotFound);
    user->onHold = user->onHold - order.charge;
    user->balance = user->balance + settlement.refunded;
    user->spent = user->spent + settlement.kept;
    users.setMoney(*user, context.stamp);
    if (settlement.kept.isPositive())
        ledger.insert(outOfHold(context, order, TransferKind::OrderDelivered, settlement.kept), context.stamp);
    if (settlement.refunded.isPositive())
        ledger.insert(outOfHold(context, order, TransferKind::OrderRefund, settlement.refunded), context.stamp);
    return {};
}

} // namespace

Decided<Order> applyStatusChange(CommandContext &context, Order order, const decide::StatusChanged &change)
{
    OrderStore orders(context.db);
    const OrderStatus before = order.status;
    order.status = change.status;
    order.startCount = change.startCount;
    order.remains = change.remains;
    if (change.settlement) {
        order.refunded = change.settlement->refunded;
        if (const auto moved = moveMoney(context, order, *change.settlement); !moved)
            return fail(moved.error());
    }
    orders.setStatus(order, context.stamp);
    if (before != order.status)
        orders.addEvent(order.id, context.actor.label(), before, order.status, context.stamp);
    order.updatedAt = context.stamp.now;
    order.rev = context.stamp.rev;
    if (change.settlement) {
        settleCancelTask(context, order);
        endForward(context, order.id);
        noteEarning(context, order);
        noteEnd(context, order);
        noteSubscriptionEnd(context, order);
    }
    return order;
}

} // namespace pw::commands
