// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/shop_fixture.h"
#include "tests/blackbox/subscription_calls.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{

/// Two shops on one machine, one the provider of the other: our customers subscribe, staff there make the posts, and
/// what becomes of them there becomes of them here. Their service 5 is one of 2.00 for 1000, and ours is 3.00.
class TestSubscriptionPanels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void isImported();
    void theProviderMakesThePosts();
    void theProviderEndsIt();
    void bothShopsAreSound();

private:
    /// The number of the post's order there.
    [[nodiscard]] qint64 post(qint64 there, qint64 quantity) const
    {
        const QJsonObject wanted{{u"link"_s, u"https://x.example/1"_s}, {u"quantity"_s, quantity}};
        return m_staff->post(u"/api/admin/orders/%1/posts"_s.arg(there), wanted).number(u"id"_s);
    }
    void end(qint64 there, const QString &status, qint64 remains = 0) const
    {
        const QJsonObject wanted{{u"status"_s, status}, {u"remains"_s, remains}};
        QCOMPARE(m_staff->put(u"/api/admin/orders/%1/status"_s.arg(there), wanted).verdict(), u"200"_s);
    }
    [[nodiscard]] QJsonObject ours(qint64 order) const { return m_anna->get(u"/api/orders/%1"_s.arg(order)).json(); }
    [[nodiscard]] QJsonObject forwardOf(qint64 order) const
    {
        return m_owner->get(u"/api/admin/orders/%1/forward"_s.arg(order)).json();
    }
    [[nodiscard]] qint64 upstreamOf(qint64 order) const
    {
        [&] { QTRY_COMPARE_WITH_TIMEOUT(forwardOf(order).value(u"state"_s).toString(), u"sent"_s, 15'000); }();
        return forwardOf(order).value(u"upstream_order"_s).toString().toLongLong();
    }
    [[nodiscard]] QList<qint64> postsOf(qint64 order) const
    {
        QList<qint64> posts;
        const auto orders = ours(order).value(u"post_orders"_s).toArray();
        for (const QJsonValue &each : orders)
            posts << each.toInteger();
        return posts;
    }

    ShopFixture m_them;
    ShopFixture m_us;
    std::unique_ptr<HttpClient> m_staff; ///< there
    std::unique_ptr<HttpClient> m_owner; ///< here
    std::unique_ptr<HttpClient> m_anna;
    qint64 m_service = 0; ///< here
};

void TestSubscriptionPanels::initTestCase()
{
    QVERIFY2(m_them.open(withoutRateLimits()), qPrintable(m_them.server.problem()));
    QVERIFY2(m_us.open(QStringList{u"--allow-private-providers"_s, u"--poll-seconds"_s, u"1"_s} + withoutRateLimits()),
             qPrintable(m_us.server.problem()));
    m_staff = m_them.owner();
    m_owner = m_us.owner();
    m_anna = m_us.customer(u"Anna"_s, u"100"_s);
    QCOMPARE(sellSubscriptions(*m_staff), 5);
}

void TestSubscriptionPanels::isImported()
{
    const QString key = ShopFixture::apiKey(*m_them.customer(u"Reseller"_s, u"100"_s));
    const HttpReply provider = m_owner->post(
        u"/api/admin/providers"_s,
        {{u"name"_s, u"Them"_s}, {u"url"_s, QString(m_them.server.url() + u"/api/v2"_s)}, {u"key"_s, key}});
    QCOMPARE(provider.verdict(), u"201"_s);
    const HttpReply imported = m_owner->post(u"/api/admin/providers/1/import"_s,
                                             {{u"services"_s, QJsonArray{u"5"_s}}, {u"percent"_s, u"50"_s}});
    QCOMPARE(imported.status, 200);
    const auto services = m_owner->get(u"/api/admin/services?limit=200"_s).items();
    for (const QJsonValue &service : services) {
        if (service[u"type"_s].toString() == "subscriptions"_L1)
            m_service = service[u"id"_s].toInteger();
    }
    QVERIFY2(m_service > 0, imported.body.constData());
    QCOMPARE(m_owner->get(u"/api/admin/services/%1"_s.arg(m_service)).text(u"rate"_s), u"3.00"_s);
}

/// Our customer pays 0.90 for three posts, and we pay 0.60 for them.
void TestSubscriptionPanels::theProviderMakesThePosts()
{
    QJsonObject wants = subscription(m_service);
    wants.insert(u"expiry"_s, dayFromNow(20, u"dd/MM/yyyy"_s));
    const HttpReply placed = m_anna->post(u"/api/orders"_s, wants);
    QCOMPARE(placed.text(u"charge"_s), u"0.90"_s);
    const qint64 id = placed.number(u"id"_s);
    const qint64 there = upstreamOf(id);
    const HttpReply theirs = m_staff->get(u"/api/admin/orders/%1"_s.arg(there));
    for (const char *field : {"username", "min", "max", "posts", "delay", "expiry", "quantity", "link"}) {
        const QString name = QString::fromLatin1(field);
        QCOMPARE(theirs.json().value(name), placed.json().value(name));
    }
    QCOMPARE(theirs.text(u"charge"_s), u"0.60"_s);
    QTRY_COMPARE_WITH_TIMEOUT(subscriptionWords(ours(id)), u"in_progress active 0/0 +0.00"_s, 15'000);
    // Our staff do not make posts of what somebody else has.
    QCOMPARE(
        m_owner->post(u"/api/admin/orders/%1/posts"_s.arg(id), {{u"link"_s, u"@x1"_s}, {u"quantity"_s, 50}}).verdict(),
        u"409 order_state_forbids"_s);

    const qint64 first = post(there, 80);
    QTRY_COMPARE_WITH_TIMEOUT(subscriptionWords(ours(id)), u"in_progress active 0/1 +0.00"_s, 15'000);
    const qint64 ourFirst = postsOf(id).at(0);
    QCOMPARE(ours(ourFirst).value(u"quantity"_s).toInteger(), 80);
    QCOMPARE(ours(ourFirst).value(u"charge"_s).toString(), u"0.00"_s);
    QCOMPARE(upstreamOf(ourFirst), first);
    end(first, u"in_progress"_s, 30);
    QTRY_COMPARE_WITH_TIMEOUT(ours(ourFirst).value(u"remains"_s).toInteger(), 30, 15'000);
    end(first, u"completed"_s);
    QTRY_COMPARE_WITH_TIMEOUT(subscriptionWords(ours(id)), u"in_progress active 1/1 +0.00"_s, 15'000);

    // Two at once, one of them ends before anybody has heard of it; our server is killed meanwhile.
    const qint64 second = post(there, 100);
    m_us.server.kill();
    const qint64 third = post(there, 50);
    end(third, u"partial"_s, 20);
    QVERIFY2(m_us.server.restart(), qPrintable(m_us.server.problem()));
    m_anna->disconnect();
    m_owner->disconnect();
    QTRY_COMPARE_WITH_TIMEOUT(subscriptionWords(ours(id)), u"in_progress active 2/3 +0.00"_s, 15'000);
    end(second, u"completed"_s);
    // 80, 100 and 30 of 300, there and here.
    QTRY_COMPARE_WITH_TIMEOUT(subscriptionWords(ours(id)), u"partial completed 3/3 +0.27"_s, 15'000);
    QCOMPARE(subscriptionWords(m_staff->get(u"/api/admin/orders/%1"_s.arg(there)).json()),
             u"partial completed 3/3 +0.18"_s);
    QTRY_COMPARE_WITH_TIMEOUT(forwardOf(id).value(u"state"_s).toString(), u"finished"_s, 15'000);
    QTest::qWait(1'500);
    QCOMPARE(postsOf(id).size(), 3);
    QCOMPARE(m_anna->get(u"/api/funds"_s).text(u"balance"_s), u"99.37"_s);
}

void TestSubscriptionPanels::theProviderEndsIt()
{
    const qint64 id = m_anna->post(u"/api/orders"_s, subscription(m_service)).number(u"id"_s);
    const qint64 there = upstreamOf(id);
    end(post(there, 60), u"completed"_s);
    QTRY_COMPARE_WITH_TIMEOUT(subscriptionWords(ours(id)), u"in_progress active 1/1 +0.00"_s, 15'000);
    // Our customer asks, the provider does it, and so the rest comes back.
    QCOMPARE(m_anna->post(u"/api/orders/%1/cancel"_s.arg(id)).verdict(), u"202"_s);
    QTRY_COMPARE_WITH_TIMEOUT(subscriptionWords(ours(id)), u"canceled canceled 1/1 +0.72"_s, 15'000);
    QCOMPARE(subscriptionWords(m_staff->get(u"/api/admin/orders/%1"_s.arg(there)).json()),
             u"canceled canceled 1/1 +0.48"_s);
    // Where staff there say completed of two posts of three, nothing comes back before somebody here has looked.
    const qint64 other = m_anna->post(u"/api/orders"_s, subscription(m_service)).number(u"id"_s);
    const qint64 upstream = upstreamOf(other);
    end(post(upstream, 60), u"completed"_s);
    QTRY_COMPARE_WITH_TIMEOUT(subscriptionWords(ours(other)), u"in_progress active 1/1 +0.00"_s, 15'000);
    end(upstream, u"completed"_s);
    QTRY_COMPARE_WITH_TIMEOUT(forwardOf(other).value(u"state"_s).toString(), u"asks"_s, 15'000);
    QCOMPARE(subscriptionWords(ours(other)), u"in_progress active 1/1 +0.00"_s);
    QCOMPARE(
        m_owner->put(u"/api/admin/orders/%1/status"_s.arg(other), {{u"status"_s, u"partial"_s}, {u"remains"_s, 240}})
            .text(u"refunded"_s),
        u"0.72"_s);
}

void TestSubscriptionPanels::bothShopsAreSound()
{
    for (ShopFixture *shop : {&m_us, &m_them}) {
        QCOMPARE(shop->server.stop(), 0);
        QCOMPARE(shop->server.verify().value(u"ok"_s), QJsonValue(true));
    }
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestSubscriptionPanels)
#include "tst_subscription_panels.moc"
