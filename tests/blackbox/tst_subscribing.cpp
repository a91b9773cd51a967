// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/shop_fixture.h"
#include "tests/blackbox/subscription_calls.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{

/// All ways in which a subscription is ordered. Service 5 is one of 2.00 for 1000, 10 to 1000 for each post.
class TestSubscribing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isListed();
    void isRefused_data();
    void isRefused();
    void resellersMayLeaveOut();
    void inAMassOrder();

private:
    [[nodiscard]] QJsonObject shown(qint64 order) const { return m_bert->get(u"/api/orders/%1"_s.arg(order)).json(); }
    [[nodiscard]] static QByteArray ask(HttpClient &client, const QList<QPair<QString, QString>> &fields)
    {
        return client.postForm(u"/api/v2"_s, fields).body;
    }
    [[nodiscard]] QByteArray statusOf(qint64 order) const
    {
        return resellerStatus(*m_bert, m_bertsKey, QString::number(order));
    }
    [[nodiscard]] QString balance() const { return m_bert->get(u"/api/funds"_s).text(u"balance"_s); }

    ShopFixture m_shop;
    QString m_bertsKey;
    std::unique_ptr<HttpClient> m_bert;
};

void TestSubscribing::initTestCase()
{
    QVERIFY2(m_shop.open(withoutRateLimits()), qPrintable(m_shop.server.problem()));

    m_bert = m_shop.customer(u"Bert"_s, u"100"_s);
    m_bertsKey = ShopFixture::apiKey(*m_bert);
    QCOMPARE(sellSubscriptions(*m_shop.owner()), 5);
}

void TestSubscribing::isListed()
{
    QCOMPARE(m_bert->get(u"/api/services/5"_s).text(u"type"_s), u"subscriptions"_s);
    const QByteArray services = ask(*m_bert, {{u"key"_s, m_bertsKey}, {u"action"_s, u"services"_s}});
    QVERIFY(services.contains(R"("service":5,"name":"Likes for new posts","type":"Subscriptions")"));
}

void TestSubscribing::isRefused_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QJsonValue>("value");
    QTest::addColumn<QString>("outcome"); // of the quote: charge and quantity
    const auto row = [](const char *name, const char *field, const QJsonValue &value, const char *outcome) {
        QTest::newRow(name) << QString::fromLatin1(field) << value << QString::fromLatin1(outcome);
    };
    const QJsonValue gone(QJsonValue::Undefined);
    row("as it is", "posts", 3, "0.60 300");
    row("without a number of posts", "posts", gone, "6.00 3000");
    row("with old posts", "old_posts", 2, "1.00 500");
    row("with no old posts", "old_posts", 0, "0.60 300");
    row("no posts", "posts", 0, "422 field_out_of_range");
    row("too many posts", "posts", 1001, "422 field_out_of_range");
    row("less than no old posts", "old_posts", -1, "422 field_out_of_range");
    row("least below the service's", "min", 9, "422 quantity_below_minimum");
    row("most above the service's", "max", 1001, "422 quantity_above_maximum");
    row("least above the most", "min", 101, "422 minimum_above_maximum");
    row("as much at least", "min", 100, "0.60 300");
    row("least is nothing", "min", 0, "422 field_out_of_range");
    row("no least", "min", gone, "400 field_missing");
    row("no most", "max", gone, "400 field_missing");
    row("no delay", "delay", gone, "400 field_missing");
    row("at once", "delay", 0, "0.60 300");
    row("after ten hours", "delay", 600, "0.60 300");
    row("a delay of its own", "delay", 7, "400 field_not_one_of");
    row("nobody", "username", gone, "400 field_missing");
    row("two words", "username", u"anna k"_s, "422 link_malformed");
    row("a page", "username", u"https://example.com/anna"_s, "0.60 300");
    row("a link", "link", u"https://example.com/p/1"_s, "422 field_not_for_this_service");
    row("a quantity", "quantity", 100, "422 field_not_for_this_service");
    row("runs", "runs", 2, "422 field_not_for_this_service");
    row("until tomorrow", "expiry", dayFromNow(1, u"dd/MM/yyyy"_s), "0.60 300");
    row("until tomorrow, in our words", "expiry", dayFromNow(1, u"yyyy-MM-dd"_s), "0.60 300");
    row("until today", "expiry", dayFromNow(0, u"d/M/yyyy"_s), "0.60 300");
    row("until yesterday", "expiry", dayFromNow(-1, u"dd/MM/yyyy"_s), "422 field_out_of_range");
    row("for a year", "expiry", dayFromNow(365, u"dd/MM/yyyy"_s), "0.60 300");
    row("for more", "expiry", dayFromNow(368, u"dd/MM/yyyy"_s), "422 field_out_of_range");
    row("the American way", "expiry", u"12/31/2026"_s, "400 field_wrong_type");
    row("no such day", "expiry", u"31/02/2027"_s, "400 field_wrong_type");
}

