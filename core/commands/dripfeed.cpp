// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/dripfeed.h"

#include "core/commands/child_order.h"
#include "core/commands/hand_on.h"
#include "core/storage/dripfeed_store.h"
#include "core/storage/order_store.h"
#include "core/storage/provider_store.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::commands
{
namespace
{

/// Nothing delivered: cancelled. All of it: completed. In between it is partial, or cancelled where it was stopped.
void endDripfeed(CommandContext &context, const Order &dripfeed, qint64 remains, bool isStopped)
{
    OrderStatus status = isStopped ? OrderStatus::Canceled : OrderStatus::Partial;
    if (remains == 0)
        status = OrderStatus::Completed;
    else if (remains == dripfeed.quantity)
        status = OrderStatus::Canceled;
    moveTo(context, dripfeed, {.status = status, .startCount = {}, .remains = remains});
}

OrderId insertRun(CommandContext &context, const Order &dripfeed)
{
    const qint64 quantity = dripfeed.quantity / std::max<qint64>(1, dripfeed.dripfeed.runs);
    const Order run =
        insertChild(context, dripfeed, {.id = {}, .link = dripfeed.link, .quantity = quantity, .via = u"dripfeed"_s});
    handOn(context, run);
    return run.id;
}

void noteRunEnd(CommandContext &context, OrderId dripfeedId, const Order &run)
{
    DripfeedStore store(context.db);
    auto row = store.byOrder(dripfeedId);
    const auto dripfeed = OrderStore(context.db).byId(dripfeedId);
    if (!row || !dripfeed)
        return;
    row->ended = std::min(row->ended + 1, row->started);
    store.update(dripfeedId, *row, context.stamp);
    if (decide::isTerminal(dripfeed->status))
        return; // ended by a person; what comes of its last run is his to see to
    const qint64 remains = std::max<qint64>(0, dripfeed->remains - (run.quantity - run.remains));
    const bool isStopped = row->state == DripfeedState::Stopping;
    const bool isLast = row->ended == row->started && (isStopped || row->started >= dripfeed->dripfeed.runs);
    if (isLast)
        endDripfeed(context, *dripfeed, remains, isStopped);
    else
        moveTo(context, *dripfeed, {.status = dripfeed->status, .startCount = {}, .remains = remains});
}

} // namespace

bool runsHere(Database &db, const Order &order)
{
    if (!order.dripfeed.isWanted())
        return false;
    const auto first = ProviderStore(db).nextSource(order.service, {});
    return !first || !first->terms.runsDripfeed;
}

void beginDripfeed(CommandContext &context, const Order &order)
{
    DripfeedStore(context.db).insert(order.id, DripfeedRow{}, context.stamp);
}

bool startRun(CommandContext &context, OrderId id)
{
    DripfeedStore store(context.db);
    auto row = store.byOrder(id);
    const auto dripfeed = OrderStore(context.db).byId(id);
    if (!row || !dripfeed || row->state != DripfeedState::Running || row->started >= dripfeed->dripfeed.runs)
        return false;
    if (store.openRun(id))
        return true;
    ++row->started;
    store.update(id, *row, context.stamp);
    store.addRun(id, insertRun(context, *dripfeed), row->started, context.stamp);
    if (dripfeed->status != OrderStatus::InProgress)
        moveTo(context, *dripfeed, {.status = OrderStatus::InProgress, .startCount = {}, .remains = {}});
    return row->started < dripfeed->dripfeed.runs;
}

void noteEnd(CommandContext &context, const Order &ended)
{
    DripfeedStore store(context.db);
    if (auto row = store.byOrder(ended.id); row && row->state != DripfeedState::Finished) {
        row->state = DripfeedState::Finished;
        store.update(ended.id, *row, context.stamp);
        if (const auto run = store.openRun(ended.id))
            dropUnbegun(context, *run);
    }
    if (const auto dripfeed = store.parentOf(ended.id))
        noteRunEnd(context, *dripfeed, ended);
}

std::optional<Order> stopDripfeed(CommandContext &context, const Order &dripfeed)
{
    DripfeedStore store(context.db);
    auto row = store.byOrder(dripfeed.id);
    if (!row || row->state == DripfeedState::Finished || decide::isTerminal(dripfeed.status))
        return std::nullopt;
    row->state = DripfeedState::Stopping;
    store.update(dripfeed.id, *row, context.stamp);
    if (!store.openRun(dripfeed.id))
        endDripfeed(context, dripfeed, dripfeed.remains, true);
    return OrderStore(context.db).byId(dripfeed.id);
}

std::optional<OrderId> openRun(Database &db, OrderId dripfeed)
{
    return DripfeedStore(db).openRun(dripfeed);
}

} // namespace pw::commands
