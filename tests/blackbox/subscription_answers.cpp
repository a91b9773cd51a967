// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/subscription_answers.h"

#include "tests/blackbox/subscription_calls.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{

void callSubscriptions(Recorder &shop, const SubscriptionCallers &as)
{
    const qint64 service = shop.post(as.owner, u"/api/admin/services"_s,
                                     {{u"category"_s, 1},
                                      {u"name"_s, u"New posts"_s},
                                      {u"type"_s, u"subscriptions"_s},
                                      {u"rate"_s, u"0.50"_s},
                                      {u"min"_s, 10},
                                      {u"max"_s, 1000}})
                               .number(u"id"_s);
    QJsonObject wanted = subscription(service);
    QCOMPARE(shop.post(as.customer, u"/api/orders/quote"_s, wanted).status, 200);
    wanted.insert(u"expiry"_s, dayFromNow(30, u"dd/MM/yyyy"_s));
    wanted.insert(u"old_posts"_s, 1);
    const qint64 order = shop.post(as.customer, u"/api/orders"_s, wanted).number(u"id"_s);
    const HttpReply post = shop.post(as.owner, u"/api/admin/orders/%1/posts"_s.arg(order),
                                     {{u"link"_s, u"https://example.com/p/1"_s}, {u"quantity"_s, 100}});
    QCOMPARE(post.status, 201);
    const QByteArray status = "key=" + as.key.toUtf8() + "&action=status&";
    for (const qint64 each : {order, post.number(u"id"_s)}) {
        QCOMPARE(shop.get(as.customer, u"/api/orders/%1"_s.arg(each)).status, 200);
        QCOMPARE(shop.get(as.owner, u"/api/admin/orders/%1"_s.arg(each)).status, 200);
        QCOMPARE(shop.form(status + "order=" + QByteArray::number(each)).status, 200);
    }
    const QByteArray both = QByteArray::number(order) + ',' + QByteArray::number(post.number(u"id"_s));
    QCOMPARE(shop.form(status + "orders=" + both).status, 200);
}

} // namespace pw::test
