// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/shop_fixture.h"
#include "tests/support/fault_proxy.h"

#include <QJsonArray>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::test
{

/// A service of two providers: the second gets an order where the first one has not, and never where he may have it.
class TestFailover : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void whatMayBeThereIsNotSentTwice();
    void theFirstRefuses_data();
    void theFirstRefuses();
    void theFirstCannotBeReached();
    void theFirstIsSwitchedOff();
    void bothRefuse();
    void bothAreSwitchedOff();
    void theShopsAreSound();

private:
    [[nodiscard]] qint64 order()
    {
        QJsonObject wanted = followers(100);
        wanted.insert(u"link"_s, u"https://example.com/%1"_s.arg(++m_links));
        return m_anna->post(u"/api/orders"_s, wanted).number(u"id"_s);
    }
    [[nodiscard]] QJsonObject forwardOf(qint64 order) const
    {
        return m_owner->get(u"/api/admin/orders/%1/forward"_s.arg(order)).json();
    }
    [[nodiscard]] QString stateOf(qint64 order) const { return forwardOf(order).value(u"state"_s).toString(); }
    [[nodiscard]] static qsizetype ordersIn(const ShopFixture &shop)
    {
        return shop.owner()->get(u"/api/admin/orders?limit=200"_s).items().size();
    }
    [[nodiscard]] QString balance() const { return m_anna->get(u"/api/user/profile"_s).text(u"balance"_s); }
    [[nodiscard]] bool isListed(qint64 order, const QString &state) const
    {
        const auto items = m_owner->get(u"/api/admin/forwards?state=%1"_s.arg(state)).items();
        return std::ranges::any_of(
            items, [order](const QJsonValue &row) { return row.toObject().value(u"order"_s).toInteger() == order; });
    }
    void switchProvider(int provider, bool on) const
    {
        QCOMPARE(m_owner->put(u"/api/admin/providers/%1"_s.arg(provider), {{u"enabled"_s, on}}).status, 200);
    }
    static void setService(const ShopFixture &shop, bool on)
    {
        QCOMPARE(shop.owner()->put(u"/api/admin/services/1"_s, {{u"enabled"_s, on}}).status, 200);
    }

    ShopFixture m_first;
    ShopFixture m_second;
    ShopFixture m_us;
    std::unique_ptr<FaultProxy> m_line; ///< to the first
    std::unique_ptr<HttpClient> m_anna;
    std::unique_ptr<HttpClient> m_owner;
    std::unique_ptr<HttpClient> m_reseller; ///< our account with the first
    int m_links = 0;
};

/// Nobody is asked how orders stand, so that the calls of a test are its own.
void TestFailover::initTestCase()
{
    QVERIFY2(m_first.open(), qPrintable(m_first.server.problem()));
    QVERIFY2(m_second.open(), qPrintable(m_second.server.problem()));
    QVERIFY2(
        m_us.open({u"--allow-private-providers"_s, u"--poll-seconds"_s, u"3600"_s, u"--price-sync-minutes"_s, u"0"_s}),
        qPrintable(m_us.server.problem()));
    m_line = std::make_unique<FaultProxy>(m_first.server.port());
    m_owner = m_us.owner();
    m_anna = m_us.customer(u"Anna"_s, u"10"_s);
    m_reseller = m_first.customer(u"Reseller"_s, u"100"_s);
    const QString firstKey = ShopFixture::apiKey(*m_reseller);
    const QString secondKey = ShopFixture::apiKey(*m_second.customer(u"Reseller"_s, u"100"_s));
    const QList<QJsonObject> providers{
        {{u"name"_s, u"First"_s},
         {u"url"_s, u"http://127.0.0.1:%1/api/v2"_s.arg(m_line->port())},
         {u"key"_s, firstKey}},
        {{u"name"_s, u"Second"_s}, {u"url"_s, QString(m_second.server.url() + u"/api/v2"_s)}, {u"key"_s, secondKey}}};
    for (const QJsonObject &provider : providers) {
        const HttpReply made = m_owner->post(u"/api/admin/providers"_s, provider);
        QCOMPARE(made.verdict(), u"201"_s);
        const QJsonObject source{{u"provider"_s, made.number(u"id"_s)}, {u"upstream_service"_s, u"1"_s}};
        QCOMPARE(m_owner->post(u"/api/admin/services/1/sources"_s, source).verdict(), u"201"_s);
    }
    for (const char *path : {"/api/admin/providers/1", "/api/admin/providers/2"})
        QTRY_VERIFY(m_owner->get(QString::fromLatin1(path)).json().value(u"balance"_s).isString());
}

