// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/shop_fixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{

/// Many services changed at once, as they were shown before, all or none; and services and categories deleted.
class TestBulkServices : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aPreviewChangesNothing();
    void changes_data();
    void changes();
    void allOrNone_data();
    void allOrNone();
    void everyServiceIsInTheAudit();
    void undone();
    void refusals_data();
    void refusals();
    void prices_data();
    void prices();
    void deletions();

private:
    [[nodiscard]] HttpReply bulk(const QByteArray &body)
    {
        return m_owner->send("POST", u"/api/admin/services/bulk-update"_s, body,
                             {{"Content-Type", "application/json"}});
    }
    [[nodiscard]] HttpReply putPrices(const QByteArray &body)
    {
        return m_owner->send("PUT", u"/api/admin/services/update-price"_s, body,
                             {{"Content-Type", "application/json"}});
    }
    /// "1.00 10.00 3.50 2.00"
    [[nodiscard]] QString rates() const;
    void reset();

    ShopFixture m_shop;
    std::unique_ptr<HttpClient> m_owner;
    qint64 m_other = 0;
};

void TestBulkServices::initTestCase()
{
    QVERIFY2(m_shop.open(withoutRateLimits()), qPrintable(m_shop.server.problem()));
    m_owner = m_shop.owner();
    m_other = m_owner->post(u"/api/admin/categories"_s, {{u"name"_s, u"Other"_s}}).number(u"id"_s);
}

QString TestBulkServices::rates() const
{
    QStringList found;
    for (qint64 id = 1; id <= 4; ++id)
        found << m_owner->get(u"/api/admin/services/%1"_s.arg(id)).text(u"rate"_s);
    return found.join(u' ');
}

void TestBulkServices::reset()
{
    QCOMPARE(putPrices(R"({"items":[{"service":1,"rate":"1"},{"service":2,"rate":"10"},
                           {"service":3,"rate":"3.5"},{"service":4,"rate":"2"}]})")
                 .status,
             200);
    QCOMPARE(rates(), u"1.00 10.00 3.50 2.00"_s);
}

void TestBulkServices::aPreviewChangesNothing()
{
    const HttpReply reply = bulk(R"({"ids":[1,3],"change":{"percent":"10","enabled":false},"preview":true})");
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.json().value(u"applied"_s).toBool(true), false);
    QCOMPARE(reply.items().size(), 2);
    QCOMPARE(reply.items()[0].toObject(),
             QJsonObject({{u"id"_s, 1},
                          {u"before"_s, QJsonObject{{u"rate"_s, u"1.00"_s}, {u"enabled"_s, true}}},
                          {u"after"_s, QJsonObject{{u"rate"_s, u"1.10"_s}, {u"enabled"_s, false}}}}));
    QCOMPARE(rates(), u"1.00 10.00 3.50 2.00"_s);
    QCOMPARE(m_shop.anyone().get(u"/api/services"_s).items().size(), 4);
}

void TestBulkServices::changes_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("rates");
    const auto row = [](const char *name, const QByteArray &body, const QString &after) {
        QTest::newRow(name) << body << after;
    };
    row("more by percent", R"({"ids":[1,2],"change":{"percent":"12.5"}})", u"1.125 11.25 3.50 2.00"_s);
    row("less by percent", R"({"ids":[1,2],"change":{"percent":"-33.33"}})", u"0.6667 6.667 3.50 2.00"_s);
    row("nothing left", R"({"ids":[4],"change":{"percent":"-100"}})", u"1.00 10.00 3.50 0.00"_s);
    row("more by an amount", R"({"ids":[1],"change":{"amount":"0.00001"}})", u"1.00001 10.00 3.50 2.00"_s);
    row("less by an amount", R"({"ids":[1,3],"change":{"amount":"-0.5"}})", u"0.50 10.00 3.00 2.00"_s);
    row("one rate", R"({"ids":[1,3],"change":{"rate":"7"}})", u"7.00 10.00 7.00 2.00"_s);
    row("each once", R"({"ids":[1,1,1],"change":{"amount":"1"}})", u"2.00 10.00 3.50 2.00"_s);
    row("all", R"({"filter":{},"change":{"percent":"100"}})", u"2.00 20.00 7.00 4.00"_s);
    row("by name", R"({"filter":{"q":"PACK"},"change":{"amount":"1"}})", u"1.00 10.00 4.50 3.00"_s);
    row("by category", R"({"filter":{"category":1,"enabled":true},"change":{"amount":"1"}})",
        u"2.00 11.00 4.50 3.00"_s);
}

