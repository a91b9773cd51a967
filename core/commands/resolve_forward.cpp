// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/resolve_forward.h"

#include "core/commands/hand_on.h"
#include "core/domain/decisions.h"
#include "core/protocol/field_reader.h"
#include "core/storage/forward_store.h"
#include "core/storage/order_store.h"

using namespace Qt::StringLiterals;

namespace pw::commands
{
namespace
{

/// The last one to refuse is not the one to ask first.
void beginWithTheFirst(Database &db, OrderForward &forward, const Order &order)
{
    if (const auto first = nextSourceFor(db, order, {})) {
        forward.source = first->id;
        forward.provider = first->provider;
    }
}

} // namespace

Decided<ResolveForward> ResolveForward::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    ResolveForward command;
    command.order = reader.id<OrderId>(u"order"_s);
    command.upstreamOrder = reader.maybeText(u"upstream_order"_s, 64).value_or(QString());
    return reader.finished(std::move(command));
}

Decided<Order> ResolveForward::run(CommandContext &context) const
{
    const auto found = OrderStore(context.db).byId(order);
    auto forward = ForwardStore(context.db).byOrder(order);
    if (!found || !forward)
        return refuse(RefusalCode::OrderNotFound, u"order"_s);
    const bool isOpen = forward->state == ForwardState::Ambiguous || forward->state == ForwardState::Refused ||
                        forward->state == ForwardState::Asks;
    // A post is made by its subscription: there is nothing that could be sent again.
    const bool isLost = found->isPost() && upstreamOrder.isEmpty();
    if (!isOpen || isLost || decide::isTerminal(found->status))
        return refuse(RefusalCode::OrderStateForbids, u"order"_s, toWord(forward->state));
    if (!upstreamOrder.isEmpty())
        forward->upstreamOrder = upstreamOrder;
    else if (forward->state == ForwardState::Refused)
        beginWithTheFirst(context.db, *forward, *found);
    forward->state = upstreamOrder.isEmpty() ? ForwardState::Waiting : ForwardState::Sent;
    forward->problem.clear();
    ForwardStore(context.db).update(*forward, context.stamp);
    return *found;
}

} // namespace pw::commands
