// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/providers/forwarding.h"

#include "core/commands/hand_on.h"
#include "core/commands/order_settlement.h"
#include "core/storage/catalogue_store.h"
#include "core/storage/forward_store.h"
#include "core/storage/order_store.h"
#include "core/storage/provider_store.h"
#include "sync-server/providers/subscribed.h"
#include "sync-server/providers/upstream_change.h"

using namespace Qt::StringLiterals;

namespace pw::server::providers
{
namespace
{

/// To the next source, or to `without` where there is none.
AddNext passOn(CommandContext &context, OrderForward forward, const Order &order, ForwardState without,
               const QString &problem)
{
    const auto next = commands::nextSourceFor(context.db, order, ProviderStore(context.db).source(forward.source));
    if (next) {
        forward.source = next->id;
        forward.provider = next->provider;
    }
    keep(context, forward, next ? ForwardState::Waiting : without, problem);
    if (next)
        return AddNext::AtOnce;
    return without == ForwardState::Waiting ? AddNext::Again : AddNext::Nothing;
}

void noteAdded(CommandContext &context, OrderForward forward, const Order &order, const UpstreamId &id)
{
    forward.upstreamOrder = id;
    ProviderStore(context.db).noteProblem(forward.provider, {}, context.stamp);
    if (decide::isTerminal(order.status)) {
        keep(context, forward, ForwardState::Asks, u"the order was finished here while it was being sent"_s);
        return;
    }
    keep(context, forward, ForwardState::Sent, {});
    const auto change = decide::setStatus(order, {.status = OrderStatus::Processing, .startCount = {}, .remains = {}});
    if (change && order.status == OrderStatus::Pending)
        static_cast<void>(commands::applyStatusChange(context, order, *change));
}

/// Whether the outcome of the call is still asked for. A number is, also after somebody has given the order up.
bool isOpen(const OrderForward &forward, AddOutcome::Kind kind)
{
    const bool isGivenUp = forward.state == ForwardState::Ambiguous ||
                           (forward.state == ForwardState::Finished && forward.upstreamOrder.isEmpty());
    return forward.state == ForwardState::Claimed || (kind == AddOutcome::Kind::Added && isGivenUp);
}

} // namespace

void keep(CommandContext &context, OrderForward forward, ForwardState state, const QString &problem)
{
    forward.state = state;
    forward.problem = problem;
    ForwardStore(context.db).update(forward, context.stamp);
}

AddNext settleAdd(CommandContext &context, OrderId id, const AddOutcome &outcome, int attempts)
{
    const auto forward = ForwardStore(context.db).byOrder(id);
    const auto order = OrderStore(context.db).byId(id);
    if (!forward || !order || !isOpen(*forward, outcome.kind))
        return AddNext::Nothing;
    // Somebody is told before the job is given up.
    const ForwardState patient = attempts < attemptsBeforeAPerson ? ForwardState::Waiting : ForwardState::Refused;
    switch (outcome.kind) {
    case AddOutcome::Kind::Added:
        noteAdded(context, *forward, *order, outcome.id);
        return AddNext::Nothing;
    case AddOutcome::Kind::Ambiguous:
        keep(context, *forward, ForwardState::Ambiguous, outcome.problem);
        return AddNext::Nothing;
    case AddOutcome::Kind::Refused:
        return passOn(context, *forward, *order, ForwardState::Refused, outcome.problem);
    case AddOutcome::Kind::Provider:
        ProviderStore(context.db).noteProblem(forward->provider, outcome.problem, context.stamp);
        return passOn(context, *forward, *order, patient, outcome.problem);
    case AddOutcome::Kind::NotTaken:
        ProviderStore(context.db).noteProblem(forward->provider, outcome.problem, context.stamp);
        if (attempts >= attemptsBeforeTheNext)
            return passOn(context, *forward, *order, patient, outcome.problem);
        keep(context, *forward, ForwardState::Waiting, outcome.problem);
        return AddNext::Again;
    }
    Q_UNREACHABLE();
}

void settleStatus(CommandContext &context, OrderId id, const Answered<UpstreamOrder> &said)
{
    auto forward = ForwardStore(context.db).byOrder(id);
    const auto order = OrderStore(context.db).byId(id);
    if (!forward || !order || forward->state != ForwardState::Sent)
        return;
    if (!said) {
        if (said.error().kind != Fault::Kind::Unreadable)
            keep(context, *forward, ForwardState::Asks, said.error().text);
        return;
    }
    if (order->subscription)
        return settleSubscription(context, *forward, *order, *said);
    const auto service = CatalogueStore(context.db).service(order->service);
    const UpstreamChange change = changeFrom(*order, service && isPackage(service->type), *said);
    const bool isNews = forward->upstreamStatus != said->statusText || (said->charge && forward->cost != said->charge);
    forward->upstreamStatus = said->statusText;
    if (said->charge)
        forward->cost = said->charge;
    if (change.kind == UpstreamChange::Kind::AskPerson)
        return keep(context, *forward, ForwardState::Asks, change.why);
    Order moved = *order;
    if (change.kind == UpstreamChange::Kind::Set) {
        const auto decided = decide::setStatus(*order, change.request);
        if (!decided)
            return keep(context, *forward, ForwardState::Asks, refusalSentence(decided.error()));
        const auto applied = commands::applyStatusChange(context, *order, *decided);
        if (!applied)
            return;
        moved = *applied;
    }
    const bool isFinished = decide::isTerminal(moved.status);
    if (isNews || isFinished)
        keep(context, *forward, isFinished ? ForwardState::Finished : ForwardState::Sent, {});
}

} // namespace pw::server::providers