void TestBulkServices::changes()
{
    QFETCH(const QByteArray, body);
    reset();
    const HttpReply reply = bulk(body);
    QCOMPARE(reply.status, 200);
    QVERIFY(reply.json().value(u"applied"_s).toBool());
    QTEST(rates(), "rates");
    // What customers see is renewed.
    QCOMPARE(m_shop.anyone().get(u"/api/services/1"_s).text(u"rate"_s), rates().section(u' ', 0, 0));
}

void TestBulkServices::allOrNone_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<QString>("word");
    QTest::newRow("one would be below zero")
        << QByteArray(R"({"ids":[2,1],"change":{"amount":"-1.5"}})") << u"422 rate_out_of_range"_s << u"service 1"_s;
    QTest::newRow("one would be too large") << QByteArray(R"({"ids":[1,2],"change":{"amount":"92233720360"}})")
                                            << u"422 rate_out_of_range"_s << u"service 2"_s;
    QTest::newRow("limits would cross") << QByteArray(R"({"ids":[1,2],"change":{"min":6,"amount":"1"}})")
                                        << u"422 limits_would_cross"_s << u"service 2"_s;
    QTest::newRow("one is not there") << QByteArray(R"({"ids":[1,99],"change":{"amount":"1"}})")
                                      << u"404 service_not_found"_s << u"ids"_s;
    QTest::newRow("no such category") << QByteArray(R"({"ids":[1],"change":{"category":99,"amount":"1"}})")
                                      << u"404 category_not_found"_s << u"category"_s;
}

void TestBulkServices::allOrNone()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QString, word);
    reset();
    const HttpReply reply = bulk(body);
    QTEST(reply.verdict(), "verdict");
    QVERIFY2(reply.body.contains(word.toUtf8()), reply.body.constData());
    QCOMPARE(rates(), u"1.00 10.00 3.50 2.00"_s);
}

void TestBulkServices::everyServiceIsInTheAudit()
{
    reset();
    QCOMPARE(bulk(R"({"ids":[1,2],"change":{"percent":"50","refill":true}})").status, 200);
    for (const auto &[id, before, after] :
         {std::tuple(1, u"1.00"_s, u"1.50"_s), std::tuple(2, u"10.00"_s, u"15.00"_s)}) {
        const QJsonValue entry =
            m_owner
                ->get(
                    u"/api/admin/activity-logs?limit=1&command=BulkUpdateServices&subject=service&subject_id=%1"_s.arg(
                        id))
                .items()[0];
        QCOMPARE(entry[u"before"_s].toObject(), QJsonObject({{u"rate"_s, before}, {u"refill"_s, false}}));
        QCOMPARE(entry[u"after"_s].toObject(), QJsonObject({{u"rate"_s, after}, {u"refill"_s, true}}));
    }
    QCOMPARE(bulk(R"({"ids":[1,2],"change":{"refill":false}})").items().size(), 2);
}

void TestBulkServices::undone()
{
    reset();
    const HttpReply done = bulk(R"({"filter":{},"change":{"percent":"33.33"}})");
    QVERIFY(rates() != "1.00 10.00 3.50 2.00"_L1);
    QCOMPARE(putPrices(QJsonDocument(done.json().value(u"undo"_s).toObject()).toJson()).status, 200);
    QCOMPARE(rates(), u"1.00 10.00 3.50 2.00"_s);
}

void TestBulkServices::refusals_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char *name, const QByteArray &body, const QString &verdict) {
        QTest::newRow(name) << body << verdict;
    };
    QByteArray many = "1";
    for (int i = 2; i <= 5001; ++i)
        many += ',' + QByteArray::number(i);
    row("no selection", R"({"change":{"enabled":true}})", u"400 field_missing"_s);
    row("both", R"({"ids":[1],"filter":{},"change":{"enabled":true}})", u"400 field_unknown"_s);
    row("none chosen", R"({"ids":[],"change":{"enabled":true}})", u"422 field_out_of_range"_s);
    row("too many", R"({"ids":[)" + many + R"(],"change":{"enabled":true}})", u"422 field_out_of_range"_s);
    row("no number", R"({"ids":["1"],"change":{"enabled":true}})", u"400 field_wrong_type"_s);
    row("half a number", R"({"ids":[1.5],"change":{"enabled":true}})", u"400 field_wrong_type"_s);
    row("none found", R"({"filter":{"q":"surely not"},"change":{"enabled":true}})", u"422 field_out_of_range"_s);
    row("no change", R"({"ids":[1]})", u"400 field_missing"_s);
    row("an empty change", R"({"ids":[1],"change":{}})", u"422 nothing_to_change"_s);
    row("two prices", R"({"ids":[1],"change":{"percent":"1","amount":"1"}})", u"400 field_unknown"_s);
    row("a fine percentage", R"({"ids":[1],"change":{"percent":"1.001"}})", u"422 field_out_of_range"_s);
    row("more than all off", R"({"ids":[1],"change":{"percent":"-100.01"}})", u"422 field_out_of_range"_s);
    row("a fine amount", R"({"ids":[1],"change":{"amount":"0.000001"}})", u"400 rate_malformed"_s);
    row("a number as an amount", R"({"ids":[1],"change":{"amount":1}})", u"400 money_malformed"_s);
    row("an unknown field", R"({"ids":[1],"change":{"name":"x"}})", u"400 field_unknown"_s);
    row("an unknown filter", R"({"filter":{"name":"x"},"change":{"enabled":true}})", u"400 field_unknown"_s);
    row("a word for a preview", R"({"ids":[1],"change":{"enabled":true},"preview":"yes"})", u"400 field_wrong_type"_s);
    row("as desks say it", R"({"service_ids":[1],"change":{"enabled":true}})", u"400 field_unknown"_s);
}

