// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include "tests/blackbox/shop_fixture.h"

using namespace Qt::StringLiterals;

namespace pw::test
{

using Form = QList<QPair<QString, QString>>;

/// A reseller's script, written against any panel of the trade.
class TestResellerJourney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readsServices();
    void speaksEveryTransport();
    void adds_data();
    void adds();
    void readsStatus();
    void refusals_data();
    void refusals();
    void spendsExactlyWhatItCosts();
    void shopIsSound();

private:
    HttpReply call(Form fields);

    ShopFixture m_shop;
    std::unique_ptr<HttpClient> m_reseller;
    QString m_key;
};

HttpReply TestResellerJourney::call(Form fields)
{
    fields.prepend({u"key"_s, m_key});
    return m_reseller->postForm(u"/api/v2"_s, fields);
}

void TestResellerJourney::initTestCase()
{
    QVERIFY2(m_shop.open(), qPrintable(m_shop.server.problem()));
    const auto owner = m_shop.owner();
    const auto offer = [&owner](QJsonObject service) {
        service.insert(u"category"_s, 1);
        service.insert(u"rate"_s, u"1.00"_s);
        service.insert(u"min"_s, 2);
        service.insert(u"max"_s, 1000);
        QCOMPARE(owner->post(u"/api/admin/services"_s, service).status, 201);
    };
    offer({{u"name"_s, u"Slow followers"_s}, {u"type"_s, u"default"_s}, {u"dripfeed"_s, true}});
    offer({{u"name"_s, u"Votes"_s}, {u"type"_s, u"poll"_s}});
    offer({{u"name"_s, u"Mentions"_s}, {u"type"_s, u"mentions_custom_list"_s}});
    const auto session = m_shop.customer(u"Reseller"_s, u"100"_s);
    m_key = ShopFixture::apiKey(*session);
    m_reseller = std::make_unique<HttpClient>(m_shop.server.port());
}

void TestResellerJourney::readsServices()
{
    const HttpReply reply = call({{u"action"_s, u"services"_s}});
    QCOMPARE(reply.status, 200);
    QCOMPARE(QJsonDocument::fromJson(reply.body).array().size(), 7);
    QVERIFY(reply.body.startsWith(
        R"([{"service":1,"name":"Followers","type":"Default","category":"Everything",)"
        R"("rate":"1.00","min":"10","max":"10000","refill":false,"cancel":true,"dripfeed":false},)"));
    QVERIFY(reply.body.contains(R"("type":"Custom Comments Package")"));
}

void TestResellerJourney::speaksEveryTransport()
{
    const QByteArray expected = R"({"balance":"100.00","currency":"USD"})";
    QCOMPARE(call({{u"action"_s, u"balance"_s}}).body, expected);
    QCOMPARE(m_reseller->postForm(u"/api/v2/"_s, {{u"key"_s, m_key}, {u"action"_s, u"balance"_s}}).body, expected);
    QCOMPARE(m_reseller->post(u"/api/v2"_s, {{u"key"_s, m_key}, {u"action"_s, u"balance"_s}}).body, expected);
    QCOMPARE(m_reseller->get(u"/api/v2?action=balance&key="_s + m_key).body, expected);
    QCOMPARE(m_reseller->send("POST", u"/api/v2?action=balance&key="_s + m_key, {}).body, expected);
    // The oldest sample of the trade sends this agent.
    const HttpHeaders old{{"User-Agent", "Mozilla/4.0 (compatible; MSIE 5.01; Windows NT 5.0)"},
                          {"Content-Type", "application/x-www-form-urlencoded"}};
    QCOMPARE(m_reseller->send("POST", u"/api/v2"_s, "action=balance&key=" + m_key.toUtf8(), old).body, expected);
}

