// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/providers/forwarding.h"

#include "core/commands/order_settlement.h"
#include "core/storage/catalogue_store.h"
#include "core/storage/forward_store.h"
#include "core/storage/order_store.h"
#include "core/storage/provider_store.h"
#include "sync-server/providers/upstream_change.h"

using namespace Qt::StringLiterals;

namespace pw::server::providers
{
namespace
{

/// With one provider that cannot be reached the next one gets the order after so many attempts.
constexpr int attemptsBeforeTheNext = 3;

void keep(CommandContext &context, OrderForward forward, ForwardState state, const QString &problem)
{
    forward.state = state;
    forward.problem = problem;
    ForwardStore(context.db).update(forward, context.stamp);
}

/// To the next source, or to `without` where there is none.
void passOn(CommandContext &context, OrderForward forward, const Order &order, ForwardState without,
            const QString &problem)
{
    const ProviderStore store(context.db);
    const auto next = store.nextSource(order.service, store.source(forward.source));
    if (next) {
        forward.source = next->id;
        forward.provider = next->provider;
    }
    keep(context, forward, next ? ForwardState::Waiting : without, problem);
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

} // namespace

void settleAdd(CommandContext &context, OrderId id, const AddOutcome &outcome, int attempts)
{
    const auto forward = ForwardStore(context.db).byOrder(id);
    const auto order = OrderStore(context.db).byId(id);
    const bool isAdded = outcome.kind == AddOutcome::Kind::Added;
    const bool isOpen =
        forward && (forward->state == ForwardState::Claimed || (isAdded && forward->state == ForwardState::Ambiguous));
    if (!isOpen || !order)
        return;
    switch (outcome.kind) {
    case AddOutcome::Kind::Added:
        return noteAdded(context, *forward, *order, outcome.id);
    case AddOutcome::Kind::Ambiguous:
        return keep(context, *forward, ForwardState::Ambiguous, outcome.problem);
    case AddOutcome::Kind::Refused:
        return passOn(context, *forward, *order, ForwardState::Refused, outcome.problem);
    case AddOutcome::Kind::Provider:
        ProviderStore(context.db).noteProblem(forward->provider, outcome.problem, context.stamp);
        return passOn(context, *forward, *order, ForwardState::Waiting, outcome.problem);
    case AddOutcome::Kind::NotTaken:
        ProviderStore(context.db).noteProblem(forward->provider, outcome.problem, context.stamp);
        if (attempts >= attemptsBeforeTheNext)
            return passOn(context, *forward, *order, ForwardState::Waiting, outcome.problem);
        return keep(context, *forward, ForwardState::Waiting, outcome.problem);
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
