// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/edit_source.h"

#include "core/protocol/field_reader.h"
#include "core/storage/catalogue_store.h"
#include "core/storage/provider_store.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::commands
{
namespace
{

constexpr qint64 maxPosition = 1'000;

std::optional<Money> readMoney(FieldReader &reader, const QString &name)
{
    if (!reader.has(name))
        return std::nullopt;
    const Money money = reader.money(name);
    if (money.isNegative())
        reader.note({RefusalCode::FieldOutOfRange, name, u"0 or more"_s});
    return money;
}

} // namespace

TermFields TermFields::read(FieldReader &reader)
{
    TermFields fields;
    fields.followsPrice = reader.maybeFlag(u"follows_price"_s);
    fields.percent = readMoney(reader, u"percent"_s);
    fields.fixed = readMoney(reader, u"fixed"_s);
    fields.step = readMoney(reader, u"step"_s);
    fields.followsName = reader.maybeFlag(u"follows_name"_s);
    fields.endsService = reader.maybeFlag(u"ends_service"_s);
    fields.runsDripfeed = reader.maybeFlag(u"runs_dripfeed"_s);
    return fields;
}

bool TermFields::isEmpty() const
{
    return !followsPrice && !percent && !fixed && !step && !followsName && !endsService && !runsDripfeed;
}

Decided<SourceTerms> TermFields::appliedTo(SourceTerms terms) const
{
    terms.followsPrice = followsPrice.value_or(terms.followsPrice);
    terms.markup.percent = percent.value_or(terms.markup.percent);
    terms.markup.fixed = fixed.value_or(terms.markup.fixed);
    terms.markup.step = step.value_or(terms.markup.step);
    terms.followsName = followsName.value_or(terms.followsName);
    terms.endsService = endsService.value_or(terms.endsService);
    terms.runsDripfeed = runsDripfeed.value_or(terms.runsDripfeed);
    if (!terms.markup.isSound())
        return refuse(RefusalCode::FieldOutOfRange, u"step"_s, u"a multiple of 0.00001"_s);
    return terms;
}

Decided<AddSource> AddSource::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    AddSource command;
    command.service = reader.id<ServiceId>(u"service"_s);
    command.provider = reader.id<ProviderId>(u"provider"_s);
    command.upstreamService = reader.text(u"upstream_service"_s, 64);
    command.position = reader.maybeInteger(u"position"_s, 1, maxPosition);
    command.cost = readMoney(reader, u"cost"_s).value_or(Money());
    command.terms = TermFields::read(reader);
    return reader.finished(std::move(command));
}

Decided<ServiceSource> AddSource::run(CommandContext &context) const
{
    ProviderStore store(context.db);
    if (!CatalogueStore(context.db).service(service))
        return refuse(RefusalCode::ServiceNotFound, u"service"_s);
    if (!store.byId(provider))
        return refuse(RefusalCode::ProviderNotFound, u"provider"_s);
    const QList<ServiceSource> others = store.sourcesOf(service);
    const bool isKnown = std::ranges::any_of(others, [this](const ServiceSource &other) {
        return other.provider == provider && other.upstreamService == upstreamService;
    });
    if (isKnown)
        return refuse(RefusalCode::SourceTaken, u"upstream_service"_s);
    const auto agreed = terms.appliedTo({});
    if (!agreed)
        return fail(agreed.error());
    ServiceSource source;
    source.terms = *agreed;
    source.service = service;
    source.provider = provider;
    source.upstreamService = upstreamService;
    source.position = position.value_or(others.isEmpty() ? 1 : others.last().position + 1);
    source.cost = cost;
    source.updatedAt = context.stamp.now;
    source.rev = context.stamp.rev;
    source.id = store.insert(source, context.stamp);
    if (!terms.isEmpty())
        store.setTerms(source, context.stamp);
    return source;
}

Decided<UpdateSource> UpdateSource::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    UpdateSource command;
    command.source = reader.id<SourceId>(u"source"_s);
    command.position = reader.maybeInteger(u"position"_s, 1, maxPosition);
    command.enabled = reader.maybeFlag(u"enabled"_s);
    command.cost = readMoney(reader, u"cost"_s);
    command.terms = TermFields::read(reader);
    return reader.finished(std::move(command));
}

Decided<ServiceSource> UpdateSource::run(CommandContext &context) const
{
    ProviderStore store(context.db);
    auto found = store.source(source);
    if (!found)
        return refuse(RefusalCode::SourceNotFound, u"source"_s);
    const auto agreed = terms.appliedTo(found->terms);
    if (!agreed)
        return fail(agreed.error());
    const bool takesOver =
        (enabled && found->terms.presence != SourcePresence::Listed) || (cost && found->terms.waitingCost);
    found->terms = *agreed;
    if (enabled)
        found->terms.presence = SourcePresence::Listed;
    if (cost)
        found->terms.waitingCost.reset();
    found->position = position.value_or(found->position);
    found->enabled = enabled.value_or(found->enabled);
    found->cost = cost.value_or(found->cost);
    found->updatedAt = context.stamp.now;
    found->rev = context.stamp.rev;
    store.update(*found, context.stamp);
    if (takesOver || !terms.isEmpty())
        store.setTerms(*found, context.stamp);
    return std::move(*found);
}

} // namespace pw::commands