void TestResellerJourney::adds_data()
{
    QTest::addColumn<Form>("fields");
    QTest::addColumn<QString>("charge");
    const auto form = [](const QString &service, const Form &more) {
        return Form{{u"action"_s, u"add"_s}, {u"service"_s, service}, {u"link"_s, u"https://example.com/x"_s}} + more;
    };
    QTest::newRow("default") << form(u"1"_s, {{u"quantity"_s, u"1000"_s}}) << u"1.00"_s;
    QTest::newRow("default, empty fields")
        << form(u"1"_s, {{u"quantity"_s, u"10"_s}, {u"runs"_s, {}}, {u"comments"_s, {}}}) << u"0.01"_s;
    QTest::newRow("comments") << form(u"2"_s, {{u"comments"_s, u"one\r\ntwo\nthree"_s}}) << u"0.03"_s;
    QTest::newRow("comments with quantity")
        << form(u"2"_s, {{u"comments"_s, u"one\ntwo"_s}, {u"quantity"_s, u"5"_s}}) << u"0.02"_s;
    QTest::newRow("package") << form(u"3"_s, {}) << u"3.50"_s;
    QTest::newRow("package with quantity") << form(u"3"_s, {{u"quantity"_s, u"1"_s}}) << u"3.50"_s;
    QTest::newRow("drip-feed of none") << form(u"1"_s,
                                               {{u"quantity"_s, u"10"_s}, {u"runs"_s, u"0"_s}, {u"interval"_s, u"0"_s}})
                                       << u"0.01"_s;
    QTest::newRow("drip-feed") << form(u"5"_s,
                                       {{u"quantity"_s, u"100"_s}, {u"runs"_s, u"5"_s}, {u"interval"_s, u"30"_s}})
                               << u"0.50"_s;
    QTest::newRow("poll") << form(u"6"_s, {{u"quantity"_s, u"100"_s}, {u"answer_number"_s, u"2"_s}}) << u"0.10"_s;
    QTest::newRow("poll, with the fields of all types") << form(u"6"_s, {{u"quantity"_s, u"100"_s},
                                                                         {u"answer_number"_s, u"2"_s},
                                                                         {u"usernames"_s, u"anna"_s},
                                                                         {u"comments"_s, u"one"_s},
                                                                         {u"device"_s, u"9"_s}})
                                                        << u"0.10"_s;
    QTest::newRow("mentions, custom list") << form(u"7"_s, {{u"usernames"_s, u"anna\r\nbert"_s}}) << u"0.002"_s;
    QTest::newRow("comments package") << form(u"4"_s, {{u"comments"_s, u"one"_s}}) << u"2.00"_s;
}

void TestResellerJourney::adds()
{
    QFETCH(const Form, fields);
    const HttpReply added = call(fields);
    QCOMPARE(added.status, 200);
    const QJsonValue id = added.json().value(u"order"_s);
    QVERIFY2(id.isDouble(), added.body.constData());
    const HttpReply status = call({{u"action"_s, u"status"_s}, {u"order"_s, QString::number(id.toInteger())}});
    QTEST(status.text(u"charge"_s), "charge");
    QCOMPARE(status.text(u"status"_s), u"Pending"_s);
    QVERIFY(status.json().value(u"remains"_s).isString());
}

void TestResellerJourney::readsStatus()
{
    const auto owner = m_shop.owner();
    QCOMPARE(owner
                 ->put(u"/api/admin/orders/1/status"_s,
                       {{u"status"_s, u"partial"_s}, {u"start_count"_s, 3572}, {u"remains"_s, 157}})
                 .status,
             200);
    QCOMPARE(
        call({{u"action"_s, u"status"_s}, {u"order"_s, u"1"_s}}).body,
        QByteArray(R"({"charge":"0.843","start_count":"3572","status":"Partial","remains":"157","currency":"USD"})"));
    const QJsonObject many = call({{u"action"_s, u"status"_s}, {u"orders"_s, u"1, 999,x,2"_s}}).json();
    QCOMPARE(many.keys(), (QStringList{u"1"_s, u"2"_s, u"999"_s, u"x"_s}));
    QCOMPARE(many.value(u"1"_s).toObject().value(u"status"_s).toString(), u"Partial"_s);
    QCOMPARE(many.value(u"999"_s).toObject(), (QJsonObject{{u"error"_s, u"Incorrect order ID"_s}}));
    // Somebody else's order is as unknown as one that does not exist.
    const auto other = m_shop.customer(u"Other"_s, u"5"_s);
    const QString key = ShopFixture::apiKey(*other);
    QCOMPARE(
        m_reseller->postForm(u"/api/v2"_s, {{u"key"_s, key}, {u"action"_s, u"status"_s}, {u"order"_s, u"1"_s}}).body,
        QByteArray(R"({"error":"Incorrect order ID"})"));
}

