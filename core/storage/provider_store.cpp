// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/provider_store.h"

#include "core/storage/database.h"
#include "sql_catalogue.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

std::optional<Money> maybeMoney(Statement &row, const char *name)
{
    const auto units = row.maybeInteger(name);
    return units ? std::optional(Money::fromUnits(*units)) : std::nullopt;
}

std::optional<qint64> units(const std::optional<Money> &money)
{
    return money ? std::optional(money->units()) : std::nullopt;
}

Provider readProvider(Statement &row)
{
    Provider provider;
    provider.id = row.id<ProviderId>("id");
    provider.name = row.text("name");
    provider.url = row.text("url");
    provider.enabled = row.flag("enabled");
    provider.balance = maybeMoney(row, "balance");
    provider.currency = row.text("currency");
    provider.balanceAt = row.instant("balance_at");
    provider.alertBelow = maybeMoney(row, "alert_below");
    provider.problem = row.text("problem");
    provider.listReadAt = Instant(row.maybeInteger("read_at").value_or(0));
    provider.listProblem = row.text("list_problem");
    provider.createdAt = row.instant("created_at");
    provider.updatedAt = row.instant("updated_at");
    provider.rev = row.integer("rev");
    return provider;
}

/// The row beside the source's; the columns are read in any case, since they come in their order.
SourceTerms readTerms(Statement &row)
{
    SourceTerms terms;
    terms.followsPrice = row.maybeInteger("follows_price").value_or(0) != 0;
    terms.markup.percent = maybeMoney(row, "percent").value_or(Money());
    terms.markup.fixed = maybeMoney(row, "fixed").value_or(Money());
    terms.markup.step = maybeMoney(row, "step").value_or(terms.markup.step);
    terms.followsName = row.maybeInteger("follows_name").value_or(0) != 0;
    terms.endsService = row.maybeInteger("ends_service").value_or(0) != 0;
    terms.runsDripfeed = row.maybeInteger("runs_dripfeed").value_or(0) != 0;
    terms.upstreamName = row.text("upstream_name");
    terms.upstreamMin = row.maybeInteger("upstream_min").value_or(0);
    terms.upstreamMax = row.maybeInteger("upstream_max").value_or(0);
    terms.presence = fromWord<SourcePresence>(row.text("presence")).value_or(SourcePresence::Listed);
    terms.waitingCost = maybeMoney(row, "waiting_cost");
    return terms;
}

ServiceSource readSource(Statement &row)
{
    ServiceSource source;
    source.id = row.id<SourceId>("id");
    source.service = row.id<ServiceId>("service_id");
    source.provider = row.id<ProviderId>("provider_id");
    source.upstreamService = row.text("upstream_service");
    source.position = row.integer("position");
    source.enabled = row.flag("enabled");
    source.cost = row.money("cost");
    source.updatedAt = row.instant("updated_at");
    source.rev = row.integer("rev");
    source.terms = readTerms(row);
    return source;
}

QList<ServiceSource> readSources(Statement &rows)
{
    QList<ServiceSource> sources;
    while (rows.step())
        sources << readSource(rows);
    return sources;
}

} // namespace

QList<Provider> ProviderStore::all() const
{
    auto statement = m_db.prepare(sql::providers::all);
    QList<Provider> providers;
    while (statement.step())
        providers << readProvider(statement);
    return providers;
}

std::optional<Provider> ProviderStore::byId(ProviderId id) const
{
    auto statement = m_db.prepare(sql::providers::by_id);
    statement.bind("id"_L1, id);
    return statement.step() ? std::optional(readProvider(statement)) : std::nullopt;
}

bool ProviderStore::nameTaken(const QString &name, ProviderId except) const
{
    auto statement = m_db.prepare(sql::providers::count_by_name);
    statement.bind("name"_L1, name).bind("except"_L1, except);
    return statement.step() && statement.columnAt(0).toLongLong() > 0;
}

ProviderId ProviderStore::insert(const Provider &provider, const Stamp &stamp)
{
    auto statement = m_db.prepare(sql::providers::insert);
    statement.bindOrNext("id"_L1, provider.id)
        .bind("name"_L1, provider.name)
        .bind("url"_L1, provider.url)
        .bind("enabled"_L1, provider.enabled)
        .bind("alert_below"_L1, units(provider.alertBelow))
        .bind("now"_L1, stamp.now)
        .bind("rev"_L1, stamp.rev);
    return statement.insertedId<ProviderId>();
}

void ProviderStore::update(const Provider &provider, const Stamp &stamp)
{
    m_db.prepare(sql::providers::update)
        .bind("name"_L1, provider.name)
        .bind("url"_L1, provider.url)
        .bind("enabled"_L1, provider.enabled)
        .bind("alert_below"_L1, units(provider.alertBelow))
        .bind("now"_L1, stamp.now)
        .bind("rev"_L1, stamp.rev)
        .bind("id"_L1, provider.id)
        .run();
}

