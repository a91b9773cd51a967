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

std::optional<Money> readCost(FieldReader &reader)
{
    if (!reader.has(u"cost"_s))
        return std::nullopt;
    const Money cost = reader.money(u"cost"_s);
    if (cost.isNegative())
        reader.note({RefusalCode::FieldOutOfRange, u"cost"_s, u"0 or more"_s});
    return cost;
}

} // namespace

Decided<AddSource> AddSource::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    AddSource command;
    command.service = reader.id<ServiceId>(u"service"_s);
    command.provider = reader.id<ProviderId>(u"provider"_s);
    command.upstreamService = reader.text(u"upstream_service"_s, 64);
    command.position = reader.maybeInteger(u"position"_s, 1, maxPosition);
    command.cost = readCost(reader).value_or(Money());
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
    ServiceSource source;
    source.service = service;
    source.provider = provider;
    source.upstreamService = upstreamService;
    source.position = position.value_or(others.isEmpty() ? 1 : others.last().position + 1);
    source.cost = cost;
    source.updatedAt = context.stamp.now;
    source.rev = context.stamp.rev;
    source.id = store.insert(source, context.stamp);
    return source;
}

Decided<UpdateSource> UpdateSource::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    UpdateSource command;
    command.source = reader.id<SourceId>(u"source"_s);
    command.position = reader.maybeInteger(u"position"_s, 1, maxPosition);
    command.enabled = reader.maybeFlag(u"enabled"_s);
    command.cost = readCost(reader);
    return reader.finished(std::move(command));
}

Decided<ServiceSource> UpdateSource::run(CommandContext &context) const
{
    ProviderStore store(context.db);
    auto found = store.source(source);
    if (!found)
        return refuse(RefusalCode::SourceNotFound, u"source"_s);
    found->position = position.value_or(found->position);
    found->enabled = enabled.value_or(found->enabled);
    found->cost = cost.value_or(found->cost);
    found->updatedAt = context.stamp.now;
    found->rev = context.stamp.rev;
    store.update(*found, context.stamp);
    return std::move(*found);
}

} // namespace pw::commands
