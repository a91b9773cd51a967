// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/edit_service.h"

#include "core/protocol/field_reader.h"
#include "core/storage/catalogue_store.h"

using namespace Qt::StringLiterals;

namespace pw::commands
{
namespace
{

constexpr qint64 maxQuantity = 1'000'000'000;

ServiceFields readFields(FieldReader &reader)
{
    ServiceFields fields;
    if (const auto category = reader.maybeInteger(u"category"_s, 1))
        fields.category = CategoryId(*category);
    fields.name = reader.maybeText(u"name"_s, 200);
    if (fields.name && fields.name->isEmpty())
        reader.note({RefusalCode::TextEmpty, u"name"_s, {}});
    fields.type = reader.maybeWord<ServiceType>(u"type"_s);
    fields.rate = reader.maybeRate(u"rate"_s);
    fields.min = reader.maybeInteger(u"min"_s, 1, maxQuantity);
    fields.max = reader.maybeInteger(u"max"_s, 1, maxQuantity);
    fields.enabled = reader.maybeFlag(u"enabled"_s);
    fields.refill = reader.maybeFlag(u"refill"_s);
    fields.cancel = reader.maybeFlag(u"cancel"_s);
    fields.dripfeed = reader.maybeFlag(u"dripfeed"_s);
    fields.description = reader.maybeText(u"description"_s, 10'000);
    fields.averageMinutes = reader.maybeInteger(u"average_time"_s, 0, 525'600);
    fields.position = reader.maybeInteger(u"position"_s, 0, maxQuantity);
    return fields;
}

template <typename T>
void take(T &target, const std::optional<T> &given)
{
    if (given)
        target = *given;
}

void applyFields(Service &service, const ServiceFields &fields)
{
    take(service.category, fields.category);
    take(service.name, fields.name);
    take(service.type, fields.type);
    take(service.rate, fields.rate);
    take(service.min, fields.min);
    take(service.max, fields.max);
    take(service.enabled, fields.enabled);
    take(service.refill, fields.refill);
    take(service.cancel, fields.cancel);
    take(service.dripfeed, fields.dripfeed);
    take(service.description, fields.description);
    take(service.averageMinutes, fields.averageMinutes);
    take(service.position, fields.position);
}

Decided<void> check(const CatalogueStore &store, const Service &service)
{
    if (service.min > service.max)
        return refuse(RefusalCode::MinimumAboveMaximum, u"min"_s);
    if (!store.category(service.category))
        return refuse(RefusalCode::CategoryNotFound, u"category"_s);
    return {};
}

void stampService(Service &service, const Stamp &stamp)
{
    service.updatedAt = stamp.now;
    service.rev = stamp.rev;
}

} // namespace

Decided<CreateService> CreateService::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    CreateService command{.fields = readFields(reader)};
    for (const QString &needed : {u"category"_s, u"name"_s, u"rate"_s, u"min"_s, u"max"_s}) {
        if (!reader.has(needed))
            reader.note({RefusalCode::FieldMissing, needed, {}});
    }
    return reader.finished(std::move(command));
}

Decided<Service> CreateService::run(CommandContext &context) const
{
    CatalogueStore store(context.db);
    Service service;
    service.id = ServiceId(context.rowId);
    applyFields(service, fields);
    if (const auto checked = check(store, service); !checked)
        return fail(checked.error());
    stampService(service, context.stamp);
    service.id = store.insert(service, context.stamp);
    return service;
}

Decided<UpdateService> UpdateService::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    UpdateService command;
    command.service = reader.id<ServiceId>(u"service"_s);
    command.fields = readFields(reader);
    return reader.finished(std::move(command));
}

Decided<Service> UpdateService::run(CommandContext &context) const
{
    CatalogueStore store(context.db);
    auto found = store.service(service);
    if (!found)
        return refuse(RefusalCode::ServiceNotFound, u"service"_s);
    applyFields(*found, fields);
    if (const auto checked = check(store, *found); !checked)
        return fail(checked.error());
    stampService(*found, context.stamp);
    store.update(*found, context.stamp);
    return std::move(*found);
}

} // namespace pw::commands