/// The first has it, and the line breaks before he has said so.
void TestFailover::whatMayBeThereIsNotSentTwice()
{
    m_line->arm({.request = "POST /api/v2", .way = FaultProxy::Way::ToClient, .after = 0});
    const qint64 id = order();
    QTRY_COMPARE(stateOf(id), u"ambiguous"_s);
    QVERIFY(m_line->fired());
    QCOMPARE(ordersIn(m_first), 1);
    QTest::qWait(2'000);
    QCOMPARE(stateOf(id), u"ambiguous"_s);
    QCOMPARE(ordersIn(m_first), 1);
    QCOMPARE(ordersIn(m_second), 0);
    // A person has looked there.
    const QString path = u"/api/admin/orders/%1/forward"_s.arg(id);
    QCOMPARE(m_owner->post(path, {{u"upstream_order"_s, u"1"_s}}).text(u"state"_s), u"sent"_s);
}

void TestFailover::theFirstRefuses_data()
{
    QTest::addColumn<QString>("how");
    for (const char *how : {"not enough funds", "no such service", "a wrong key"})
        QTest::newRow(how) << QString::fromLatin1(how);
}

void TestFailover::theFirstRefuses()
{
    QFETCH(const QString, how);
    const auto firstOwner = m_first.owner();
    const auto spend = [&](const QString &amount) {
        QCOMPARE(firstOwner->post(u"/api/admin/users/1/add-fund"_s, {{u"amount"_s, amount}, {u"reason"_s, u"Test"_s}})
                         .status /
                     100,
                 2);
    };
    const QString left = m_reseller->get(u"/api/user/profile"_s).text(u"balance"_s);
    if (how == "not enough funds"_L1)
        spend(u'-' + left);
    else if (how == "no such service"_L1)
        setService(m_first, false);
    else
        QCOMPARE(m_owner->put(u"/api/admin/providers/1"_s, {{u"key"_s, u"wrong"_s}}).status, 200);
    const auto before = ordersIn(m_first);
    const auto there = ordersIn(m_second);
    const qint64 id = order();
    QTRY_COMPARE(stateOf(id), u"sent"_s);
    QCOMPARE(forwardOf(id).value(u"provider"_s).toInteger(), 2);
    QCOMPARE(ordersIn(m_first), before);
    QCOMPARE(ordersIn(m_second), there + 1);
    if (how == "not enough funds"_L1)
        spend(left);
    else if (how == "no such service"_L1)
        setService(m_first, true);
    else
        QCOMPARE(m_owner->put(u"/api/admin/providers/1"_s, {{u"key"_s, ShopFixture::apiKey(*m_reseller)}}).status, 200);
}

void TestFailover::theFirstCannotBeReached()
{
    const auto there = ordersIn(m_second);
    const auto here = ordersIn(m_first);
    m_line.reset();
    const qint64 id = order();
    QTRY_COMPARE_WITH_TIMEOUT(forwardOf(id).value(u"provider"_s).toInteger(), 2, 30'000);
    QTRY_COMPARE(stateOf(id), u"sent"_s);
    QCOMPARE(ordersIn(m_second), there + 1);
    QCOMPARE(ordersIn(m_first), here);
    QCOMPARE(
        m_owner->put(u"/api/admin/providers/1"_s, {{u"url"_s, QString(m_first.server.url() + u"/api/v2"_s)}}).status,
        200);
}

void TestFailover::theFirstIsSwitchedOff()
{
    switchProvider(1, false);
    const auto here = ordersIn(m_first);
    const qint64 id = order();
    QTRY_COMPARE(stateOf(id), u"sent"_s);
    QCOMPARE(forwardOf(id).value(u"provider"_s).toInteger(), 2);
    QCOMPARE(ordersIn(m_first), here);
    switchProvider(1, true);
}

/// The order waits for a person. Sent again it begins with the first; taken back, the money is back once.
void TestFailover::bothRefuse()
{
    setService(m_first, false);
    setService(m_second, false);
    const QString before = balance();
    const qint64 again = order();
    const qint64 back = order();
    QTRY_COMPARE(stateOf(again), u"refused"_s);
    QTRY_COMPARE(stateOf(back), u"refused"_s);
    QCOMPARE(m_anna->get(u"/api/orders/%1"_s.arg(back)).text(u"status"_s), u"pending"_s);
    QVERIFY(isListed(back, u"refused"_s));

    QCOMPARE(m_anna->post(u"/api/orders/%1/cancel"_s.arg(back)).verdict(), u"200"_s);
    QCOMPARE(m_anna->get(u"/api/orders/%1"_s.arg(back)).text(u"refunded"_s), u"0.10"_s);
    QCOMPARE(m_anna->post(u"/api/orders/%1/cancel"_s.arg(back)).status, 409);
    QVERIFY(!isListed(back, u"refused"_s));
    QCOMPARE(stateOf(back), u"finished"_s);

    setService(m_first, true);
    setService(m_second, true);
    QCOMPARE(m_owner->post(u"/api/admin/orders/%1/forward"_s.arg(again)).text(u"state"_s), u"waiting"_s);
    QTRY_COMPARE(stateOf(again), u"sent"_s);
    QCOMPARE(forwardOf(again).value(u"provider"_s).toInteger(), 1);
    QCOMPARE(m_owner->post(u"/api/admin/orders/%1/cancel"_s.arg(again)).status, 200);
    QCOMPARE(balance(), before);
}

void TestFailover::bothAreSwitchedOff()
{
    switchProvider(1, false);
    switchProvider(2, false);
    const qint64 id = order();
    QCOMPARE(stateOf(id), u"refused"_s);
    QCOMPARE(forwardOf(id).value(u"problem"_s).toString(), u"no source of this service is switched on"_s);
    switchProvider(2, true);
    QCOMPARE(m_owner->post(u"/api/admin/orders/%1/forward"_s.arg(id)).text(u"state"_s), u"waiting"_s);
    QTRY_COMPARE(stateOf(id), u"sent"_s);
    QCOMPARE(forwardOf(id).value(u"provider"_s).toInteger(), 2);
}

void TestFailover::theShopsAreSound()
{
    for (ShopFixture *shop : {&m_us, &m_first, &m_second}) {
        QCOMPARE(shop->server.stop(), 0);
        QCOMPARE(shop->server.verify().value(u"ok"_s), QJsonValue(true));
    }
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestFailover)
#include "tst_failover.moc"
