// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/edit_provider.h"

#include "core/domain/link.h"
#include "core/protocol/field_reader.h"
#include "core/storage/provider_store.h"

using namespace Qt::StringLiterals;

namespace pw::commands
{
namespace
{

void applyFields(Provider &provider, const ProviderFields &fields)
{
    provider.name = fields.name.value_or(provider.name);
    provider.url = fields.url.value_or(provider.url);
    provider.enabled = fields.enabled.value_or(provider.enabled);
    if (fields.alertBelow)
        provider.alertBelow = fields.alertBelow->isZero() ? std::nullopt : fields.alertBelow;
}

Decided<void> check(const ProviderStore &store, const Provider &provider)
{
    if (!isWebAddress(provider.url))
        return refuse(RefusalCode::LinkMalformed, u"url"_s);
    if (store.nameTaken(provider.name, provider.id))
        return refuse(RefusalCode::ProviderNameTaken, u"name"_s);
    return {};
}

} // namespace

ProviderFields ProviderFields::read(FieldReader &reader)
{
    ProviderFields fields;
    fields.name = reader.maybeText(u"name"_s, 100);
    if (fields.name && fields.name->isEmpty())
        reader.note({RefusalCode::TextEmpty, u"name"_s, {}});
    fields.url = reader.maybeText(u"url"_s, 2048);
    fields.enabled = reader.maybeFlag(u"enabled"_s);
    if (reader.has(u"alert_below"_s))
        fields.alertBelow = reader.money(u"alert_below"_s);
    return fields;
}

Decided<CreateProvider> CreateProvider::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    CreateProvider command{.fields = ProviderFields::read(reader)};
    for (const QString &needed : {u"name"_s, u"url"_s}) {
        if (!reader.has(needed))
            reader.note({RefusalCode::FieldMissing, needed, {}});
    }
    return reader.finished(std::move(command));
}

Decided<Provider> CreateProvider::run(CommandContext &context) const
{
    ProviderStore store(context.db);
    Provider provider;
    provider.id = ProviderId(context.rowId);
    applyFields(provider, fields);
    if (const auto checked = check(store, provider); !checked)
        return fail(checked.error());
    provider.createdAt = context.stamp.now;
    provider.updatedAt = context.stamp.now;
    provider.rev = context.stamp.rev;
    provider.id = store.insert(provider, context.stamp);
    return provider;
}

Decided<UpdateProvider> UpdateProvider::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    UpdateProvider command;
    command.provider = reader.id<ProviderId>(u"provider"_s);
    command.fields = ProviderFields::read(reader);
    return reader.finished(std::move(command));
}

Decided<Provider> UpdateProvider::run(CommandContext &context) const
{
    ProviderStore store(context.db);
    auto found = store.byId(provider);
    if (!found)
        return refuse(RefusalCode::ProviderNotFound, u"provider"_s);
    applyFields(*found, fields);
    if (const auto checked = check(store, *found); !checked)
        return fail(checked.error());
    found->updatedAt = context.stamp.now;
    found->rev = context.stamp.rev;
    store.update(*found, context.stamp);
    return std::move(*found);
}

} // namespace pw::commands
