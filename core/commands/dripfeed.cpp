// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/dripfeed.h"

#include "core/commands/hand_on.h"
#include "core/commands/order_settlement.h"
#include "core/storage/dripfeed_store.h"
#include "core/storage/forward_store.h"
#include "core/storage/order_store.h"
#include "core/storage/provider_store.h"
#include "core/storage/user_store.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::commands
{
namespace
{

void moveTo(CommandContext &context, const Order &order, const decide::StatusRequest &request)
{
    if (const auto change = decide::setStatus(order, request))
        static_cast<void>(applyStatusChange(context, order, *change));
}

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
    Order run;
    run.user = dripfeed.user;
    run.service = dripfeed.service;
    run.serviceName = dripfeed.serviceName;
    run.link = dripfeed.link;
    run.fields = dripfeed.fields;
    run.quantity = dripfeed.quantity / std::max<qint64>(1, dripfeed.dripfeed.runs);
    run.remains = run.quantity;
    run.placedVia = u"dripfeed"_s;
    run.id = OrderStore(context.db).insert(run, context.stamp);
    handOn(context, run);
    return run.id;
}

/// The count is one of orders, and a run is one.
void countRun(CommandContext &context, UserId id)
{
    UserStore users(context.db);
    if (auto user = users.byId(id)) {
        ++user->orderCount;
        users.setMoney(*user, context.stamp);
    }
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

/// A run that nobody has begun with ends with its drip-feed; nobody would have paid for it.
void dropRun(CommandContext &context, OrderId dripfeed)
{
    const auto id = DripfeedStore(context.db).openRun(dripfeed);
    const auto run = id ? OrderStore(context.db).byId(*id) : std::nullopt;
    if (!run || run->status != OrderStatus::Pending)
        return;
    const auto forward = ForwardStore(context.db).byOrder(run->id);
    const bool isHere = !forward || forward->state == ForwardState::Waiting || forward->state == ForwardState::Refused;
    if (isHere)
        moveTo(context, *run, {.status = OrderStatus::Canceled, .startCount = {}, .remains = {}});
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
    countRun(context, dripfeed->user);
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
        dropRun(context, ended.id);
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
