// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/shop_fixture.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{

/// Prices of another panel that are followed by this one, with 50 % on them: service 5 of ours is 1 of theirs.
class TestPriceSyncPanels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aPriceArrives();
    void aPreviewChangesNothing();
    void aJumpWaits();
    void whatVanishedComesBack();
    void anEmptyListChangesNothing();
    void byItself();
    void isRefused();
    void theShopIsSound();

private:
    [[nodiscard]] HttpReply sync(const QJsonObject &body = {}) const
    {
        return m_owner->post(u"/api/admin/providers/1/sync"_s, body);
    }
    void setTheirs(qint64 service, const QJsonObject &fields) const
    {
        QCOMPARE(m_them.owner()->put(u"/api/admin/services/%1"_s.arg(service), fields).status, 200);
    }
    [[nodiscard]] QString rate() const { return m_anna->get(u"/api/services/5"_s).text(u"rate"_s); }
    [[nodiscard]] QJsonObject source() const
    {
        return m_owner->get(u"/api/admin/services/5/sources"_s).items().at(0).toObject();
    }
    /// "cost 1.00>2.00, ..."
    [[nodiscard]] static QString words(const HttpReply &reply)
    {
        QStringList words;
        const auto items = reply.items();
        for (const QJsonValue &item : items) {
            const QJsonObject change = item.toObject();
            words << change.value(u"kind"_s).toString() + u' ' + change.value(u"old"_s).toString() + u'>' +
                         change.value(u"new"_s).toString();
        }
        return words.join(u", "_s);
    }

    ShopFixture m_them;
    ShopFixture m_us;
    QString m_key;
    std::unique_ptr<HttpClient> m_anna;
    std::unique_ptr<HttpClient> m_owner;
};

void TestPriceSyncPanels::initTestCase()
{
    QVERIFY2(m_them.open(), qPrintable(m_them.server.problem()));
    QVERIFY2(m_us.open({u"--allow-private-providers"_s}), qPrintable(m_us.server.problem()));
    m_key = ShopFixture::apiKey(*m_them.customer(u"Reseller"_s, u"100"_s));
    m_owner = m_us.owner();
    m_anna = m_us.customer(u"Anna"_s, u"100"_s);
    QCOMPARE(
        m_owner
            ->post(u"/api/admin/providers"_s,
                   {{u"name"_s, u"Them"_s}, {u"url"_s, QString(m_them.server.url() + u"/api/v2"_s)}, {u"key"_s, m_key}})
            .verdict(),
        u"201"_s);
    const HttpReply imported = m_owner->post(
        u"/api/admin/providers/1/import"_s,
        {{u"services"_s, QJsonArray{u"1"_s, u"2"_s, u"3"_s, u"4"_s}}, {u"percent"_s, u"50"_s}, {u"step"_s, u"0.01"_s}});
    QCOMPARE(imported.items().at(0).toObject().value(u"service"_s).toInteger(), 5);
    QCOMPARE(rate(), u"1.50"_s);
    QCOMPARE(words(sync()), QString());
}