void ProviderStore::noteBalance(const Provider &provider, const Stamp &stamp)
{
    m_db.prepare(sql::providers::note_balance)
        .bind("balance"_L1, units(provider.balance))
        .bind("currency"_L1, provider.currency)
        .bind("now"_L1, stamp.now)
        .bind("rev"_L1, stamp.rev)
        .bind("id"_L1, provider.id)
        .run();
}

void ProviderStore::noteProblem(ProviderId id, const QString &problem, const Stamp &stamp)
{
    m_db.prepare(sql::providers::note_problem)
        .bind("problem"_L1, problem)
        .bind("rev"_L1, stamp.rev)
        .bind("id"_L1, id)
        .run();
}

void ProviderStore::noteList(ProviderId id, const QString &problem, const Stamp &stamp)
{
    m_db.prepare(sql::providers::note_list)
        .bind("provider"_L1, id)
        .bind("now"_L1, stamp.now)
        .bind("problem"_L1, problem)
        .bind("rev"_L1, stamp.rev)
        .run();
}

void ProviderStore::setSealedKey(ProviderId id, const QString &sealed)
{
    m_db.prepare(sql::providers::set_key).bind("provider"_L1, id).bind("sealed"_L1, sealed).run();
}

std::optional<QString> ProviderStore::sealedKey(ProviderId id) const
{
    auto statement = m_db.prepare(sql::providers::key);
    statement.bind("provider"_L1, id);
    return statement.step() ? std::optional(statement.text("sealed_key")) : std::nullopt;
}

QList<ServiceSource> ProviderStore::sourcesOf(ServiceId service) const
{
    auto statement = m_db.prepare(sql::providers::sources_of_service);
    statement.bind("service"_L1, service);
    return readSources(statement);
}

QList<ServiceSource> ProviderStore::sourcesAt(ProviderId provider) const
{
    auto statement = m_db.prepare(sql::providers::sources_of_provider);
    statement.bind("provider"_L1, provider);
    return readSources(statement);
}

std::optional<ServiceSource> ProviderStore::source(SourceId id) const
{
    auto statement = m_db.prepare(sql::providers::source);
    statement.bind("id"_L1, id);
    return statement.step() ? std::optional(readSource(statement)) : std::nullopt;
}

std::optional<ServiceSource> ProviderStore::nextSource(ServiceId service,
                                                       const std::optional<ServiceSource> &behind) const
{
    auto statement = m_db.prepare(sql::providers::next_source);
    statement.bind("service"_L1, service)
        .bind("position"_L1, behind ? behind->position : std::numeric_limits<qint64>::min())
        .bind("behind"_L1, behind ? behind->id : SourceId());
    return statement.step() ? std::optional(readSource(statement)) : std::nullopt;
}

SourceId ProviderStore::insert(const ServiceSource &source, const Stamp &stamp)
{
    auto statement = m_db.prepare(sql::providers::insert_source);
    statement.bind("service"_L1, source.service)
        .bind("provider"_L1, source.provider)
        .bind("upstream_service"_L1, source.upstreamService)
        .bind("position"_L1, source.position)
        .bind("enabled"_L1, source.enabled)
        .bind("cost"_L1, source.cost)
        .bind("now"_L1, stamp.now)
        .bind("rev"_L1, stamp.rev);
    return statement.insertedId<SourceId>();
}

void ProviderStore::update(const ServiceSource &source, const Stamp &stamp)
{
    m_db.prepare(sql::providers::update_source)
        .bind("position"_L1, source.position)
        .bind("enabled"_L1, source.enabled)
        .bind("cost"_L1, source.cost)
        .bind("now"_L1, stamp.now)
        .bind("rev"_L1, stamp.rev)
        .bind("id"_L1, source.id)
        .run();
}

void ProviderStore::setTerms(const ServiceSource &source, const Stamp &stamp)
{
    const SourceTerms &terms = source.terms;
    m_db.prepare(sql::providers::set_terms)
        .bind("source"_L1, source.id)
        .bind("follows_price"_L1, terms.followsPrice)
        .bind("percent"_L1, terms.markup.percent)
        .bind("fixed"_L1, terms.markup.fixed)
        .bind("step"_L1, terms.markup.step)
        .bind("follows_name"_L1, terms.followsName)
        .bind("ends_service"_L1, terms.endsService)
        .bind("runs_dripfeed"_L1, terms.runsDripfeed)
        .bind("upstream_name"_L1, terms.upstreamName)
        .bind("upstream_min"_L1, terms.upstreamMin)
        .bind("upstream_max"_L1, terms.upstreamMax)
        .bind("presence"_L1, toWord(terms.presence))
        .bind("waiting_cost"_L1, units(terms.waitingCost))
        .bind("rev"_L1, stamp.rev)
        .run();
}

void ProviderStore::remove(SourceId id)
{
    m_db.prepare(sql::providers::remove_terms).bind("id"_L1, id).run();
    m_db.prepare(sql::providers::remove_source).bind("id"_L1, id).run();
}

} // namespace pw
