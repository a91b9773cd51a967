// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/affiliate_calls.h"

#include "tests/blackbox/shop_fixture.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{

void callAffiliates(Recorder &shop, const QString &owner, const QString &customer, qint64 id)
{
    const QString affiliate = u"/api/admin/affiliates/%1"_s.arg(id);
    QCOMPARE(shop.put(owner, affiliate, {{u"percent"_s, u"10"_s}, {u"enabled"_s, true}}).status, 200);
    const HttpReply sent = shop.post({}, u"/api/auth/register"_s,
                                     {{u"username"_s, u"sentone"_s},
                                      {u"email"_s, u"sentone@example.com"_s},
                                      {u"password"_s, u"correct horse battery"_s},
                                      {u"referral"_s, shop.get(customer, u"/api/affiliate"_s).text(u"code"_s)}});
    const qint64 sentId = sent.json()[u"user"_s][u"id"_s].toInteger();
    shop.post(owner, u"/api/admin/users/%1/add-fund"_s.arg(sentId), {{u"amount"_s, u"10"_s}, {u"reason"_s, u"Test"_s}});
    const qint64 order = shop.post(sent.text(u"token"_s), u"/api/orders"_s, followers(1000)).number(u"id"_s);
    QCOMPARE(shop.put(owner, u"/api/admin/orders/%1/status"_s.arg(order), {{u"status"_s, u"completed"_s}}).status, 200);
    QCOMPARE(shop.post(customer, u"/api/affiliate/payouts"_s, {{u"amount"_s, u"0.04"_s}}).status, 201);
    QCOMPARE(shop.post(customer, u"/api/affiliate/payouts"_s).status, 201);
    const QJsonArray payouts = shop.get(owner, u"/api/admin/affiliate-payouts?state=requested"_s).items();
    QCOMPARE(payouts.size(), 2);
    const auto decide = [&](int index, const QJsonObject &body) {
        return shop.put(owner, u"/api/admin/affiliate-payouts/%1"_s.arg(payouts[index][u"id"_s].toInteger()), body)
            .verdict();
    };
    QCOMPARE(decide(0, {{u"state"_s, u"approved"_s}}), u"200"_s);
    QCOMPARE(decide(1, {{u"state"_s, u"rejected"_s}, {u"reason"_s, u"Test"_s}}), u"200"_s);
    QCOMPARE(shop.get(customer, u"/api/affiliate"_s).status, 200);
    QCOMPARE(shop.get(customer, u"/api/affiliate/payouts"_s).items().size(), 2);
    QCOMPARE(shop.get(owner, u"/api/admin/affiliates"_s).items().size(), 1);
    QCOMPARE(shop.get(owner, affiliate).status, 200);
}

} // namespace pw::test
