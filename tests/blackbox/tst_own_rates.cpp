// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/base/money.h"
#include "tests/blackbox/shop_fixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;

namespace pw::test
{

/// Discounts and rates of a customer's own: what he sees, what he is charged, and that nobody else sees it.
class TestOwnRates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void seen_data();
    void seen();
    void everyWayToOrderCharges_data();
    void everyWayToOrderCharges();
    void aChangeShowsAtOnce();
    void tagsAreForOneRateEach();
    void malformed_data();
    void malformed();
    void theAuditShowsBoth();
    void theBooksBalance();

private:
    [[nodiscard]] QString path(const QString &name, const QString &rest = {}) const
    {
        return u"/api/admin/users/%1"_s.arg(m_ids.value(name)) + rest;
    }
    [[nodiscard]] QString resellersRate(const QString &name, qint64 service) const;

    ShopFixture m_shop;
    std::unique_ptr<HttpClient> m_owner;
    std::map<QString, std::unique_ptr<HttpClient>> m_people;
    QHash<QString, QString> m_keys;
    QHash<QString, qint64> m_ids;
};

void TestOwnRates::initTestCase()
{
    QVERIFY2(m_shop.open(withoutRateLimits()), qPrintable(m_shop.server.problem()));
    m_owner = m_shop.owner();
    for (const QString &name : {u"plain"_s, u"cheap"_s, u"special"_s}) {
        m_people[name] = m_shop.customer(name, u"100"_s);
        m_keys[name] = ShopFixture::apiKey(*m_people[name]);
        m_ids[name] = m_people[name]->get(u"/api/user/profile"_s).number(u"id"_s);
    }
    m_people[u"nobody"_s] = std::make_unique<HttpClient>(m_shop.server.port());
    m_people[u"owner"_s] = m_shop.owner();
    m_people[u"wrong"_s] = std::make_unique<HttpClient>(m_shop.server.port());
    m_people[u"wrong"_s]->setToken(u"no such token"_s);
    // Service 1 costs 1.00 in the list, 3 (a package) 3.50.
    QCOMPARE(m_owner->put(path(u"cheap"_s), {{u"discount"_s, u"12.5"_s}}).text(u"discount"_s), u"12.50"_s);
    QCOMPARE(m_owner->put(path(u"special"_s), {{u"discount"_s, u"50"_s}}).status, 200);
    QCOMPARE(m_owner->put(path(u"special"_s, u"/rates/1"_s), {{u"rate"_s, u"0.75"_s}}).text(u"list_rate"_s), u"1.00"_s);
}

QString TestOwnRates::resellersRate(const QString &name, qint64 service) const
{
    HttpClient client = m_shop.anyone();
    const HttpReply reply =
        client.postForm(u"/api/v2"_s, {{u"key"_s, m_keys.value(name)}, {u"action"_s, u"services"_s}});
    for (const QJsonValue &row : QJsonDocument::fromJson(reply.body).array()) {
        if (row[u"service"_s].toInteger() == service)
            return row[u"rate"_s].toString();
    }
    return {};
}

void TestOwnRates::seen_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<qint64>("service");
    QTest::addColumn<QString>("rate");
    for (const QString &who : {u"nobody"_s, u"owner"_s, u"wrong"_s, u"plain"_s}) {
        QTest::addRow("%s", qPrintable(who)) << who << qint64(1) << u"1.00"_s;
        QTest::addRow("%s, a package", qPrintable(who)) << who << qint64(3) << u"3.50"_s;
    }
    QTest::newRow("discount") << u"cheap"_s << qint64(1) << u"0.875"_s;
    QTest::newRow("discount, a package") << u"cheap"_s << qint64(3) << u"3.0625"_s;
    QTest::newRow("own rate") << u"special"_s << qint64(1) << u"0.75"_s;
    QTest::newRow("own discount") << u"special"_s << qint64(3) << u"1.75"_s;
}

