// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/shop_calls.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{
namespace
{

void callUsers(Recorder &shop, const QString &staff)
{
    const HttpReply made =
        shop.post(staff, u"/api/admin/users"_s, {{u"username"_s, u"guest"_s}, {u"email"_s, u"guest@example.com"_s}});
    QCOMPARE(made.status, 201);
    const QString user = u"/api/admin/users/%1"_s.arg(made.number(u"id"_s));
    QCOMPARE(shop.put(staff, user, {{u"discount"_s, u"12.5"_s}, {u"note"_s, u"x"_s}}).status, 200);
    QCOMPARE(shop.put(staff, user + u"/password"_s, {{u"password"_s, u"correct horse battery"_s}}).status, 204);
    QCOMPARE(shop.put(staff, user + u"/rates/1"_s, {{u"rate"_s, u"0.75"_s}}).status, 200);
    QCOMPARE(shop.get(staff, user + u"/rates/1"_s).status, 200);
    QCOMPARE(shop.get(staff, user + u"/rates"_s).items().size(), 1);
    const QString guest =
        shop.post({}, u"/api/auth/login"_s, {{u"login"_s, u"guest"_s}, {u"password"_s, u"correct horse battery"_s}})
            .text(u"token"_s);
    QCOMPARE(shop.get(guest, u"/api/services/1"_s).text(u"rate"_s), u"0.75"_s);
    QCOMPARE(shop.get(staff, user + u"/sign-ins"_s).items().size(), 1);
    QCOMPARE(shop.json(staff, "DELETE", user + u"/rates/1"_s).status, 204);
    QCOMPARE(shop.get(staff, user + u"/rates/1"_s).status, 404);
    QCOMPARE(shop.json(staff, "DELETE", user).status, 204);
    QCOMPARE(shop.get(staff, u"/api/admin/users/export"_s).status, 200);
}

void callServices(Recorder &shop, const QString &staff)
{
    const QString bulk = u"/api/admin/services/bulk-update"_s;
    const QJsonObject change{{u"percent"_s, u"10"_s}, {u"refill"_s, true}, {u"category"_s, 1}};
    const HttpReply shown =
        shop.post(staff, bulk, {{u"ids"_s, QJsonArray{1, 3}}, {u"change"_s, change}, {u"preview"_s, true}});
    QCOMPARE(shown.items().size(), 2);
    QCOMPARE(shop.post(staff, bulk,
                       {{u"filter"_s, QJsonObject{{u"q"_s, u"4"_s}}},
                        {u"change"_s, QJsonObject{{u"enabled"_s, true}, {u"amount"_s, u"0"_s}}}})
                 .status,
             200);
    QCOMPARE(shop.put(staff, u"/api/admin/services/update-price"_s, shown.json().value(u"undo"_s).toObject()).status,
             200);
    const qint64 category = shop.post(staff, u"/api/admin/categories"_s, {{u"name"_s, u"Gone"_s}}).number(u"id"_s);
    const qint64 service =
        shop.post(
                staff, u"/api/admin/services"_s,
                {{u"category"_s, category}, {u"name"_s, u"Gone"_s}, {u"rate"_s, u"1"_s}, {u"min"_s, 1}, {u"max"_s, 2}})
            .number(u"id"_s);
    const QString itself = u"/api/admin/categories/%1"_s.arg(category);
    QCOMPARE(shop.json(staff, "DELETE", itself).status, 409);
    QCOMPARE(shop.json(staff, "DELETE", u"/api/admin/services/%1"_s.arg(service)).status, 204);
    QCOMPARE(shop.json(staff, "DELETE", itself).status, 204);
}

} // namespace

void callShop(Recorder &shop, const QString &staff)
{
    callUsers(shop, staff);
    callServices(shop, staff);
    QCOMPARE(shop.put(staff, u"/api/admin/tickets/1/status"_s, {{u"status"_s, u"closed"_s}}).status, 200);
    QVERIFY(!shop.get(staff, u"/api/admin/transactions?limit=2"_s).items().isEmpty());
    QCOMPARE(shop.get(staff, u"/api/admin/funds"_s).status, 200);
    for (const QString &kind :
         {u"revenue"_s, u"profit"_s, u"payments"_s, u"orders"_s, u"services"_s, u"providers"_s, u"tickets"_s})
        QCOMPARE(shop.get(staff, u"/api/admin/reports/"_s + kind).status, 200);
    QCOMPARE(shop.get(staff, u"/api/admin/reports/orders?format=csv&group=week"_s).status, 200);
}

} // namespace pw::test
