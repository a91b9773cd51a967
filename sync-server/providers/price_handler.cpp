// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/providers/price_handler.h"

#include "core/base/clock.h"
#include "core/storage/provider_store.h"
#include "sync-server/executor/written.h"
#include "sync-server/providers/import.h"
#include "sync-server/providers/price_sync.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::server::providers
{
namespace
{

/// Where lists are read on request only: until the next look whether that is still so.
constexpr qint64 idleMs = 3'600'000;

} // namespace

JobResult PriceHandler::run(const Job &job, std::stop_token stop)
{
    const ProviderId id(job.key.toLongLong());
    Database db(m_options.database);
    const auto provider = ProviderStore(db).byId(id);
    if (!provider)
        return JobResult::done();
    if (m_options.pauseMs == 0)
        return JobResult::later(m_clock.now().plusMs(idleMs));
    const Instant again = m_clock.now().plusMs(m_options.pauseMs);
    if (!provider->enabled)
        return JobResult::later(again);
    const auto upstream = m_desk.upstream(db, *provider);
    if (!upstream)
        return JobResult::failed(u"the provider has no key"_s);
    const auto offered = fetchServices(m_desk, *upstream, stop);
    if (!offered)
        return JobResult::failed(offered.error().text, [id, problem = offered.error().text](CommandContext &context) {
            ProviderStore(context.db).noteProblem(id, problem, context.stamp);
        });
    // Most lists say nothing new: whoever writes is not to wait while that is found out.
    const SyncPlan plan = planSync(syncedSources(db, id), *offered, Caution::Usual);
    if (plan.sources.isEmpty())
        return JobResult::later(again, [id, problem = plan.problem](CommandContext &context) {
            ProviderStore(context.db).noteList(id, problem, context.stamp);
        });
    if (!follow(id, *offered))
        return JobResult::failed(u"the storage failed"_s);
    return JobResult::later(again);
}

/// By a transaction of its own rather than with the job's result: the catalogue is read anew only after its commit. The
/// same list a second time changes nothing.
bool PriceHandler::follow(ProviderId provider, const OfferedServices &offered) const
{
    bool changesCatalogue = false;
    const auto write = [&](Database &db, const Stamp &stamp) {
        CommandContext context{.db = db, .actor = {}, .stamp = stamp, .commandId = {}};
        const SyncPlan plan = followList(context, provider, offered, Caution::Usual);
        changesCatalogue = std::ranges::any_of(plan.sources, &PlannedSource::changesService);
        return true;
    };
    if (written(m_executor, write, true) != JobEnd::Committed)
        return false;
    if (changesCatalogue)
        m_options.onCatalogueChange();
    return true;
}

} // namespace pw::server::providers
