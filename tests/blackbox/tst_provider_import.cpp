// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/shop_fixture.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{

/// Services of another panel that become services of this one.
class TestProviderImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void showsWhatTheProviderOffers();
    void importsWhatIsChosen();
    void importsNothingFromABrokenProvider();

private:
    ShopFixture m_them;
    ShopFixture m_us;
    std::unique_ptr<HttpClient> m_anna;
    std::unique_ptr<HttpClient> m_owner;
};

/// Our first service is made of theirs already.
void TestProviderImport::initTestCase()
{
    QVERIFY2(m_them.open(), qPrintable(m_them.server.problem()));
    QVERIFY2(m_us.open({u"--allow-private-providers"_s}), qPrintable(m_us.server.problem()));
    const QString key = ShopFixture::apiKey(*m_them.customer(u"Reseller"_s, u"100"_s));
    m_owner = m_us.owner();
    m_anna = m_us.customer(u"Anna"_s, u"100"_s);
    QCOMPARE(
        m_owner
            ->post(u"/api/admin/providers"_s,
                   {{u"name"_s, u"Them"_s}, {u"url"_s, QString(m_them.server.url() + u"/api/v2"_s)}, {u"key"_s, key}})
            .verdict(),
        u"201"_s);
    QCOMPARE(m_owner
                 ->post(u"/api/admin/services/1/sources"_s,
                        {{u"provider"_s, 1}, {u"upstream_service"_s, u"1"_s}, {u"cost"_s, u"1.00"_s}})
                 .verdict(),
             u"201"_s);
}

void TestProviderImport::showsWhatTheProviderOffers()
{
    const HttpReply offered = m_owner->get(u"/api/admin/providers/1/services?percent=25&fixed=0.05&step=0.01"_s);
    QCOMPARE(offered.verdict(), u"200"_s);
    QCOMPARE(offered.items().size(), 4);
    const QJsonObject first = offered.items().at(0).toObject();
    QCOMPARE(first.value(u"id"_s).toString(), u"1"_s);
    QCOMPARE(first.value(u"cost"_s).toString(), u"1.00"_s);
    QCOMPARE(first.value(u"price"_s).toString(), u"1.30"_s);
    QCOMPARE(first.value(u"service"_s).toInteger(), 1);
    QVERIFY(offered.items().at(3).toObject().value(u"service"_s).isNull());
    QCOMPARE(m_owner->get(u"/api/admin/providers/1/services?percent=-1"_s).verdict(), u"422 field_out_of_range"_s);
    QCOMPARE(m_owner->get(u"/api/admin/providers/1/services?percent=much"_s).verdict(), u"400 money_malformed"_s);
    QCOMPARE(m_owner->get(u"/api/admin/providers/9/services"_s).verdict(), u"404 provider_not_found"_s);
    QCOMPARE(m_anna->get(u"/api/admin/providers/1/services"_s).status, 403);
}

void TestProviderImport::importsWhatIsChosen()
{
    const QJsonObject wanted{{u"services"_s, QJsonArray{u"1"_s, 4, u"999"_s}}, {u"percent"_s, u"50"_s}};
    const HttpReply imported = m_owner->post(u"/api/admin/providers/1/import"_s, wanted);
    QCOMPARE(imported.verdict(), u"200"_s);
    QCOMPARE(imported.items().size(), 3);
    const auto code = [&imported](int row) {
        return imported.items().at(row).toObject().value(u"error"_s).toObject().value(u"code"_s).toString();
    };
    QCOMPARE(code(0), u"source_taken"_s);
    QCOMPARE(code(2), u"service_not_found"_s);
    const QJsonObject made = imported.items().at(1).toObject();
    QCOMPARE(made.value(u"rate"_s).toString(), u"3.00"_s);
    const qint64 service = made.value(u"service"_s).toInteger();
    const HttpReply shown = m_anna->get(u"/api/services/%1"_s.arg(service));
    QCOMPARE(shown.text(u"type"_s), u"custom_comments_package"_s);
    const qint64 id =
        m_anna->post(u"/api/orders"_s, {{u"service"_s, service}, {u"link"_s, u"@anna"_s}, {u"comments"_s, u"one"_s}})
            .number(u"id"_s);
    QTRY_COMPARE(m_owner->get(u"/api/admin/orders/%1/forward"_s.arg(id)).text(u"state"_s), u"sent"_s);
    // The button pressed twice makes nothing twice.
    QCOMPARE(m_owner->post(u"/api/admin/providers/1/import"_s, {{u"services"_s, QJsonArray{4}}})
                 .items()
                 .at(0)
                 .toObject()
                 .value(u"error"_s)
                 .toObject()
                 .value(u"code"_s)
                 .toString(),
             u"source_taken"_s);
    const auto refusalOf = [this](const QJsonObject &body) {
        return m_owner->post(u"/api/admin/providers/1/import"_s, body).verdict();
    };
    const QJsonArray one{4};
    QCOMPARE(refusalOf({}), u"400 field_wrong_type"_s);
    QCOMPARE(refusalOf({{u"services"_s, u"4"_s}}), u"400 field_wrong_type"_s);
    QCOMPARE(refusalOf({{u"services"_s, QJsonArray{}}}), u"422 field_out_of_range"_s);
    QCOMPARE(refusalOf({{u"services"_s, one}, {u"step"_s, u"0"_s}}), u"422 field_out_of_range"_s);
    QCOMPARE(refusalOf({{u"services"_s, one}, {u"price"_s, u"1"_s}}), u"400 field_unknown"_s);
    QCOMPARE(m_owner->post(u"/api/admin/providers/9/import"_s, {{u"services"_s, one}}).verdict(),
             u"404 provider_not_found"_s);
}

void TestProviderImport::importsNothingFromABrokenProvider()
{
    const QString url = m_them.server.url();
    QCOMPARE(m_owner
                 ->post(u"/api/admin/providers"_s,
                        {{u"name"_s, u"Lost"_s}, {u"url"_s, QString(url + u"/nothing"_s)}, {u"key"_s, u"k"_s}})
                 .status,
             201);
    QCOMPARE(m_owner->get(u"/api/admin/providers/2/services"_s).verdict(), u"502 provider_failed"_s);
    QCOMPARE(m_owner->post(u"/api/admin/providers/2/import"_s, {{u"services"_s, QJsonArray{1}}}).verdict(),
             u"502 provider_failed"_s);
    QCOMPARE(m_owner->put(u"/api/admin/providers/2"_s, {{u"url"_s, QString(url + u"/api/v2"_s)}}).status, 200);
    const HttpReply wrongKey = m_owner->get(u"/api/admin/providers/2/services"_s);
    QCOMPARE(wrongKey.verdict(), u"502 provider_failed"_s);
    QVERIFY(wrongKey.text(u"detail"_s).contains(u"Invalid API key"_s));
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestProviderImport)
#include "tst_provider_import.moc"
