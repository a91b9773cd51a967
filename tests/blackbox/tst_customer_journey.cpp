// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QJsonArray>
#include <QTest>

#include "tests/blackbox/shop_fixture.h"

using namespace Qt::StringLiterals;

namespace pw::test
{

/// One customer from his registration to his last question, in the order in which it happens.
class TestCustomerJourney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void registers();
    void signsInByNameAndEmail();
    void looksAround();
    void findsServices();
    void catalogueIsCachedUntilItChanges();
    void orders();
    void readsHisOrders();
    void pagesThroughOrders();
    void cancels();
    void readsHisStatement();
    void asksForHelp();
    void managesKeys();
    void signsOut();
    void shopIsSound();

private:
    ShopFixture m_shop;
    std::unique_ptr<HttpClient> m_anna;
    qint64 m_order = 0;
};

void TestCustomerJourney::initTestCase()
{
    QVERIFY2(m_shop.open(), qPrintable(m_shop.server.problem()));
}

void TestCustomerJourney::registers()
{
    m_anna = m_shop.customer(u"Anna"_s, u"25"_s);
    const HttpReply profile = m_anna->get(u"/api/user/profile"_s);
    QCOMPARE(profile.status, 200);
    QCOMPARE(profile.text(u"username"_s), u"Anna"_s);
    QCOMPARE(profile.text(u"email"_s), u"Anna@example.com"_s);
    QCOMPARE(profile.text(u"balance"_s), u"25.00"_s);
    QCOMPARE(profile.text(u"currency"_s), u"USD"_s);
    QVERIFY(!profile.body.contains("password"));
    QVERIFY(!profile.json().contains(u"note"_s));
}

void TestCustomerJourney::signsInByNameAndEmail()
{
    HttpClient client = m_shop.anyone();
    for (const QString &login : {u"anna"_s, u"ANNA@example.com"_s}) {
        const HttpReply reply =
            client.post(u"/api/auth/login"_s, {{u"login"_s, login}, {u"password"_s, u"correct horse battery"_s}});
        QCOMPARE(reply.status, 200);
        QVERIFY(!reply.text(u"token"_s).isEmpty());
        QVERIFY(reply.text(u"expires_at"_s).endsWith(u'Z'));
        QCOMPARE(reply.json().value(u"user"_s).toObject().value(u"username"_s).toString(), u"Anna"_s);
    }
    const QJsonObject wrong{{u"login"_s, u"anna"_s}, {u"password"_s, u"wrong horse battery"_s}};
    const QJsonObject unknown{{u"login"_s, u"nobody"_s}, {u"password"_s, u"wrong horse battery"_s}};
    const HttpReply first = client.post(u"/api/auth/login"_s, wrong);
    const HttpReply second = client.post(u"/api/auth/login"_s, unknown);
    QCOMPARE(first.verdict(), u"401 wrong_credentials"_s);
    QCOMPARE(second.verdict(), first.verdict());
    QCOMPARE(second.text(u"detail"_s), first.text(u"detail"_s));
}

void TestCustomerJourney::looksAround()
{
    const HttpReply funds = m_anna->get(u"/api/funds"_s);
    QCOMPARE(funds.json(),
             (QJsonObject{{u"balance"_s, u"25.00"_s}, {u"on_hold"_s, u"0.00"_s}, {u"currency"_s, u"USD"_s}}));
    QCOMPARE(m_anna->get(u"/api/orders"_s).items().size(), 0);
    QVERIFY(m_anna->get(u"/api/orders"_s).json().value(u"next"_s).isNull());
}

void TestCustomerJourney::findsServices()
{
    const HttpReply all = m_anna->get(u"/api/services"_s);
    QCOMPARE(all.status, 200);
    QCOMPARE(all.items().size(), 4);
    const QJsonObject first = all.items().first().toObject();
    QCOMPARE(first.value(u"rate"_s).toString(), u"1.00"_s);
    QCOMPARE(first.value(u"type"_s).toString(), u"default"_s);
    QCOMPARE(first.value(u"category"_s).toObject().value(u"name"_s).toString(), u"Everything"_s);
    QCOMPARE(m_anna->get(u"/api/services?q=COMMENT"_s).items().size(), 2);
    QCOMPARE(m_anna->get(u"/api/services?category=2"_s).items().size(), 0);
    QCOMPARE(m_anna->get(u"/api/services/categories/1"_s).items().size(), 4);
    QCOMPARE(m_anna->get(u"/api/services/categories/9"_s).verdict(), u"404 category_not_found"_s);
    QCOMPARE(m_anna->get(u"/api/services/2"_s).text(u"name"_s), u"Comments"_s);
    QCOMPARE(m_anna->get(u"/api/services/99"_s).verdict(), u"404 service_not_found"_s);
    const HttpReply page = m_anna->get(u"/api/services?limit=3"_s);
    QCOMPARE(page.items().size(), 3);
    const HttpReply rest = m_anna->get(u"/api/services?limit=3&after="_s + page.text(u"next"_s));
    QCOMPARE(rest.items().size(), 1);
    QVERIFY(rest.json().value(u"next"_s).isNull());
}

