// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/bulk_services.h"

#include "core/protocol/field_reader.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::commands
{
namespace
{

using Changed = BulkUpdateServices::Changed;

constexpr qint64 maxQuantity = 1'000'000'000;
constexpr qint64 unitsPerHundredth = Money::unitsPerOne / 100;
constexpr qint64 maxRisePercent = 10'000;

Refusal notSoMany(const QString &field)
{
    return {RefusalCode::FieldOutOfRange, field, u"1 to %1 services"_s.arg(maxChangedServices)};
}

/// In hundredths; from nothing left (-100) to a hundred times as much.
std::optional<qint64> readPercent(FieldReader &reader)
{
    if (!reader.has(u"percent"_s))
        return std::nullopt;
    const Money percent = reader.money(u"percent"_s);
    if (percent.units() % unitsPerHundredth != 0 || percent < Money::whole(-100) ||
        percent > Money::whole(maxRisePercent))
        reader.note(
            {RefusalCode::FieldOutOfRange, u"percent"_s, u"-100 to %1, with at most 2 decimals"_s.arg(maxRisePercent)});
    return percent.units() / unitsPerHundredth;
}

std::optional<Money> readAmount(FieldReader &reader)
{
    if (!reader.has(u"amount"_s))
        return std::nullopt;
    const Money amount = reader.money(u"amount"_s);
    if (amount.units() % Rate::unitsPerStep != 0)
        reader.note({RefusalCode::RateMalformed, u"amount"_s});
    return amount;
}

Decided<ServiceChange> readChange(const QJsonObject &object)
{
    FieldReader reader(object);
    ServiceChange change;
    change.rate = reader.maybeRate(u"rate"_s);
    change.percent = readPercent(reader);
    change.amount = readAmount(reader);
    if (int(reader.has(u"rate"_s)) + int(reader.has(u"percent"_s)) + int(reader.has(u"amount"_s)) > 1)
        reader.note({RefusalCode::FieldUnknown, reader.has(u"rate"_s) ? u"rate"_s : u"amount"_s});
    if (const auto category = reader.maybeInteger(u"category"_s, 1))
        change.category = CategoryId(*category);
    change.enabled = reader.maybeFlag(u"enabled"_s);
    change.min = reader.maybeInteger(u"min"_s, 1, maxQuantity);
    change.max = reader.maybeInteger(u"max"_s, 1, maxQuantity);
    change.refill = reader.maybeFlag(u"refill"_s);
    change.cancel = reader.maybeFlag(u"cancel"_s);
    if (const auto read = reader.finish(); !read)
        return fail(read.error());
    if (change.isEmpty())
        return refuse(RefusalCode::NothingToChange, u"change"_s);
    return change;
}

Decided<ServiceFilter> readFilter(const QJsonObject &object)
{
    FieldReader reader(object);
    ServiceFilter filter;
    filter.category = CategoryId(reader.maybeInteger(u"category"_s, 1).value_or(0));
    filter.enabled = reader.maybeFlag(u"enabled"_s);
    filter.search = reader.maybeText(u"q"_s, 200).value_or(QString());
    return reader.finished(std::move(filter));
}

/// Each once, in the order given.
Decided<QList<ServiceId>> readIds(const QJsonValue &value)
{
    const QJsonArray array = value.toArray();
    if (!value.isArray())
        return refuse(RefusalCode::FieldWrongType, u"service_ids"_s, u"a list of numbers"_s);
    if (array.isEmpty() || array.size() > maxChangedServices)
        return fail(notSoMany(u"service_ids"_s));
    QList<ServiceId> ids;
    QSet<qint64> seen;
    for (const QJsonValue &each : array) {
        const qint64 id = each.toInteger();
        if (id <= 0) // also what is no whole number
            return refuse(RefusalCode::FieldWrongType, u"service_ids"_s, u"a list of numbers"_s);
        if (!seen.contains(id))
            ids << ServiceId(id);
        seen << id;
    }
    return ids;
}

Decided<QList<Service>> chosen(Database &db, const BulkUpdateServices &command)
{
    const CatalogueStore store(db);
    if (command.filter) {
        ServiceFilter filter = *command.filter;
        filter.limit = maxChangedServices + 1;
        QList<Service> found = store.page(filter);
        if (found.isEmpty() || found.size() > maxChangedServices)
            return fail(notSoMany(u"filter"_s));
        return found;
    }
    QList<Service> found;
    for (const ServiceId id : command.serviceIds) {
        auto service = store.service(id);
        if (!service)
            return refuse(RefusalCode::ServiceNotFound, u"service_ids"_s, QString::number(id.value));
        found << std::move(*service);
    }
    return found;
}

bool isSame(const Service &one, const Service &other)
{
    return one.rate == other.rate && one.category == other.category && one.enabled == other.enabled &&
           one.min == other.min && one.max == other.max && one.refill == other.refill && one.cancel == other.cancel;
}

Decided<Changed> planned(const QList<Service> &services, const ServiceChange &change)
{
    Changed done;
    for (const Service &service : services) {
        const auto after = changed(service, change);
        if (!after)
            return fail(after.error());
        if (!isSame(service, *after))
            done.services << ServiceBeforeAfter{service, *after};
    }
    done.count = done.services.size();
    return done;
}

/// Writes each, and notes each: one line for all would not say which price a service had.
void write(CommandContext &context, QLatin1StringView command, Changed &changed)
{
    CatalogueStore store(context.db);
    for (ServiceBeforeAfter &row : changed.services) {
        const CommandSubject subject = subjectOf(row.after);
        const AuditProbe probe(context, subject);
        row.after.updatedAt = context.stamp.now;
        row.after.rev = context.stamp.rev;
        store.update(row.after, context.stamp);
        probe.note(command, subject);
        noteActivity(context, command, subject.kind, subject.id);
    }
}

} // namespace

Decided<BulkUpdateServices> BulkUpdateServices::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    const QJsonValue ids = reader.raw(u"service_ids"_s);
    const QJsonValue filter = reader.raw(u"filter"_s);
    const QJsonValue change = reader.raw(u"change"_s);
    if (!change.isObject())
        reader.note(change.isUndefined() ? Refusal{RefusalCode::FieldMissing, u"change"_s}
                                         : Refusal{RefusalCode::FieldWrongType, u"change"_s, u"an object"_s});
    if (ids.isUndefined() && !filter.isObject())
        reader.note(filter.isUndefined() ? Refusal{RefusalCode::FieldMissing, u"service_ids"_s}
                                         : Refusal{RefusalCode::FieldWrongType, u"filter"_s, u"an object"_s});
    if (!ids.isUndefined() && !filter.isUndefined())
        reader.note({RefusalCode::FieldUnknown, u"filter"_s});
    if (const auto read = reader.finish(); !read)
        return fail(read.error());
    BulkUpdateServices command;
    if (ids.isUndefined()) {
        const auto read = readFilter(filter.toObject());
        if (!read)
            return fail(read.error());
        command.filter = *read;
    } else {
        const auto read = readIds(ids);
        if (!read)
            return fail(read.error());
        command.serviceIds = *read;
    }
    const auto read = readChange(change.toObject());
    if (!read)
        return fail(read.error());
    command.change = *read;
    return command;
}