void TestResellerJourney::refusals_data()
{
    QTest::addColumn<Form>("fields");
    QTest::addColumn<QString>("error");
    const auto add = [](const QString &service, const QString &link, const QString &quantity) {
        return Form{{u"action"_s, u"add"_s}, {u"service"_s, service}, {u"link"_s, link}, {u"quantity"_s, quantity}};
    };
    const QString link = u"https://example.com/x"_s;
    QTest::newRow("no action") << Form{{u"refill"_s, u"1"_s}} << u"Incorrect request"_s;
    QTest::newRow("unknown action") << Form{{u"action"_s, u"explode"_s}} << u"Incorrect request"_s;
    QTest::newRow("no service") << Form{{u"action"_s, u"add"_s}} << u"Incorrect service ID"_s;
    QTest::newRow("unknown service") << add(u"99"_s, link, u"100"_s) << u"Incorrect service ID"_s;
    QTest::newRow("service is a word") << add(u"1 OR 1=1"_s, link, u"100"_s) << u"Incorrect service ID"_s;
    QTest::newRow("no link") << add(u"1"_s, {}, u"100"_s) << u"Incorrect link"_s;
    QTest::newRow("script for a link") << add(u"1"_s, u"javascript:alert(1)"_s, u"100"_s) << u"Incorrect link"_s;
    QTest::newRow("too few") << add(u"1"_s, link, u"9"_s) << u"Quantity less than minimal 10"_s;
    QTest::newRow("none") << add(u"1"_s, link, {}) << u"Quantity less than minimal 10"_s;
    QTest::newRow("negative") << add(u"1"_s, link, u"-100"_s) << u"Quantity less than minimal 10"_s;
    QTest::newRow("fraction") << add(u"1"_s, link, u"10.5"_s) << u"Quantity less than minimal 10"_s;
    QTest::newRow("too many") << add(u"1"_s, link, u"10001"_s) << u"Quantity more than maximum 10000"_s;
    QTest::newRow("enormous") << add(u"1"_s, link, QString(40, u'9')) << u"Quantity more than maximum 10000"_s;
    QTest::newRow("too few comments") << Form{{u"action"_s, u"add"_s},
                                              {u"service"_s, u"2"_s},
                                              {u"link"_s, link},
                                              {u"comments"_s, u"one"_s}}
                                      << u"Quantity less than minimal 2"_s;
    QTest::newRow("drip-feed") << add(u"1"_s, link, u"100"_s) + Form{{u"runs"_s, u"3"_s}, {u"interval"_s, u"10"_s}}
                               << u"Incorrect request"_s;
    QTest::newRow("drip-feed without an interval") << Form{{u"action"_s, u"add"_s},
                                                           {u"service"_s, u"5"_s},
                                                           {u"link"_s, link},
                                                           {u"quantity"_s, u"100"_s},
                                                           {u"runs"_s, u"3"_s}}
                                                   << u"Incorrect request"_s;
    QTest::newRow("poll without an answer") << add(u"6"_s, link, u"100"_s) << u"Incorrect request"_s;
    QTest::newRow("mentions of nobody") << Form{{u"action"_s, u"add"_s}, {u"service"_s, u"7"_s}, {u"link"_s, link}}
                                        << u"Quantity less than minimal 2"_s;
    QTest::newRow("no order") << Form{{u"action"_s, u"status"_s}} << u"Incorrect order ID"_s;
    QTest::newRow("too many orders") << Form{{u"action"_s, u"status"_s},
                                             {u"orders"_s, QString(u"1,"_s).repeated(100) + u'1'}}
                                     << u"Incorrect request"_s;
}

void TestResellerJourney::refusals()
{
    QFETCH(const Form, fields);
    QFETCH(const QString, error);
    const qint64 before = m_shop.server.verify().value(u"orders"_s).toInteger();
    const HttpReply reply = call(fields);
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.json(), (QJsonObject{{u"error"_s, error}}));
    QCOMPARE(m_shop.server.verify().value(u"orders"_s).toInteger(), before);
}

void TestResellerJourney::spendsExactlyWhatItCosts()
{
    const auto poor = m_shop.customer(u"Poor"_s, u"2.999"_s);
    const QString key = ShopFixture::apiKey(*poor);
    const Form add{{u"key"_s, key},
                   {u"action"_s, u"add"_s},
                   {u"service"_s, u"1"_s},
                   {u"link"_s, u"@poor"_s},
                   {u"quantity"_s, u"1000"_s}};
    QVERIFY(m_reseller->postForm(u"/api/v2"_s, add).json().contains(u"order"_s));
    QVERIFY(m_reseller->postForm(u"/api/v2"_s, add).json().contains(u"order"_s));
    QCOMPARE(m_reseller->postForm(u"/api/v2"_s, add).text(u"error"_s), u"Not enough funds on balance"_s);
    QCOMPARE(m_reseller->postForm(u"/api/v2"_s, {{u"key"_s, key}, {u"action"_s, u"balance"_s}}).text(u"balance"_s),
             u"0.999"_s);
    const Form wrongKey{{u"key"_s, key.chopped(1)}, {u"action"_s, u"balance"_s}};
    QCOMPARE(m_reseller->postForm(u"/api/v2"_s, wrongKey).json(), (QJsonObject{{u"error"_s, u"Invalid API key"_s}}));
}

void TestResellerJourney::shopIsSound()
{
    QCOMPARE(m_shop.server.stop(), 0);
    QCOMPARE(m_shop.server.verify().value(u"ok"_s), QJsonValue(true));
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestResellerJourney)
#include "tst_reseller_journey.moc"
