// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/shop_fixture.h"
#include "tests/faults/oracle.h"
#include "tests/faults/proof.h"

#include <QDeadlineTimer>
#include <QJsonArray>
#include <QTest>

#include <random>

using namespace Qt::StringLiterals;

namespace pw::test
{

/// kill -9 of either shop at any moment while orders go from one to the other: none is there twice, none is lost, and
/// what is not certain is said to be so.
class TestTwoPanelsKilled : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void noOrderIsSentTwiceOrLost();

private:
    void placeSome(int count);
    /// Nothing waits and nothing is claimed any more.
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] int countIn(const ServerProcess &server, const QString &sql) const;

    ProofSize m_size;
    ShopFixture m_them;
    ShopFixture m_us;
    QString m_anna;
    QStringList m_links;
};

void TestTwoPanelsKilled::initTestCase()
{
    m_size = ProofSize::fromEnvironment();
    QVERIFY2(m_them.open(withoutRateLimits()), qPrintable(m_them.server.problem()));
    QVERIFY2(m_us.open(withoutRateLimits() + QStringList{u"--allow-private-providers"_s, u"--poll-seconds"_s, u"1"_s}),
             qPrintable(m_us.server.problem()));
    const QString key = ShopFixture::apiKey(*m_them.customer(u"Reseller"_s, u"1000"_s));
    const auto owner = m_us.owner();
    QCOMPARE(
        owner
            ->post(u"/api/admin/providers"_s,
                   {{u"name"_s, u"Them"_s}, {u"url"_s, QString(m_them.server.url() + u"/api/v2"_s)}, {u"key"_s, key}})
            .status,
        201);
    QCOMPARE(
        owner->post(u"/api/admin/services/1/sources"_s, {{u"provider"_s, 1}, {u"upstream_service"_s, u"1"_s}}).status,
        201);
    m_anna = ShopFixture::apiKey(*m_us.customer(u"Anna"_s, u"1000"_s));
}

void TestTwoPanelsKilled::placeSome(int count)
{
    HttpClient anna(m_us.server.port());
    anna.setToken(m_anna);
    for (int i = 0; i < count; ++i) {
        const QString link = u"https://example.com/%1"_s.arg(m_links.size());
        QJsonObject order = followers(100);
        order.insert(u"link"_s, link);
        if (anna.post(u"/api/orders"_s, order, {{"Idempotency-Key", link.toUtf8()}}).status == 201)
            m_links << link;
    }
}

int TestTwoPanelsKilled::countIn(const ServerProcess &server, const QString &sql) const
{
    return valueIn(server.databaseFile(), sql).toInt();
}

bool TestTwoPanelsKilled::isSettled() const
{
    return countIn(m_us.server, u"SELECT count(*) FROM order_forwards WHERE state IN ('waiting', 'claimed')"_s) == 0;
}

void TestTwoPanelsKilled::noOrderIsSentTwiceOrLost()
{
    std::mt19937 random(m_size.seed);
    const int kills = m_size.isLong ? 200 : 12;
    for (int kill = 0; kill < kills; ++kill) {
        placeSome(10);
        QTest::qWait(static_cast<int>(random() % 60));
        ServerProcess &victim = random() % 2 == 0 ? m_us.server : m_them.server;
        victim.kill();
        QVERIFY2(victim.restart(), qPrintable(victim.problem()));
    }
    QTRY_VERIFY_WITH_TIMEOUT(isSettled(), 120'000);
    const QString ours = u"SELECT count(*) FROM orders WHERE link = '%1'"_s;
    const QString state = u"SELECT state FROM order_forwards JOIN orders ON orders.id = order_id WHERE link = '%1'"_s;
    int ambiguous = 0;
    for (const QString &link : m_links) {
        QCOMPARE(countIn(m_us.server, ours.arg(link)), 1);
        const int there = countIn(m_them.server, ours.arg(link));
        const QString said = valueIn(m_us.server.databaseFile(), state.arg(link)).toString();
        QVERIFY2(there <= 1, qPrintable(link));
        QVERIFY2(said == u"sent"_s ? there == 1 : said == u"ambiguous"_s, qPrintable(link + u": "_s + said));
        ambiguous += said == u"ambiguous"_s ? 1 : 0;
    }
    report(u"%1 kills, %2 orders, %3 ambiguous, none sent twice, none lost"_s.arg(kills)
               .arg(m_links.size())
               .arg(ambiguous));
    QCOMPARE(m_us.server.stop(), 0);
    QCOMPARE(m_them.server.stop(), 0);
    QCOMPARE(m_us.server.verify().value(u"ok"_s), QJsonValue(true));
    QCOMPARE(m_them.server.verify().value(u"ok"_s), QJsonValue(true));
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestTwoPanelsKilled)
#include "tst_faults_panels.moc"
