// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/http_client.h"

#include <QDateTime>
#include <QJsonObject>

namespace pw::test
{

/// Makes the service that these tests order: 2.00 for 1000, 10 to 1000 for each post. Its number; 0 where it is
/// refused.
[[nodiscard]] inline qint64 sellSubscriptions(HttpClient &staff)
{
    return staff
        .post(QStringLiteral("/api/admin/services"), {{QStringLiteral("category"), 1},
                                                      {QStringLiteral("name"), QStringLiteral("Likes for new posts")},
                                                      {QStringLiteral("type"), QStringLiteral("subscriptions")},
                                                      {QStringLiteral("rate"), QStringLiteral("2.00")},
                                                      {QStringLiteral("min"), 10},
                                                      {QStringLiteral("max"), 1000},
                                                      {QStringLiteral("cancel"), true}})
        .number(QStringLiteral("id"));
}

/// 50 to 100 for each post of somebody.
[[nodiscard]] inline QJsonObject subscription(qint64 service, qint64 posts = 3)
{
    return {{QStringLiteral("service"), service}, {QStringLiteral("username"), QStringLiteral("anna.k")},
            {QStringLiteral("min"), 50},          {QStringLiteral("max"), 100},
            {QStringLiteral("posts"), posts},     {QStringLiteral("delay"), 30}};
}

[[nodiscard]] inline QString dayFromNow(int days, const QString &format)
{
    return QDateTime::currentDateTimeUtc().addDays(days).date().toString(format);
}

/// "partial completed 1/2 +0.20": the order, its subscription, posts done of those made, and what came back.
[[nodiscard]] inline QString subscriptionWords(const QJsonObject &order)
{
    const auto number = [&order](QLatin1StringView field) { return QString::number(order.value(field).toInteger()); };
    return order.value(QLatin1StringView("status")).toString() + u' ' +
           order.value(QLatin1StringView("subscription_status")).toString() + u' ' +
           number(QLatin1StringView("posts_done")) + u'/' + number(QLatin1StringView("posts_made")) + u" +" +
           order.value(QLatin1StringView("refunded")).toString();
}

/// What API v2 says of an order.
[[nodiscard]] inline QByteArray resellerStatus(HttpClient &client, const QString &key, const QString &orders)
{
    const QString field = orders.contains(u',') ? QStringLiteral("orders") : QStringLiteral("order");
    return client
        .postForm(QStringLiteral("/api/v2"),
                  {{QStringLiteral("key"), key}, {QStringLiteral("action"), QStringLiteral("status")}, {field, orders}})
        .body;
}

} // namespace pw::test