Decided<Changed> BulkUpdateServices::plan(Database &db) const
{
    if (change.category && !CatalogueStore(db).category(*change.category))
        return refuse(RefusalCode::CategoryNotFound, u"category"_s);
    const auto services = chosen(db, *this);
    if (!services)
        return fail(services.error());
    return planned(*services, change);
}

Decided<Changed> BulkUpdateServices::run(CommandContext &context) const
{
    auto plan = this->plan(context.db);
    if (plan)
        write(context, name, *plan);
    return plan;
}

Decided<UpdateServiceRates> UpdateServiceRates::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    const QJsonValue items = reader.raw(u"items"_s);
    if (!items.isArray())
        reader.note(items.isUndefined() ? Refusal{RefusalCode::FieldMissing, u"items"_s}
                                        : Refusal{RefusalCode::FieldWrongType, u"items"_s, u"a list of objects"_s});
    if (const auto read = reader.finish(); !read)
        return fail(read.error());
    UpdateServiceRates command;
    const QJsonArray array = items.toArray();
    if (array.isEmpty() || array.size() > maxChangedServices)
        return fail(notSoMany(u"items"_s));
    for (const QJsonValue &value : array) {
        if (!value.isObject())
            return refuse(RefusalCode::FieldWrongType, u"items"_s, u"a list of objects"_s);
        FieldReader item(value.toObject());
        const auto service = item.id<ServiceId>(u"service"_s);
        const auto rate = item.maybeRate(u"rate"_s);
        if (!item.has(u"rate"_s))
            item.note({RefusalCode::FieldMissing, u"rate"_s});
        if (const auto read = item.finish(); !read)
            return fail(read.error());
        command.items << Item{service, rate.value_or(Rate())};
    }
    return command;
}

Decided<Changed> UpdateServiceRates::run(CommandContext &context) const
{
    const CatalogueStore store(context.db);
    Changed all;
    QSet<qint64> seen;
    for (const Item &item : items) {
        // Twice is a mistake of which nobody can say what was meant.
        if (seen.contains(item.service.value))
            return refuse(RefusalCode::FieldOutOfRange, u"items"_s,
                          u"service %1 is there twice"_s.arg(item.service.value));
        seen << item.service.value;
        const auto service = store.service(item.service);
        if (!service)
            return refuse(RefusalCode::ServiceNotFound, u"items"_s, QString::number(item.service.value));
        Service after = *service;
        after.rate = item.rate;
        if (!isSame(*service, after))
            all.services << ServiceBeforeAfter{*service, after};
    }
    all.count = all.services.size();
    write(context, name, all);
    return all;
}

} // namespace pw::commands
