// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/edit_source.h"
#include "core/storage/activity_store.h"
#include "core/storage/catalogue_store.h"
#include "core/storage/provider_store.h"
#include "core/storage/source_change_store.h"
#include "sync-server/providers/price_sync.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace pw::server::providers
{
namespace
{

QSet<ProviderId> enabledProviders(const ProviderStore &store)
{
    QSet<ProviderId> enabled;
    const auto all = store.all();
    for (const Provider &provider : all) {
        if (provider.enabled)
            enabled << provider.id;
    }
    return enabled;
}

/// As for a person's change: who looks at the service sees why it is not what it was.
template <typename Command>
bool change(CommandContext &context, const Command &command)
{
    const auto done = perform(context, command);
    if (!done) {
        qWarning("a provider's list could not be followed: %s", qPrintable(refusalSentence(done.error())));
        return false;
    }
    if (!context.actor.isStaff()) {
        const CommandSubject subject = subjectOf(*done);
        ActivityStore(context.db).add({subject.kind, subject.id}, context.actor.label(), Command::name, context.stamp);
    }
    return true;
}

void carryOut(CommandContext &context, const PlannedSource &planned)
{
    const ServiceSource &source = planned.source;
    if (planned.isSwitchedOrPriced &&
        !change(context, commands::UpdateSource{
                             .source = source.id, .position = {}, .enabled = source.enabled, .cost = source.cost}))
        return;
    if (planned.hasNewTerms)
        ProviderStore(context.db).setTerms(source, context.stamp);
    if (planned.changesService)
        static_cast<void>(
            change(context, commands::UpdateService{.service = source.service, .fields = planned.service}));
}

} // namespace

QList<SyncedSource> syncedSources(Database &db, ProviderId provider)
{
    const ProviderStore store(db);
    const CatalogueStore catalogue(db);
    const QSet<ProviderId> enabled = enabledProviders(store);
    QList<SyncedSource> synced;
    const auto sources = store.sourcesAt(provider);
    for (const ServiceSource &source : sources) {
        const auto service = catalogue.service(source.service);
        if (!service)
            continue;
        QList<ServiceSource> siblings = store.sourcesOf(source.service);
        siblings.removeIf([&](const ServiceSource &each) { return !enabled.contains(each.provider); });
        synced << SyncedSource{.source = source, .service = *service, .siblings = siblings};
    }
    return synced;
}

SyncPlan followList(CommandContext &context, ProviderId provider, const OfferedServices &offered, Caution caution)
{
    SyncPlan plan = planSync(syncedSources(context.db, provider), offered, caution);
    ProviderStore(context.db).noteList(provider, plan.problem, context.stamp);
    for (const PlannedSource &planned : std::as_const(plan.sources))
        carryOut(context, planned);
    SourceChangeStore log(context.db);
    for (SourceChange &change : plan.changes) {
        change.actor = context.actor.label();
        change.at = context.stamp.now;
        log.add(change);
    }
    return plan;
}

} // namespace pw::server::providers
