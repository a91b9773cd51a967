// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/domain/subscription.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

constexpr qint64 dayMs = 86'400'000;
constexpr qint64 delays[] = {0, 5, 10, 15, 30, 60, 90, 120, 150, 180, 210, 240, 270, 300, 360, 420, 480, 540, 600};

} // namespace

SubscriptionTerms termsOf(const OrderFields &fields)
{
    const auto number = [&fields](OrderField field) { return fields.value(field).toLongLong(); };
    SubscriptionTerms terms;
    terms.min = number(OrderField::Min);
    terms.max = number(OrderField::Max);
    terms.posts = number(OrderField::Posts) + number(OrderField::OldPosts);
    if (const auto day = subscription::dayIn(fields.value(OrderField::Expiry)))
        terms.expiresAt = subscription::endOf(*day);
    return terms;
}

namespace subscription
{

bool isDelay(qint64 minutes)
{
    return std::ranges::find(delays, minutes) != std::end(delays);
}

QString delayList()
{
    QStringList list;
    for (const qint64 minutes : delays)
        list << QString::number(minutes);
    return list.join(u", "_s);
}

std::optional<QDate> dayIn(const QString &text)
{
    static const QRegularExpression trade(u"\\A([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})\\z"_s);
    static const QRegularExpression iso(u"\\A([0-9]{4})-([0-9]{2})-([0-9]{2})\\z"_s);
    QDate day;
    if (const auto found = trade.match(text); found.hasMatch())
        day = QDate(found.captured(3).toInt(), found.captured(2).toInt(), found.captured(1).toInt());
    else if (const auto other = iso.match(text); other.hasMatch())
        day = QDate(other.captured(1).toInt(), other.captured(2).toInt(), other.captured(3).toInt());
    return day.isValid() ? std::optional(day) : std::nullopt;
}

QString tradeDay(const QString &isoDay)
{
    const auto day = dayIn(isoDay);
    return day ? day->toString(u"dd/MM/yyyy"_s) : QString();
}

Instant endOf(QDate day)
{
    static const QDate epoch(1970, 1, 1);
    return Instant((epoch.daysTo(day) + 1) * dayMs);
}

} // namespace subscription

} // namespace pw