void TestCustomerJourney::catalogueIsCachedUntilItChanges()
{
    const QByteArray before = m_anna->get(u"/api/services"_s).headers.value("etag");
    QVERIFY(!before.isEmpty());
    const HttpReply same = m_anna->get(u"/api/services"_s, {{"If-None-Match", before}});
    QCOMPARE(same.status, 304);
    QCOMPARE(same.body, QByteArray());
    const auto owner = m_shop.owner();
    QCOMPARE(owner->put(u"/api/admin/services/4"_s, {{u"enabled"_s, false}}).status, 200);
    const HttpReply changed = m_anna->get(u"/api/services"_s, {{"If-None-Match", before}});
    QCOMPARE(changed.status, 200);
    QCOMPARE(changed.items().size(), 3);
    QCOMPARE(m_anna->get(u"/api/services/4"_s).verdict(), u"404 service_not_found"_s);
    QCOMPARE(owner->put(u"/api/admin/services/4"_s, {{u"enabled"_s, true}}).status, 200);
    QCOMPARE(m_anna->get(u"/api/services"_s).headers.value("etag"), before);
}

void TestCustomerJourney::orders()
{
    const HttpReply placed = m_anna->post(u"/api/orders"_s, followers(2500));
    QCOMPARE(placed.verdict(), u"201"_s);
    m_order = placed.number(u"id"_s);
    QCOMPARE(placed.text(u"charge"_s), u"2.50"_s);
    QCOMPARE(placed.text(u"status"_s), u"pending"_s);
    QCOMPARE(placed.number(u"remains"_s), 2500);
    QVERIFY(placed.json().value(u"start_count"_s).isNull());
    const HttpReply comments =
        m_anna->post(u"/api/orders"_s,
                     {{u"service"_s, 2}, {u"link"_s, u"@anna"_s}, {u"comments"_s, u"Lovely\n\nSo good\r\nMore!"_s}});
    QCOMPARE(comments.number(u"quantity"_s), 3);
    QCOMPARE(comments.text(u"charge"_s), u"0.03"_s);
    const HttpReply pack = m_anna->post(u"/api/orders"_s, {{u"service"_s, 3}, {u"link"_s, u"@anna"_s}});
    QCOMPARE(pack.text(u"charge"_s), u"3.50"_s);
    const QJsonObject funds = m_anna->get(u"/api/funds"_s).json();
    QCOMPARE(funds.value(u"balance"_s).toString(), u"18.97"_s);
    QCOMPARE(funds.value(u"on_hold"_s).toString(), u"6.03"_s);
}

void TestCustomerJourney::readsHisOrders()
{
    const QString path = u"/api/orders/"_s + QString::number(m_order);
    QCOMPARE(m_anna->get(path).text(u"link"_s), u"https://example.com/p/1"_s);
    QCOMPARE(m_anna->get(path + u"/status"_s).text(u"status"_s), u"pending"_s);
    QCOMPARE(m_anna->get(u"/api/orders"_s).items().size(), 3);
    // By link, service or number; his own name is not what he looks for.
    QCOMPARE(m_anna->get(u"/api/orders?status=pending&q=anna"_s).items().size(), 2);
    QCOMPARE(m_anna->get(u"/api/orders?q=example.com"_s).items().size(), 1);
    QCOMPARE(m_anna->get(u"/api/orders/status/pending"_s).items().size(), 3);
    QCOMPARE(m_anna->get(u"/api/orders/status/completed"_s).items().size(), 0);
    QVERIFY(!m_anna->get(path).json().contains(u"placed_via"_s));
    const auto bert = m_shop.customer(u"Bert"_s);
    QCOMPARE(bert->get(path).verdict(), u"404 order_not_found"_s);
    QCOMPARE(bert->get(path + u"/status"_s).verdict(), u"404 order_not_found"_s);
    QCOMPARE(bert->post(path + u"/cancel"_s).verdict(), u"404 order_not_found"_s);
    QCOMPARE(bert->get(u"/api/orders"_s).items().size(), 0);
}

void TestCustomerJourney::pagesThroughOrders()
{
    QList<qint64> seen;
    QString after;
    do {
        const HttpReply page = m_anna->get(u"/api/orders?limit=2"_s + after);
        for (const QJsonValue &item : page.items())
            seen << item.toObject().value(u"id"_s).toInteger();
        const QString next = page.text(u"next"_s);
        after = next.isEmpty() ? QString() : QString(u"&after="_s + next);
    } while (!after.isEmpty());
    QCOMPARE(seen, (QList<qint64>{m_order + 2, m_order + 1, m_order}));
}