void TestPriceSyncPanels::aPriceArrives()
{
    setTheirs(1, {{u"rate"_s, u"1.20"_s}, {u"max"_s, 20'000}, {u"name"_s, u"Better"_s}});
    const HttpReply synced = sync();
    QCOMPARE(synced.verdict(), u"200"_s);
    QCOMPARE(words(synced), u"cost 1.00>1.20, rate 1.50>1.80, max 10000>20000"_s);
    QCOMPARE(rate(), u"1.80"_s);
    const HttpReply service = m_anna->get(u"/api/services/5"_s);
    QCOMPARE(service.number(u"max"_s), 20'000);
    QCOMPARE(service.text(u"name"_s), u"Followers"_s);
    QCOMPARE(source().value(u"upstream_name"_s).toString(), u"Better"_s);
    QCOMPARE(source().value(u"cost"_s).toString(), u"1.20"_s);
    const HttpReply log = m_owner->get(u"/api/admin/providers/1/changes?limit=2"_s);
    QCOMPARE(words(log), u"max 10000>20000, rate 1.50>1.80"_s);
    QCOMPARE(log.items().at(0).toObject().value(u"actor"_s).toString(), u"staff:owner"_s);
    const HttpReply older = m_owner->get(u"/api/admin/providers/1/changes?after="_s + log.text(u"next"_s));
    QCOMPARE(words(older), u"cost 1.00>1.20"_s);
    // The name follows where the source says so.
    const QString path = u"/api/admin/sources/%1"_s.arg(source().value(u"id"_s).toInteger());
    QCOMPARE(m_owner->put(path, {{u"follows_name"_s, true}}).status, 200);
    QCOMPARE(words(sync()), u"name Followers>Better"_s);
}

void TestPriceSyncPanels::aPreviewChangesNothing()
{
    setTheirs(1, {{u"rate"_s, u"1.40"_s}});
    const HttpReply shown = sync({{u"preview"_s, true}});
    QCOMPARE(words(shown), u"cost 1.20>1.40, rate 1.80>2.10"_s);
    QCOMPARE(shown.json().value(u"applied"_s).toBool(), false);
    QCOMPARE(rate(), u"1.80"_s);
    QCOMPARE(words(sync()), u"cost 1.20>1.40, rate 1.80>2.10"_s);
}

void TestPriceSyncPanels::aJumpWaits()
{
    setTheirs(1, {{u"rate"_s, u"5.00"_s}});
    QCOMPARE(words(sync()), u"cost_waits 1.40>5.00"_s);
    QCOMPARE(words(sync()), QString());
    QCOMPARE(rate(), u"2.10"_s);
    QCOMPARE(source().value(u"waiting_cost"_s).toString(), u"5.00"_s);
    // A person says that it is right: by its cost, or for the whole list.
    const QString path = u"/api/admin/sources/%1"_s.arg(source().value(u"id"_s).toInteger());
    QCOMPARE(m_owner->put(path, {{u"cost"_s, u"5.00"_s}}).status, 200);
    QVERIFY(source().value(u"waiting_cost"_s).isNull());
    QCOMPARE(words(sync()), u"rate 2.10>7.50"_s);
    setTheirs(1, {{u"rate"_s, u"0"_s}});
    QCOMPARE(words(sync()), u"cost_waits 5.00>0.00"_s);
    setTheirs(1, {{u"rate"_s, u"1.00"_s}});
    QCOMPARE(words(sync({{u"accept"_s, true}})), u"cost 5.00>1.00, rate 7.50>1.50"_s);
}

void TestPriceSyncPanels::whatVanishedComesBack()
{
    const QString path = u"/api/admin/sources/%1"_s.arg(source().value(u"id"_s).toInteger());
    QCOMPARE(m_owner->put(path, {{u"ends_service"_s, true}}).status, 200);
    setTheirs(1, {{u"enabled"_s, false}});
    QCOMPARE(words(sync()), u"source_off on>off, service_off on>off"_s);
    QCOMPARE(m_anna->get(u"/api/services/5"_s).status, 404);
    QCOMPARE(source().value(u"presence"_s).toString(), u"gone_with_service"_s);
    setTheirs(1, {{u"enabled"_s, true}});
    QCOMPARE(words(sync()), u"source_on off>on, service_on off>on"_s);
    QCOMPARE(rate(), u"1.50"_s);
    // What a person has switched off stays off.
    QCOMPARE(m_owner->put(path, {{u"enabled"_s, false}}).status, 200);
    QCOMPARE(words(sync()), QString());
    QCOMPARE(m_owner->put(path, {{u"enabled"_s, true}}).status, 200);
}

void TestPriceSyncPanels::anEmptyListChangesNothing()
{
    const QString category = u"/api/admin/categories/1"_s;
    QCOMPARE(m_them.owner()->put(category, {{u"enabled"_s, false}}).status, 200);
    for (const bool accept : {false, true}) {
        const HttpReply synced = sync({{u"accept"_s, accept}});
        QCOMPARE(synced.text(u"problem"_s), u"the provider's list is empty"_s);
        QCOMPARE(words(synced), QString());
    }
    QCOMPARE(m_owner->get(u"/api/admin/providers/1"_s).text(u"list_problem"_s), u"the provider's list is empty"_s);
    QCOMPARE(rate(), u"1.50"_s);
    QCOMPARE(m_them.owner()->put(category, {{u"enabled"_s, true}}).status, 200);
    QCOMPARE(sync().text(u"problem"_s), QString());
    QCOMPARE(m_owner->get(u"/api/admin/providers/1"_s).text(u"list_problem"_s), QString());
    for (const qint64 service : {1, 2, 3})
        setTheirs(service, {{u"enabled"_s, false}});
    QCOMPARE(sync().text(u"problem"_s), u"3 of 4 services are missing from the provider's list"_s);
    QCOMPARE(rate(), u"1.50"_s);
    QCOMPARE(words(sync({{u"accept"_s, true}})),
             u"source_off on>off, service_off on>off, source_off on>off, source_off on>off"_s);
    for (const qint64 service : {1, 2, 3})
        setTheirs(service, {{u"enabled"_s, true}});
    QCOMPARE(words(sync()), u"source_on off>on, service_on off>on, source_on off>on, source_on off>on"_s);
}

/// Another key may be another account, so that the job looks at once.
void TestPriceSyncPanels::byItself()
{
    setTheirs(1, {{u"rate"_s, u"2.00"_s}});
    QCOMPARE(m_owner->put(u"/api/admin/providers/1"_s, {{u"key"_s, m_key}}).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(rate(), u"3.00"_s, 15'000);
    QCOMPARE(words(m_owner->get(u"/api/admin/providers/1/changes?limit=1"_s)), u"rate 1.50>3.00"_s);
    QVERIFY(m_owner->get(u"/api/admin/providers/1"_s).json().value(u"list_read_at"_s).isString());
}

void TestPriceSyncPanels::isRefused()
{
    QCOMPARE(sync({{u"previw"_s, true}}).verdict(), u"400 field_unknown"_s);
    QCOMPARE(sync({{u"accept"_s, u"yes"_s}}).verdict(), u"400 field_wrong_type"_s);
    QCOMPARE(m_owner->post(u"/api/admin/providers/9/sync"_s).verdict(), u"404 provider_not_found"_s);
    QCOMPARE(m_owner->get(u"/api/admin/providers/9/changes"_s).verdict(), u"404 provider_not_found"_s);
    QCOMPARE(m_anna->post(u"/api/admin/providers/1/sync"_s).status, 403);
    QCOMPARE(m_anna->get(u"/api/admin/providers/1/changes"_s).status, 403);
    const QString path = u"/api/admin/sources/%1"_s.arg(source().value(u"id"_s).toInteger());
    QCOMPARE(m_owner->put(path, {{u"percent"_s, u"-1"_s}}).verdict(), u"422 field_out_of_range"_s);
    QCOMPARE(m_owner->put(path, {{u"step"_s, u"0.000001"_s}}).verdict(), u"422 field_out_of_range"_s);
}

void TestPriceSyncPanels::theShopIsSound()
{
    QCOMPARE(m_us.server.stop(), 0);
    QCOMPARE(m_us.server.verify().value(u"ok"_s), QJsonValue(true));
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestPriceSyncPanels)
#include "tst_price_sync_panels.moc"
