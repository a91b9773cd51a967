// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/child_order.h"

#include "core/commands/order_settlement.h"
#include "core/storage/forward_store.h"
#include "core/storage/order_store.h"
#include "core/storage/user_store.h"

using namespace Qt::StringLiterals;

namespace pw::commands
{
namespace
{

/// The count is one of orders, and a child is one.
void countChild(CommandContext &context, UserId id)
{
    UserStore users(context.db);
    if (auto user = users.byId(id)) {
        ++user->orderCount;
        users.setMoney(*user, context.stamp);
    }
}

} // namespace

Order insertChild(CommandContext &context, const Order &parent, const ChildOrder &child)
{
    Order order;
    order.id = child.id;
    order.user = parent.user;
    order.service = parent.service;
    order.serviceName = parent.serviceName;
    order.link = child.link;
    order.parent = parent.id;
    order.quantity = child.quantity;
    order.remains = child.quantity;
    order.placedVia = child.via;
    order.createdAt = context.stamp.now;
    order.updatedAt = context.stamp.now;
    order.rev = context.stamp.rev;
    if (!parent.subscription)
        order.fields = parent.fields;
    order.id = OrderStore(context.db).insert(order, context.stamp);
    countChild(context, order.user);
    return order;
}

void moveTo(CommandContext &context, const Order &order, const decide::StatusRequest &request)
{
    if (const auto change = decide::setStatus(order, request))
        static_cast<void>(applyStatusChange(context, order, *change));
}

void dropUnbegun(CommandContext &context, OrderId child)
{
    const auto order = OrderStore(context.db).byId(child);
    if (!order || order->status != OrderStatus::Pending)
        return;
    const auto forward = ForwardStore(context.db).byOrder(child);
    if (!forward || !forward->mayBeThere())
        moveTo(context, *order, {.status = OrderStatus::Canceled, .startCount = {}, .remains = {}});
}

} // namespace pw::commands