/// By a quote and by an order alike.
void TestSubscribing::isRefused()
{
    QFETCH(const QString, field);
    QFETCH(const QJsonValue, value);
    QFETCH(const QString, outcome);
    QJsonObject order = subscription(5);
    if (value.isUndefined())
        order.remove(field);
    else
        order.insert(field, value);
    const auto verdict = [](const HttpReply &reply) {
        return reply.status >= 300
                   ? reply.verdict()
                   : QString(reply.text(u"charge"_s) + u' ' + QString::number(reply.number(u"quantity"_s)));
    };
    QCOMPARE(verdict(m_bert->post(u"/api/orders/quote"_s, order)), outcome);
    const HttpReply placed = m_bert->post(u"/api/orders"_s, order);
    QCOMPARE(verdict(placed), outcome);
    if (placed.status < 300) {
        const QString back = u"/api/orders/%1/cancel"_s.arg(placed.number(u"id"_s));
        QCOMPARE(m_bert->post(back).text(u"status"_s), u"canceled"_s);
    }
    QCOMPARE(balance(), u"100.00"_s);
}

/// Scripts send every field that they know, empty or as 0.
void TestSubscribing::resellersMayLeaveOut()
{
    const QList<QPair<QString, QString>> fields{{u"key"_s, m_bertsKey},
                                                {u"action"_s, u"add"_s},
                                                {u"service"_s, u"5"_s},
                                                {u"username"_s, u"anna.k"_s},
                                                {u"min"_s, u"50"_s},
                                                {u"max"_s, u"100"_s},
                                                {u"posts"_s, u"0"_s},
                                                {u"old_posts"_s, QString()},
                                                {u"delay"_s, u"5"_s},
                                                {u"expiry"_s, dayFromNow(9, u"dd/MM/yyyy"_s)},
                                                {u"link"_s, u"https://x.example"_s},
                                                {u"quantity"_s, u"7"_s},
                                                {u"runs"_s, u"3"_s},
                                                {u"comments"_s, u"Hi"_s}};
    // Runs are refused rather than left out, as everywhere: it would be another order.
    QCOMPARE(ask(*m_bert, fields), R"({"error":"Incorrect request"})"_ba);
    QList<QPair<QString, QString>> without = fields;
    without.removeAt(12);
    const HttpReply added = m_bert->postForm(u"/api/v2"_s, without);
    const qint64 id = added.number(u"order"_s);
    QVERIFY2(id > 0, added.body.constData());
    QCOMPARE(shown(id).value(u"quantity"_s).toInteger(), 3000);
    QCOMPARE(shown(id).value(u"link"_s).toString(), u"anna.k"_s);
    QCOMPARE(shown(id).value(u"expiry"_s).toString(), dayFromNow(9, u"yyyy-MM-dd"_s));
    QCOMPARE(QString::fromUtf8(statusOf(id)),
             u"{\"status\":\"Active\",\"expiry\":\"%1\",\"posts\":\"30\",\"orders\":[]}"_s.arg(
                 dayFromNow(9, u"dd/MM/yyyy"_s)));
    QList<QPair<QString, QString>> little = without;
    little[4].second = u"9"_s;
    QCOMPARE(ask(*m_bert, little), R"({"error":"Quantity less than minimal 10"})"_ba);
    little[4].second = u"50"_s;
    little[5].second = u"2000"_s;
    QCOMPARE(ask(*m_bert, little), R"({"error":"Quantity more than maximum 1000"})"_ba);
    little[5].second = u"100"_s;
    little[3].second = u"anna k"_s;
    QCOMPARE(ask(*m_bert, little), R"({"error":"Incorrect link"})"_ba);
    // The same as JSON, with numbers.
    const HttpReply json = m_bert->post(u"/api/v2"_s, {{u"key"_s, m_bertsKey},
                                                       {u"action"_s, u"add"_s},
                                                       {u"service"_s, 5},
                                                       {u"username"_s, u"@bert"_s},
                                                       {u"min"_s, 50},
                                                       {u"max"_s, 60},
                                                       {u"posts"_s, 2},
                                                       {u"old_posts"_s, 1},
                                                       {u"delay"_s, 0}});
    QCOMPARE(shown(json.number(u"order"_s)).value(u"charge"_s).toString(), u"0.36"_s);
    for (const qint64 each : {id, json.number(u"order"_s)})
        QCOMPARE(m_bert->post(u"/api/orders/%1/cancel"_s.arg(each)).status, 200);
    QCOMPARE(QString::fromUtf8(statusOf(json.number(u"order"_s))),
             u"{\"status\":\"Canceled\",\"expiry\":\"\",\"posts\":\"2\",\"orders\":[]}"_s);
}

void TestSubscribing::inAMassOrder()
{
    QJsonObject bad = subscription(5);
    bad.insert(u"delay"_s, 7);
    const HttpReply mass = m_bert->post(u"/api/orders/mass"_s, {{u"orders"_s, QJsonArray{bad, subscription(5, 1)}}});
    QCOMPARE(mass.items().at(0)[u"error"_s][u"code"_s].toString(), u"field_not_one_of"_s);
    const QJsonValue placed = mass.items().at(1)[u"order"_s];
    QCOMPARE(placed[u"charge"_s].toString(), u"0.20"_s);
    QCOMPARE(m_bert->post(u"/api/orders/%1/cancel"_s.arg(placed[u"id"_s].toInteger())).status, 200);
    const HttpReply lines = m_bert->post(u"/api/orders/mass"_s, {{u"text"_s, u"5 | anna | 100"_s}});
    QCOMPARE(lines.items().at(0)[u"error"_s][u"code"_s].toString(), u"field_not_for_this_service"_s);
    QCOMPARE(balance(), u"100.00"_s);
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestSubscribing)
#include "tst_subscribing.moc"