/// Each twice: the second time out of the cache.
void TestOwnRates::seen()
{
    QFETCH(const QString, who);
    QFETCH(const qint64, service);
    QFETCH(const QString, rate);
    HttpClient &client = *m_people[who];
    for (int i = 0; i < 2; ++i) {
        QCOMPARE(client.get(u"/api/services/%1"_s.arg(service)).text(u"rate"_s), rate);
        for (const QString &list :
             {u"/api/services"_s, u"/api/services?limit=100"_s, u"/api/services/categories/1"_s}) {
            QString found;
            for (const QJsonValue &row : client.get(list).items()) {
                if (row[u"id"_s].toInteger() == service)
                    found = row[u"rate"_s].toString();
            }
            QCOMPARE(found, rate);
        }
        if (m_keys.contains(who))
            QCOMPARE(resellersRate(who, service), rate);
    }
}

void TestOwnRates::everyWayToOrderCharges_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<QString>("charge"); // for 100
    QTest::newRow("list") << u"plain"_s << u"0.10"_s;
    QTest::newRow("discount") << u"cheap"_s << u"0.0875"_s;
    QTest::newRow("own rate") << u"special"_s << u"0.075"_s;
}

void TestOwnRates::everyWayToOrderCharges()
{
    QFETCH(const QString, who);
    QFETCH(const QString, charge);
    HttpClient &client = *m_people[who];
    const QString link = u"https://example.com/"_s + who;
    const auto wanted = [&](const QString &way) {
        return QJsonObject{{u"service"_s, 1}, {u"link"_s, QString(link + way)}, {u"quantity"_s, 100}};
    };
    QCOMPARE(client.post(u"/api/orders/quote"_s, wanted(u"/q"_s)).text(u"charge"_s), charge);
    const Money before = Money::parse(client.get(u"/api/funds"_s).text(u"balance"_s)).value();
    QCOMPARE(client.post(u"/api/orders"_s, wanted(u"/o"_s)).text(u"charge"_s), charge);
    const QJsonValue mass =
        client.post(u"/api/orders/mass"_s, {{u"text"_s, QString(u"1 | "_s + link + u"/m | 100"_s)}}).items()[0];
    QCOMPARE(mass[u"order"_s][u"charge"_s].toString(), charge);
    HttpClient program = m_shop.anyone();
    const qint64 order = program
                             .postForm(u"/api/v2"_s, {{u"key"_s, m_keys.value(who)},
                                                      {u"action"_s, u"add"_s},
                                                      {u"service"_s, u"1"_s},
                                                      {u"link"_s, QString(link + u"/r"_s)},
                                                      {u"quantity"_s, u"100"_s}})
                             .number(u"order"_s);
    QCOMPARE(client.get(u"/api/orders/%1"_s.arg(order)).text(u"charge"_s), charge);
    const Money after = Money::parse(client.get(u"/api/funds"_s).text(u"balance"_s)).value();
    QCOMPARE((before - after).units(), 3 * Money::parse(charge).value().units());
}

void TestOwnRates::aChangeShowsAtOnce()
{
    HttpClient &special = *m_people[u"special"_s];
    const auto seen = [&] { return special.get(u"/api/services/2"_s).text(u"rate"_s); };
    QCOMPARE(seen(), u"5.00"_s);
    QCOMPARE(m_owner->put(path(u"special"_s, u"/rates/2"_s), {{u"rate"_s, u"9.99999"_s}}).status, 200);
    QCOMPARE(seen(), u"9.99999"_s);
    QCOMPARE(m_owner->get(path(u"special"_s, u"/rates"_s)).items().size(), 2);
    QCOMPARE(m_owner->remove(path(u"special"_s, u"/rates/2"_s)).status, 204);
    QCOMPARE(seen(), u"5.00"_s);
    QCOMPARE(m_owner->remove(path(u"special"_s, u"/rates/2"_s)).verdict(), u"404 user_rate_not_found"_s);
    // What the list says goes on counting below a discount.
    QCOMPARE(m_owner->put(u"/api/admin/services/2"_s, {{u"rate"_s, u"8"_s}}).status, 200);
    QCOMPARE(seen(), u"4.00"_s);
    QCOMPARE(m_owner->put(u"/api/admin/services/2"_s, {{u"rate"_s, u"10"_s}}).status, 200);
    QCOMPARE(special.put(u"/api/favourites/1"_s).status, 204);
    QCOMPARE(special.get(u"/api/favourites"_s).items()[0][u"rate"_s].toString(), u"0.75"_s);
}