void TestCustomerJourney::cancels()
{
    const QString path = u"/api/orders/"_s + QString::number(m_order) + u"/cancel"_s;
    const HttpReply canceled = m_anna->post(path);
    QCOMPARE(canceled.verdict(), u"200"_s);
    QCOMPARE(canceled.text(u"status"_s), u"canceled"_s);
    QCOMPARE(canceled.text(u"refunded"_s), u"2.50"_s);
    QCOMPARE(m_anna->post(path).verdict(), u"409 order_not_cancelable"_s);
    QCOMPARE(m_anna->get(u"/api/funds"_s).text(u"balance"_s), u"21.47"_s);
}

void TestCustomerJourney::readsHisStatement()
{
    QStringList lines;
    for (const QJsonValue &item : m_anna->get(u"/api/transactions"_s).items())
        lines << QString(item.toObject().value(u"kind"_s).toString() + u' ' +
                         item.toObject().value(u"amount"_s).toString());
    QCOMPARE(lines, (QStringList{u"order_refund 2.50"_s, u"order_hold -3.50"_s, u"order_hold -0.03"_s,
                                 u"order_hold -2.50"_s, u"manual_credit 25.00"_s}));
}

void TestCustomerJourney::asksForHelp()
{
    const HttpReply opened = m_anna->post(
        u"/api/tickets"_s,
        {{u"type"_s, u"speed_up"_s}, {u"order_ids"_s, QJsonArray{m_order + 1}}, {u"message"_s, u"Still waiting"_s}});
    QCOMPARE(opened.verdict(), u"201"_s);
    const QString path = u"/api/tickets/"_s + QString::number(opened.number(u"id"_s));
    QCOMPARE(m_shop.owner()->post(u"/api/admin"_s + path.sliced(4) + u"/reply"_s, {{u"message"_s, u"On it"_s}}).status,
             200);
    const HttpReply read = m_anna->get(path);
    QCOMPARE(read.text(u"status"_s), u"replied"_s);
    const QJsonArray messages = read.json().value(u"messages"_s).toArray();
    QCOMPARE(messages.size(), 2);
    QCOMPARE(messages.last().toObject().value(u"author_kind"_s).toString(), u"staff"_s);
    QCOMPARE(m_anna->put(path + u"/reply"_s, {{u"message"_s, u"Thanks"_s}}).text(u"status"_s), u"open"_s);
    QCOMPARE(m_anna->get(u"/api/tickets?status=open"_s).items().size(), 1);
    const auto bert = m_shop.customer(u"Carl"_s);
    QCOMPARE(bert->get(path).verdict(), u"404 ticket_not_found"_s);
    QCOMPARE(bert->put(path + u"/reply"_s, {{u"message"_s, u"Hi"_s}}).verdict(), u"404 ticket_not_found"_s);
}

void TestCustomerJourney::managesKeys()
{
    const HttpReply made = m_anna->post(u"/api/api-keys"_s, {{u"name"_s, u"shop"_s}});
    QCOMPARE(made.status, 201);
    const QString key = made.text(u"key"_s);
    QVERIFY(key.startsWith(made.text(u"prefix"_s)));
    QVERIFY(!m_anna->get(u"/api/api-keys"_s).body.contains(key.toUtf8()));
    HttpClient script(m_shop.server.port());
    script.setToken(key);
    QCOMPARE(script.get(u"/api/funds"_s).status, 200);
    QCOMPARE(script.post(u"/api/orders"_s, followers(10)).status, 201);
    // A leaked key must not make itself more keys.
    QCOMPARE(script.post(u"/api/api-keys"_s, {{u"name"_s, u"more"_s}}).verdict(), u"403 not_allowed"_s);
    const QString path = u"/api/api-keys/"_s + QString::number(made.number(u"id"_s));
    QCOMPARE(m_shop.customer(u"Dora"_s)->remove(path).verdict(), u"404 api_key_not_found"_s);
    QCOMPARE(m_anna->remove(path).status, 204);
    QCOMPARE(script.get(u"/api/funds"_s).verdict(), u"401 not_signed_in"_s);
}

void TestCustomerJourney::signsOut()
{
    QCOMPARE(m_anna->post(u"/api/auth/logout"_s).status, 204);
    QCOMPARE(m_anna->get(u"/api/funds"_s).verdict(), u"401 not_signed_in"_s);
}

void TestCustomerJourney::shopIsSound()
{
    QCOMPARE(m_shop.server.stop(), 0);
    QCOMPARE(m_shop.server.verify().value(u"ok"_s), QJsonValue(true));
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestCustomerJourney)
#include "tst_customer_journey.moc"
