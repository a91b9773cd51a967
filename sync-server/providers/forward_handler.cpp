// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/providers/forward_handler.h"

#include "core/commands/hand_on.h"
#include "core/domain/decisions.h"
#include "core/storage/catalogue_store.h"
#include "core/storage/forward_store.h"
#include "core/storage/order_store.h"
#include "core/storage/provider_store.h"
#include "sync-server/executor/written.h"
#include "sync-server/providers/forwarding.h"

#include <chrono>
#include <condition_variable>
#include <mutex>

using namespace Qt::StringLiterals;

namespace pw::server::providers
{
namespace
{

constexpr int triesToWrite = 10;
constexpr std::chrono::seconds pauseBetweenWrites{1};

/// The source that the row names, or the next one where that is not to be used any more.
std::optional<ServiceSource> usableSource(Database &db, const OrderForward &forward, const Order &order)
{
    const ProviderStore store(db);
    const auto source = store.source(forward.source);
    const auto provider = store.byId(forward.provider);
    if (source && source->enabled && provider && provider->enabled)
        return source;
    return commands::nextSourceFor(db, order, source);
}

/// Somebody may have sent the order again, while this job still stood in the way of its next one.
void enqueueAgain(CommandContext &context, OrderId id)
{
    const auto forward = ForwardStore(context.db).byOrder(id);
    if (!forward || forward->state != ForwardState::Waiting)
        return;
    Job job;
    job.kind = u"forward"_s;
    job.key = QString::number(id.value);
    job.dueAt = context.stamp.now;
    JobStore(context.db).enqueue(job, context.stamp.now);
}

} // namespace

JobResult ForwardHandler::run(const Job &job, std::stop_token stop)
{
    const OrderId id(job.key.toLongLong());
    Claimed claimed;
    switch (claim(id, claimed)) {
    case Claim::Nothing:
        return JobResult::done([id](CommandContext &context) { enqueueAgain(context, id); });
    case Claim::NotWritten:
        return JobResult::failed(u"the storage failed"_s);
    case Claim::Taken:
        break;
    }
    const QByteArray form = addForm(claimed.upstream, claimed.order, claimed.type, claimed.source.upstreamService);
    const AddOutcome outcome = judgeAdd(m_desk.post(claimed.upstream, form, stop));
    const auto next = noteOutcome(id, outcome, job.attempts, stop);
    if (!next) // It stays claimed, and so becomes ambiguous with the next attempt.
        return JobResult::failed(u"the outcome could not be written"_s);
    switch (*next) {
    case AddNext::Again:
        return JobResult::failed(outcome.problem);
    case AddNext::AtOnce:
        return JobResult::later({});
    case AddNext::Nothing:
        return JobResult::done([id](CommandContext &context) { enqueueAgain(context, id); });
    }
    Q_UNREACHABLE();
}

/// Whether or not this worker still has the job: what the provider has said is not to be lost.
std::optional<AddNext> ForwardHandler::noteOutcome(OrderId id, const AddOutcome &outcome, int attempts,
                                                   const std::stop_token &stop) const
{
    AddNext next = AddNext::Nothing;
    const auto settle = [&](Database &db, const Stamp &stamp) {
        CommandContext context{.db = db, .actor = {}, .stamp = stamp, .commandId = {}};
        next = settleAdd(context, id, outcome, attempts);
        return true;
    };
    for (int tries = 0; tries < triesToWrite; ++tries) {
        if (written(m_executor, settle, true) == JobEnd::Committed)
            return next;
        // A full queue has a place again soon; a full disk perhaps not before the server is told to stop.
        std::mutex mutex;
        std::unique_lock lock(mutex);
        std::condition_variable_any pause;
        pause.wait_for(lock, stop, pauseBetweenWrites, [] { return false; });
    }
    qWarning("the outcome of order %lld could not be written", static_cast<long long>(id.value));
    return std::nullopt;
}

ForwardHandler::Claim ForwardHandler::claim(OrderId id, Claimed &claimed) const
{
    bool isTaken = false;
    const auto take = [&](Database &db, const Stamp &stamp) {
        CommandContext context{.db = db, .actor = {}, .stamp = stamp, .commandId = {}};
        isTaken = claimWithin(context, id, claimed);
        return true;
    };
    if (written(m_executor, take, true) != JobEnd::Committed)
        return Claim::NotWritten;
    return isTaken ? Claim::Taken : Claim::Nothing;
}

bool ForwardHandler::claimWithin(CommandContext &context, OrderId id, Claimed &claimed) const
{
    auto forward = ForwardStore(context.db).byOrder(id);
    const auto order = OrderStore(context.db).byId(id);
    if (!forward || !order)
        return false;
    if (forward->state == ForwardState::Claimed) {
        keep(context, *forward, ForwardState::Ambiguous, u"the server stopped while the order was being sent"_s);
        return false;
    }
    if (forward->state != ForwardState::Waiting)
        return false;
    if (decide::isTerminal(order->status)) {
        keep(context, *forward, ForwardState::Finished, {});
        return false;
    }
    const auto source = usableSource(context.db, *forward, *order);
    const auto provider = source ? ProviderStore(context.db).byId(source->provider) : std::nullopt;
    const auto upstream = provider ? m_desk.upstream(context.db, *provider) : std::nullopt;
    const auto service = CatalogueStore(context.db).service(order->service);
    if (!source || !upstream || !service) {
        keep(context, *forward, ForwardState::Refused,
             source ? u"the provider has no key"_s : u"no source of this service is switched on"_s);
        return false;
    }
    forward->source = source->id;
    forward->provider = source->provider;
    keep(context, *forward, ForwardState::Claimed, forward->problem);
    claimed = {*order, service->type, *source, *upstream};
    return true;
}

} // namespace pw::server::providers