void TestOwnRates::tagsAreForOneRateEach()
{
    const HttpReply list = m_people[u"plain"_s]->get(u"/api/services"_s);
    const HttpReply own = m_people[u"special"_s]->get(u"/api/services"_s);
    QVERIFY(list.headers.value("etag") != own.headers.value("etag"));
    QVERIFY(own.headers.value("cache-control").contains("private"));
    QCOMPARE(own.headers.value("vary"), QByteArray("Authorization"));
    const auto again = [&](const QString &who, const QByteArray &tag) {
        return m_people[who]->get(u"/api/services"_s, {{"If-None-Match", tag}}).status;
    };
    QCOMPARE(again(u"special"_s, own.headers.value("etag")), 304);
    QCOMPARE(again(u"special"_s, list.headers.value("etag")), 200);
    QCOMPARE(again(u"plain"_s, own.headers.value("etag")), 200);
    QCOMPARE(again(u"nobody"_s, list.headers.value("etag")), 304);
}

void TestOwnRates::malformed_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QJsonObject>("body");
    QTest::addColumn<QString>("verdict");
    const QString user = u"/api/admin/users/1"_s;
    const auto rate = [](const QJsonValue &value) { return QJsonObject{{u"rate"_s, value}}; };
    const auto discount = [](const QJsonValue &value) { return QJsonObject{{u"discount"_s, value}}; };
    QTest::newRow("a number") << user << discount(10) << u"400 discount_malformed"_s;
    QTest::newRow("above all") << user << discount(u"100.01"_s) << u"400 discount_malformed"_s;
    QTest::newRow("negative") << user << discount(u"-1"_s) << u"400 discount_malformed"_s;
    QTest::newRow("no rate") << QString(user + u"/rates/1"_s) << QJsonObject() << u"400 field_missing"_s;
    QTest::newRow("negative rate") << QString(user + u"/rates/1"_s) << rate(u"-1"_s) << u"400 rate_malformed"_s;
    QTest::newRow("too fine") << QString(user + u"/rates/1"_s) << rate(u"0.000001"_s) << u"400 rate_malformed"_s;
    QTest::newRow("no service") << QString(user + u"/rates/99"_s) << rate(u"1"_s) << u"404 service_not_found"_s;
    QTest::newRow("no number") << QString(user + u"/rates/x"_s) << rate(u"1"_s) << u"404 service_not_found"_s;
    QTest::newRow("no user") << u"/api/admin/users/99/rates/1"_s << rate(u"1"_s) << u"404 user_not_found"_s;
}

void TestOwnRates::malformed()
{
    QFETCH(const QString, path);
    QFETCH(const QJsonObject, body);
    QTEST(m_owner->put(path, body).verdict(), "verdict");
}

void TestOwnRates::theAuditShowsBoth()
{
    const QString about =
        u"/api/admin/activity-logs?subject=user&subject_id=%1&limit=1&command="_s.arg(m_ids.value(u"special"_s));
    QCOMPARE(m_owner->put(path(u"special"_s, u"/rates/1"_s), {{u"rate"_s, u"0.70"_s}}).status, 200);
    const QJsonValue rate = m_owner->get(about + u"SetUserRate"_s).items()[0];
    QCOMPARE(rate[u"before"_s].toObject(), QJsonObject({{u"rate:1"_s, u"0.75"_s}}));
    QCOMPARE(rate[u"after"_s].toObject(), QJsonObject({{u"rate:1"_s, u"0.70"_s}}));
    QCOMPARE(m_owner->put(path(u"special"_s), {{u"discount"_s, u"40"_s}}).status, 200);
    const QJsonValue discount = m_owner->get(about + u"UpdateUser"_s).items()[0];
    QCOMPARE(discount[u"before"_s].toObject(), QJsonObject({{u"discount"_s, u"50.00"_s}}));
    QCOMPARE(discount[u"after"_s].toObject(), QJsonObject({{u"discount"_s, u"40.00"_s}}));
}

void TestOwnRates::theBooksBalance()
{
    QVERIFY(m_shop.server.verify().value(u"ok"_s).toBool());
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestOwnRates)
#include "tst_own_rates.moc"