void TestBulkServices::refusals()
{
    QFETCH(const QByteArray, body);
    QTEST(bulk(body).verdict(), "verdict");
}

void TestBulkServices::prices_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("verdict");
    QTest::addColumn<QString>("rates");
    const auto row = [](const char *name, const QByteArray &body, const QString &verdict, const QString &after) {
        QTest::newRow(name) << body << verdict << after;
    };
    const QString old = u"1.00 10.00 3.50 2.00"_s;
    row("two", R"({"items":[{"service":1,"rate":"1.5"},{"service":3,"rate":"0"}]})", u"200"_s,
        u"1.50 10.00 0.00 2.00"_s);
    row("twice", R"({"items":[{"service":1,"rate":"1.5"},{"service":1,"rate":"2"}]})", u"422 field_out_of_range"_s,
        old);
    row("one is not there", R"({"items":[{"service":1,"rate":"1.5"},{"service":99,"rate":"2"}]})",
        u"404 service_not_found"_s, old);
    row("one is none", R"({"items":[{"service":1,"rate":"1.5"},{"service":2,"rate":"-1"}]})", u"400 rate_malformed"_s,
        old);
    row("no rate", R"({"items":[{"service":1}]})", u"400 field_missing"_s, old);
    row("nothing", R"({"items":[]})", u"422 field_out_of_range"_s, old);
    row("no list", R"({"items":{"1":"2"}})", u"400 field_wrong_type"_s, old);
}

void TestBulkServices::prices()
{
    QFETCH(const QByteArray, body);
    reset();
    QTEST(putPrices(body).verdict(), "verdict");
    QTEST(rates(), "rates");
}

void TestBulkServices::deletions()
{
    const auto anna = m_shop.customer(u"anna"_s, u"10"_s);
    QCOMPARE(anna->post(u"/api/orders"_s, followers(100)).status, 201);
    const HttpReply kept = m_owner->remove(u"/api/admin/services/1"_s);
    QCOMPARE(kept.verdict(), u"409 service_has_orders"_s);
    QVERIFY(kept.text(u"detail"_s).contains(u" 1 "_s));
    QCOMPARE(anna->put(u"/api/favourites/4"_s).status, 204);
    const qint64 provider =
        m_owner
            ->post(u"/api/admin/providers"_s,
                   {{u"name"_s, u"Them"_s}, {u"url"_s, u"https://panel.example/api/v2"_s}, {u"key"_s, u"k"_s}})
            .number(u"id"_s);
    const qint64 source =
        m_owner
            ->post(u"/api/admin/services/4/sources"_s,
                   {{u"provider"_s, provider}, {u"upstream_service"_s, u"7"_s}, {u"cost"_s, u"0.40"_s}})
            .number(u"id"_s);
    QCOMPARE(m_owner->remove(u"/api/admin/services/4"_s).verdict(), u"409 service_has_sources"_s);
    QCOMPARE(m_owner->put(u"/api/admin/sources/%1"_s.arg(source), {{u"enabled"_s, false}}).status, 200);
    QCOMPARE(m_owner->remove(u"/api/admin/services/4"_s).status, 204);
    QCOMPARE(m_owner->remove(u"/api/admin/services/4"_s).verdict(), u"404 service_not_found"_s);
    QCOMPARE(m_shop.anyone().get(u"/api/services/4"_s).status, 404);
    QCOMPARE(m_owner->remove(u"/api/admin/categories/1"_s).verdict(), u"409 category_not_empty"_s);
    QCOMPARE(m_owner->remove(u"/api/admin/categories/%1"_s.arg(m_other)).status, 204);
    QCOMPARE(m_owner->remove(u"/api/admin/categories/%1"_s.arg(m_other)).status, 404);
    QVERIFY(m_shop.server.verify().value(u"ok"_s).toBool());
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestBulkServices)
#include "tst_bulk_services.moc"
