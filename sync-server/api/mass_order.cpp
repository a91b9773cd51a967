// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/api/mass_order.h"

#include "core/protocol/field_reader.h"

#include <QJsonArray>
#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

using Read = Decided<commands::PlaceOrder>;

constexpr qsizetype maxTextLength = 1'000'000;
constexpr qsizetype maxDigits = 18; ///< what 64 bits hold whatever the digits are

Read forBuyer(Read order, const MassBuyer &buyer)
{
    if (order) {
        order->user = buyer.user;
        order->via = buyer.via;
    }
    return order;
}

std::optional<qint64> wholeNumber(QStringView text)
{
    const bool isDigits = !text.isEmpty() && text.size() <= maxDigits &&
                          std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
    return isDigits ? std::optional(text.toLongLong()) : std::nullopt;
}

Read readLine(const QString &line)
{
    const QStringList parts = line.split(u'|');
    const auto service = wholeNumber(parts.first().trimmed());
    if (parts.size() < 2 || parts.size() > 3 || !service)
        return refuse(RefusalCode::MassLineMalformed);
    commands::PlaceOrder order;
    order.service = ServiceId(*service);
    order.request.link = parts.at(1).trimmed();
    if (parts.size() < 3)
        return order;
    order.request.quantity = wholeNumber(parts.at(2).trimmed());
    if (!order.request.quantity)
        return refuse(RefusalCode::MassLineMalformed, u"quantity"_s);
    return order;
}

QList<MassLine> readText(const QString &text, const MassBuyer &buyer)
{
    QList<MassLine> lines;
    qint64 number = 0;
    for (const QString &line : text.split(u'\n')) {
        ++number;
        if (!line.trimmed().isEmpty())
            lines << MassLine{number, forBuyer(readLine(line), buyer)};
    }
    return lines;
}

Read readObject(const QJsonValue &value, const MassBuyer &buyer)
{
    if (!value.isObject())
        return refuse(RefusalCode::FieldWrongType, u"orders"_s, u"a list of objects"_s);
    QJsonObject args = value.toObject();
    if (args.contains(u"user"_s))
        return refuse(RefusalCode::FieldUnknown, u"user"_s);
    args.insert(u"user"_s, buyer.user.value);
    return forBuyer(commands::PlaceOrder::fromJson(args), buyer);
}

QList<MassLine> readList(const QJsonArray &orders, const MassBuyer &buyer)
{
    QList<MassLine> lines;
    for (const QJsonValue &value : orders)
        lines << MassLine{lines.size() + 1, readObject(value, buyer)};
    return lines;
}

} // namespace

Decided<QList<MassLine>> readMassOrder(const QJsonObject &body, const MassBuyer &buyer)
{
    FieldReader reader(body);
    const bool isText = reader.has(u"text"_s);
    const QString text = isText ? reader.verbatim(u"text"_s, maxTextLength) : QString();
    const QJsonValue orders = reader.raw(u"orders"_s);
    const QString field = isText ? u"text"_s : u"orders"_s;
    if (!isText && !orders.isArray())
        reader.note(orders.isUndefined() ? Refusal{RefusalCode::FieldMissing, field}
                                         : Refusal{RefusalCode::FieldWrongType, field, u"a list of objects"_s});
    if (isText && !orders.isUndefined())
        reader.note({RefusalCode::FieldUnknown, u"orders"_s});
    if (const auto read = reader.finish(); !read)
        return fail(read.error());
    QList<MassLine> lines = isText ? readText(text, buyer) : readList(orders.toArray(), buyer);
    if (lines.isEmpty() || lines.size() > maxMassOrders)
        return refuse(RefusalCode::FieldOutOfRange, field, u"1 to %1 orders"_s.arg(maxMassOrders));
    return lines;
}

} // namespace pw::server
