// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/domain/order_task.h"

#include "core/domain/decisions.h"

using namespace Qt::StringLiterals;

namespace pw::decide
{
namespace
{

/// What was delivered can be refilled; what still moves can be cancelled.
bool fitsState(OrderStatus status, TaskKind kind)
{
    if (kind == TaskKind::Cancel)
        return !isTerminal(status);
    return status == OrderStatus::Completed || status == OrderStatus::Partial;
}

} // namespace

Decided<void> requestTask(const Order &order, const TaskRequest &request)
{
    const bool mayAsk = request.serviceAllows || !request.actor.isCustomer();
    if (!mayAsk || !fitsState(order.status, request.kind)) {
        const bool isRefill = request.kind == TaskKind::Refill;
        return refuse(isRefill ? RefusalCode::OrderNotRefillable : RefusalCode::OrderNotCancelable, u"order"_s,
                      toWord(order.status));
    }
    if (request.last && request.last->isOpen())
        return refuse(RefusalCode::TaskOpen, u"order"_s, QString::number(request.last->id.value));
    const bool isSoon =
        request.kind == TaskKind::Refill && request.last && request.now.ms - request.last->createdAt.ms < refillPauseMs;
    if (isSoon && request.actor.isCustomer())
        return refuse(RefusalCode::RefillTooSoon, u"order"_s, request.last->createdAt.plusMs(refillPauseMs).toString());
    return {};
}

TaskStatus cancelTaskAfter(OrderStatus ended)
{
    return ended == OrderStatus::Completed ? TaskStatus::Rejected : TaskStatus::Completed;
}

} // namespace pw::decide
