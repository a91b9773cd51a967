// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/providers/answers.h"

#include "sync-server/providers/loose_json.h"
#include "sync-server/providers/loose_number.h"
#include "sync-server/providers/upstream_words.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::server::providers
{
namespace
{

constexpr qint64 maxQuantity = 1'000'000'000;

Failure<Fault> unreadable()
{
    return fail(Fault{Fault::Kind::Unreadable, {}});
}

/// The first of these that is there and not null.
QJsonValue first(const QJsonObject &object, std::initializer_list<QLatin1StringView> names)
{
    for (const QLatin1StringView name : names) {
        if (const QJsonValue value = object.value(name); !value.isUndefined() && !value.isNull())
            return value;
    }
    return QJsonValue::Undefined;
}

bool flag(const QJsonValue &value)
{
    const QString text = value.toString().trimmed().toLower();
    return value.toBool() || text == "1"_L1 || text == "true"_L1 || text == "yes"_L1;
}

std::optional<UpstreamId> idIn(const QJsonValue &value)
{
    const QString id = value.toString().trimmed();
    const bool isPrintable = std::ranges::all_of(id, [](QChar c) { return c > u' ' && c < u'\u007f'; });
    if (id.isEmpty() || id.size() > 64 || !isPrintable || id == "0"_L1)
        return std::nullopt;
    return id;
}

QJsonValue idNamed(const QJsonValue &entry)
{
    return first(entry.toObject(), {"order"_L1, "order_id"_L1, "id"_L1});
}

std::optional<Money> moneyIn(const QJsonValue &value)
{
    if (value.isObject())
        return moneyIn(first(value.toObject(), {"amount"_L1, "balance"_L1, "value"_L1}));
    return value.isString() ? looseMoney(value.toString()) : std::nullopt;
}

std::optional<qint64> countIn(const QJsonValue &value)
{
    return value.isString() ? looseCount(value.toString()) : std::nullopt;
}

/// {"error": ...} in any of its forms, or {"status":"fail","message":...}.
std::optional<Fault> faultIn(const QJsonObject &object)
{
    const QJsonValue error = first(object, {"error"_L1, "errors"_L1, "Error"_L1});
    if (error.isString() && !error.toString().trimmed().isEmpty())
        return faultOf(error.toString());
    if (error.isArray() && !error.toArray().isEmpty())
        return faultOf(error.toArray().first().toString());
    if (error.isObject())
        return faultOf(first(error.toObject(), {"message"_L1, "text"_L1}).toString());
    const QString status = object.value("status"_L1).toString().toLower();
    const QJsonValue message = first(object, {"message"_L1, "msg"_L1});
    if (message.isString() && (error.toBool() || status == "fail"_L1 || status == "error"_L1 || status == "failed"_L1))
        return faultOf(message.toString());
    return std::nullopt;
}

/// The answer as an object; some wrap it into {"data": {...}}.
Answered<QJsonObject> objectIn(const QByteArray &body)
{
    const auto value = parseLoosely(body);
    if (!value || !value->isObject())
        return unreadable();
    const QJsonObject object = value->toObject();
    if (auto fault = faultIn(object))
        return fail(std::move(*fault));
    const QJsonValue inner = first(object, {"data"_L1, "result"_L1});
    return inner.isObject() ? inner.toObject() : object;
}

std::optional<OfferedService> offeredIn(const QJsonObject &row)
{
    const auto id = idIn(first(row, {"service"_L1, "service_id"_L1, "id"_L1}));
    const auto cost = moneyIn(first(row, {"rate"_L1, "price"_L1}));
    const auto min = countIn(row.value("min"_L1));
    const auto max = countIn(row.value("max"_L1));
    const QString name = row.value("name"_L1).toString().trimmed();
    if (!id || !cost || cost->isNegative() || !min || !max || name.isEmpty() || *max < *min || *max < 1)
        return std::nullopt;
    OfferedService service;
    service.id = *id;
    service.name = name.left(200);
    service.category = row.value("category"_L1).toString().trimmed().left(200);
    service.typeText = row.value("type"_L1).toString().trimmed().left(64);
    service.type = upstreamType(service.typeText);
    service.cost = *cost;
    service.min = std::clamp<qint64>(*min, 1, maxQuantity);
    service.max = std::clamp<qint64>(*max, 1, maxQuantity);
    service.refill = flag(row.value("refill"_L1));
    service.cancel = flag(row.value("cancel"_L1));
    service.dripfeed = flag(row.value("dripfeed"_L1));
    return service;
}

/// A bare array, one under a name, or an object by id.
std::optional<QJsonArray> rowsIn(const QJsonValue &value)
{
    if (value.isArray())
        return value.toArray();
    const QJsonObject object = value.toObject();
    const QJsonValue inner = first(object, {"services"_L1, "data"_L1, "result"_L1});
    if (inner.isArray())
        return inner.toArray();
    QJsonArray rows;
    for (const QJsonValue &row : inner.isObject() ? inner.toObject() : object) {
        if (row.isObject())
            rows.append(row);
    }
    return rows.isEmpty() ? std::nullopt : std::optional(rows);
}

constexpr qsizetype maxNamed = 10'000;

/// Ids as numbers or texts, in a list or a text with commas; objects with an id in them; and lists that a script has
/// made objects of, by place or by id.
UpstreamPosts postsIn(const QJsonValue &value)
{
    QJsonArray entries;
    if (value.isArray()) {
        entries = value.toArray();
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (auto entry = object.begin(); entry != object.end(); ++entry)
            entries.append(entry.value().isObject() && idNamed(entry.value()).isUndefined() ? QJsonValue(entry.key())
                                                                                            : entry.value());
    } else if (value.isString()) {
        for (const QString &id : value.toString().split(u',', Qt::SkipEmptyParts))
            entries.append(id);
    } else {
        return {};
    }
    UpstreamPosts posts{.ids = {}, .isWhole = entries.size() <= maxNamed};
    QSet<UpstreamId> seen;
    for (qsizetype i = 0; i < std::min(entries.size(), maxNamed); ++i) {
        const QJsonValue entry = entries.at(i);
        const auto id = idIn(entry.isObject() ? idNamed(entry) : entry);
        if (!id)
            posts.isWhole = false;
        else if (!seen.contains(*id))
            posts.ids << *id;
        if (id)
            seen << *id;
    }
    return posts;
}

Answered<UpstreamOrder> orderIn(const QJsonValue &value)
{
    if (value.isString())
        return fail(faultOf(value.toString()));
    const QJsonObject object = value.toObject();
    const QJsonValue error = object.value("error"_L1);
    const QJsonValue status = object.value("status"_L1);
    // "Error" is a status too: only an error field speaks against the question itself.
    if (error.isString() && !error.toString().trimmed().isEmpty())
        return fail(faultOf(error.toString()));
    if (!status.isString())
        return unreadable();
    UpstreamOrder order;
    order.statusText = status.toString().trimmed().left(64);
    order.status = upstreamStatus(order.statusText);
    order.charge = moneyIn(object.value("charge"_L1));
    order.startCount = countIn(first(object, {"start_count"_L1, "start_counter"_L1}));
    order.remains = countIn(first(object, {"remains"_L1, "remain"_L1}));
    order.currency = object.value("currency"_L1).toString().trimmed().left(8);
    order.quantity = countIn(object.value("quantity"_L1));
    order.posts = postsIn(object.value("orders"_L1));
    return order;
}

} // namespace

Answered<OfferedServices> readServices(const QByteArray &body)
{
    const auto value = parseLoosely(body);
    if (!value)
        return unreadable();
    if (value->isObject()) {
        if (auto fault = faultIn(value->toObject()))
            return fail(std::move(*fault));
    }
    const auto rows = rowsIn(*value);
    if (!rows)
        return unreadable();
    OfferedServices offered;
    QSet<UpstreamId> seen;
    for (const QJsonValue &row : *rows) {
        const auto service = offeredIn(row.toObject());
        if (!service) {
            ++offered.unreadable;
        } else if (seen.contains(service->id)) {
            ++offered.repeated;
        } else {
            seen << service->id;
            offered.services << *service;
        }
    }
    return offered;
}

Answered<UpstreamId> readAdded(const QByteArray &body)
{
    const auto value = parseLoosely(body);
    if (!value || !value->isObject())
        return unreadable();
    const QJsonObject object = value->toObject();
    const QJsonObject inner = first(object, {"data"_L1, "result"_L1}).toObject();
    // An order's number counts, whatever else is said: it must not be ordered again.
    for (const QJsonObject &place : {object, inner}) {
        if (const auto id = idIn(first(place, {"order"_L1, "order_id"_L1, "orderId"_L1, "orderID"_L1})))
            return *id;
    }
    if (auto fault = faultIn(object))
        return fail(std::move(*fault));
    return unreadable();
}

Answered<UpstreamOrder> readStatus(const QByteArray &body)
{
    const auto value = parseLoosely(body);
    if (!value || !value->isObject())
        return unreadable();
    const QJsonObject object = value->toObject();
    const QJsonValue inner = first(object, {"data"_L1, "result"_L1, "order"_L1});
    return orderIn(inner.isObject() ? inner : QJsonValue(object));
}

Answered<QHash<UpstreamId, Answered<UpstreamOrder>>> readStatuses(const QByteArray &body)
{
    const auto object = objectIn(body);
    if (!object)
        return fail(object.error());
    QHash<UpstreamId, Answered<UpstreamOrder>> orders;
    for (auto entry = object->begin(); entry != object->end(); ++entry) {
        if (const QJsonValue value = entry.value(); value.isObject() || value.isString())
            orders.insert(entry.key().trimmed(), orderIn(value));
    }
    return orders;
}

Answered<UpstreamId> readRefill(const QByteArray &body)
{
    const auto object = objectIn(body);
    if (!object)
        return fail(object.error());
    const QJsonValue refill = first(*object, {"refill"_L1, "refill_id"_L1});
    if (refill.isObject()) {
        if (auto fault = faultIn(refill.toObject()))
            return fail(std::move(*fault));
    }
    const auto id = idIn(refill);
    return id ? Answered<UpstreamId>(*id) : unreadable();
}

Answered<RefillStatus> readRefillStatus(const QByteArray &body)
{
    const auto value = parseLoosely(body);
    if (!value)
        return unreadable();
    QJsonObject object = value->isArray() ? value->toArray().first().toObject() : value->toObject();
    // Some answer {"<id>": {...}} to one question, too.
    if (!object.contains("status"_L1) && !object.contains("error"_L1) && object.size() == 1)
        object = object.begin().value().toObject();
    const QJsonValue status = object.value("status"_L1);
    if (const auto fault = faultIn(status.isObject() ? status.toObject() : object))
        return fail(*fault);
    return status.isString() ? Answered<RefillStatus>(upstreamRefillStatus(status.toString())) : unreadable();
}

Answered<QHash<UpstreamId, Answered<bool>>> readCancels(const QByteArray &body)
{
    const auto value = parseLoosely(body);
    if (!value)
        return unreadable();
    if (value->isObject()) {
        if (auto fault = faultIn(value->toObject()))
            return fail(std::move(*fault));
    }
    const auto rows = rowsIn(*value);
    if (!rows)
        return unreadable();
    QHash<UpstreamId, Answered<bool>> cancels;
    for (const QJsonValue &row : *rows) {
        const QJsonObject object = row.toObject();
        const auto id = idIn(object.value("order"_L1));
        const QJsonValue cancel = object.value("cancel"_L1);
        const auto fault = cancel.isObject() ? faultIn(cancel.toObject()) : faultIn(object);
        if (id && fault)
            cancels.insert(*id, fail(*fault));
        else if (id && (flag(cancel) || idIn(cancel)))
            cancels.insert(*id, true);
    }
    return cancels;
}

Answered<UpstreamBalance> readBalance(const QByteArray &body)
{
    const auto object = objectIn(body);
    if (!object)
        return fail(object.error());
    const QJsonValue balance = first(*object, {"balance"_L1, "funds"_L1});
    const auto amount = moneyIn(balance);
    if (!amount)
        return unreadable();
    const QString outside = object->value("currency"_L1).toString();
    const QString inside = balance.toObject().value("currency"_L1).toString();
    return UpstreamBalance{*amount, (outside.isEmpty() ? inside : outside).trimmed().left(8)};
}

} // namespace pw::server::providers
