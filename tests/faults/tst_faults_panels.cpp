// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/shop_fixture.h"
#include "tests/faults/oracle.h"
#include "tests/faults/proof.h"

#include <QHash>
#include <QJsonArray>
#include <QTest>

#include <random>

using namespace Qt::StringLiterals;

namespace pw::test
{
namespace
{

const QString openOrders =
    u"SELECT id FROM orders WHERE status IN ('pending', 'processing', 'in_progress') ORDER BY id"_s;

/// A connection of its own: the last one may have ended with the server.
std::unique_ptr<HttpClient> signedIn(const ServerProcess &server, const QString &token)
{
    auto client = std::make_unique<HttpClient>(server.port());
    client->setToken(token);
    return client;
}

} // namespace

/// kill -9 of either shop at any moment while orders go from one to the other and what becomes of them comes back: none
/// is there twice, none is lost, what is not certain is said to be so, and each refund is made once in either shop.
class TestTwoPanelsKilled : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void survivesKills();
    void noOrderIsSentTwiceOrLost();
    void followsWhatTheProviderDid();
    void refundsOnce();
    void noRefillIsThereTwice();
    void bothLedgersAddUp();

private:
    void placeSome(int count);
    /// Our customer asks for a cancel and for a refill.
    void askForTasks();
    /// The provider's people: some of their orders are begun, delivered, delivered in part or cancelled.
    void deliverSome();
    void deliver(qint64 theirOrder, quint32 how);
    void completeRefills();
    /// One of these rows' first numbers, or 0.
    [[nodiscard]] qint64 anyOf(const ServerProcess &server, const QString &sql);
    [[nodiscard]] int countIn(const ServerProcess &server, const QString &sql) const
    {
        return valueIn(server.databaseFile(), sql).toInt();
    }

    ProofSize m_size;
    std::mt19937 m_random;
    ShopFixture m_them;
    ShopFixture m_us;
    qint64 m_service = 0; ///< ours, imported from theirs
    QString m_anna;
    QString m_operator;
    QStringList m_links;
    qsizetype m_refills = 0; ///< that our shop has said yes to
};

void TestTwoPanelsKilled::initTestCase()
{
    m_size = ProofSize::fromEnvironment();
    m_random.seed(m_size.seed);
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
    const auto theirOwner = m_them.owner();
    m_operator = theirOwner->token();
    QCOMPARE(theirOwner->put(u"/api/admin/services/1"_s, {{u"refill"_s, true}}).status, 200);
    const HttpReply imported =
        owner->post(u"/api/admin/providers/1/import"_s, {{u"services"_s, QJsonArray{u"1"_s}}, {u"percent"_s, u"50"_s}});
    QCOMPARE(imported.status, 200);
    m_service = imported.items().at(0).toObject().value(u"service"_s).toInteger();
    QVERIFY2(m_service > 0, imported.body.constData());
    m_anna = ShopFixture::apiKey(*m_us.customer(u"Anna"_s, u"1000"_s));
}

qint64 TestTwoPanelsKilled::anyOf(const ServerProcess &server, const QString &sql)
{
    const auto rows = rowsIn(server.databaseFile(), sql);
    return rows.isEmpty() ? 0 : rows.at(static_cast<qsizetype>(m_random() % rows.size())).at(0).toLongLong();
}

void TestTwoPanelsKilled::placeSome(int count)
{
    const auto client = signedIn(m_us.server, m_anna);
    for (int i = 0; i < count; ++i) {
        const QString link = u"https://example.com/%1"_s.arg(m_links.size());
        QJsonObject order = followers(100);
        order.insert(u"service"_s, m_service);
        order.insert(u"link"_s, link);
        if (client->post(u"/api/orders"_s, order, {{"Idempotency-Key", link.toUtf8()}}).status == 201)
            m_links << link;
    }
}

void TestTwoPanelsKilled::askForTasks()
{
    const auto client = signedIn(m_us.server, m_anna);
    const QString open = u"SELECT order_id FROM order_forwards JOIN orders ON orders.id = order_id "
                         "WHERE state = 'sent' AND status IN ('processing', 'in_progress') ORDER BY order_id"_s;
    if (const qint64 order = anyOf(m_us.server, open); order != 0)
        client->post(u"/api/orders/%1/cancel"_s.arg(order));
    const QString done = u"SELECT id FROM orders WHERE status = 'completed' AND id NOT IN "
                         "(SELECT order_id FROM tasks WHERE kind = 'refill') ORDER BY id"_s;
    if (const qint64 order = anyOf(m_us.server, done); order != 0)
        m_refills += client->post(u"/api/orders/%1/refill"_s.arg(order)).status == 201 ? 1 : 0;
}

void TestTwoPanelsKilled::deliver(qint64 theirOrder, quint32 how)
{
    const auto client = signedIn(m_them.server, m_operator);
    const QString path = u"/api/admin/orders/%1/"_s.arg(theirOrder);
    switch (how % 4) {
    case 0:
        client->put(path + u"status"_s, {{u"status"_s, u"in_progress"_s}, {u"remains"_s, 90}});
        break;
    case 1:
        client->put(path + u"status"_s, {{u"status"_s, u"partial"_s}, {u"remains"_s, 40}});
        break;
    case 2:
        client->post(path + u"cancel"_s);
        break;
    default:
        client->put(path + u"status"_s, {{u"status"_s, u"completed"_s}});
    }
}

void TestTwoPanelsKilled::deliverSome()
{
    for (int i = 0; i < 6; ++i) {
        if (const qint64 order = anyOf(m_them.server, openOrders); order != 0)
            deliver(order, m_random());
    }
}

void TestTwoPanelsKilled::completeRefills()
{
    const auto client = signedIn(m_them.server, m_operator);
    const QString waiting = u"SELECT id FROM tasks WHERE kind = 'refill' AND status IN ('pending', 'in_progress')"_s;
    for (const QVariantList &task : rowsIn(m_them.server.databaseFile(), waiting))
        client->put(u"/api/admin/tasks/%1"_s.arg(task.at(0).toLongLong()), {{u"status"_s, u"completed"_s}});
}

void TestTwoPanelsKilled::survivesKills()
{
    const int kills = m_size.isLong ? 200 : 12;
    for (int kill = 0; kill < kills; ++kill) {
        placeSome(10);
        deliverSome();
        askForTasks();
        QTest::qWait(static_cast<int>(m_random() % 60));
        ServerProcess &victim = m_random() % 2 == 0 ? m_us.server : m_them.server;
        victim.kill();
        QVERIFY2(victim.restart(), qPrintable(victim.problem()));
    }
    report(u"%1 kills, %2 orders"_s.arg(kills).arg(m_links.size()));
    const QString onTheWay = u"SELECT count(*) FROM order_forwards WHERE state IN ('waiting', 'claimed')"_s;
    QTRY_COMPARE_WITH_TIMEOUT(countIn(m_us.server, onTheWay), 0, 120'000);
}

void TestTwoPanelsKilled::noOrderIsSentTwiceOrLost()
{
    const QString ours = u"SELECT count(*) FROM orders WHERE link = '%1'"_s;
    const QString state = u"SELECT state FROM order_forwards JOIN orders ON orders.id = order_id WHERE link = '%1'"_s;
    int ambiguous = 0;
    for (const QString &link : m_links) {
        QCOMPARE(countIn(m_us.server, ours.arg(link)), 1);
        const int there = countIn(m_them.server, ours.arg(link));
        const QString said = valueIn(m_us.server.databaseFile(), state.arg(link)).toString();
        QVERIFY2(there <= 1, qPrintable(link));
        const bool isKnown = said == u"sent"_s || said == u"finished"_s;
        QVERIFY2(isKnown ? there == 1 : said == u"ambiguous"_s, qPrintable(link + u": "_s + said));
        ambiguous += said == u"ambiguous"_s ? 1 : 0;
    }
    report(u"%1 ambiguous, none sent twice, none lost"_s.arg(ambiguous));
}

/// What is still open there is delivered; in the end both shops say the same of each order that both know of.
void TestTwoPanelsKilled::followsWhatTheProviderDid()
{
    for (const QVariantList &order : rowsIn(m_them.server.databaseFile(), openOrders))
        deliver(order.at(0).toLongLong(), 3);
    const QString followed = u"SELECT count(*) FROM order_forwards WHERE state = 'sent'"_s;
    QTRY_COMPARE_WITH_TIMEOUT(countIn(m_us.server, followed), 0, 240'000);

    QHash<QString, QVariantList> theirs;
    for (const QVariantList &row : rowsIn(m_them.server.databaseFile(), u"SELECT link, status, remains FROM orders"_s))
        theirs.insert(row.at(0).toString(), row);
    for (const QVariantList &row :
         rowsIn(m_us.server.databaseFile(), u"SELECT link, status, remains FROM orders JOIN order_forwards "
                                            "ON order_id = orders.id WHERE state = 'finished'"_s))
        QCOMPARE(row, theirs.value(row.at(0).toString()));
}

void TestTwoPanelsKilled::refundsOnce()
{
    // What was delivered before a cancel is paid for.
    const QString wrong = u"SELECT count(*) FROM orders WHERE refunded <> CASE WHEN status IN ('partial', 'canceled') "
                          "THEN charge * remains / quantity ELSE 0 END"_s;
    const QString unlikeLedger =
        u"SELECT count(*) FROM orders WHERE refunded <> (SELECT coalesce(sum(amount), 0) FROM transfers "
        "WHERE order_id = orders.id AND kind = 'order_refund')"_s;
    const QString twice = u"SELECT count(*) FROM (SELECT order_id FROM transfers WHERE kind = 'order_refund' "
                          "GROUP BY order_id HAVING count(*) > 1)"_s;
    const QString withStatus = u"SELECT count(*) FROM orders WHERE status = '%1'"_s;
    for (const ShopFixture *shop : {&m_us, &m_them}) {
        for (const QString &status : {u"partial"_s, u"canceled"_s, u"completed"_s})
            QVERIFY2(countIn(shop->server, withStatus.arg(status)) > 0, qPrintable(status));
        QCOMPARE(countIn(shop->server, wrong), 0);
        QCOMPARE(countIn(shop->server, unlikeLedger), 0);
        QCOMPARE(countIn(shop->server, twice), 0);
    }
    report(u"%1 in part, %2 cancelled, each refunded once"_s.arg(countIn(m_us.server, withStatus.arg(u"partial"_s)))
               .arg(countIn(m_us.server, withStatus.arg(u"canceled"_s))));
}

void TestTwoPanelsKilled::noRefillIsThereTwice()
{
    // By now there is one that can be refilled, even where the kills were few.
    askForTasks();
    const QString notAsked = u"SELECT count(*) FROM tasks WHERE status = 'pending'"_s;
    QTRY_COMPARE_WITH_TIMEOUT(countIn(m_us.server, notAsked), 0, 120'000);
    completeRefills();
    const QString open = u"SELECT count(*) FROM tasks WHERE status IN ('pending', 'in_progress')"_s;
    QTRY_COMPARE_WITH_TIMEOUT(countIn(m_us.server, open), 0, 120'000);
    const QString tasks = u"SELECT count(*) FROM tasks JOIN orders ON orders.id = order_id WHERE tasks.kind = 'refill' "
                          "AND link = '%1'"_s;
    const QString linkAndEnd = u"SELECT link, tasks.status FROM tasks JOIN orders ON orders.id = order_id "
                               "WHERE tasks.kind = 'refill'"_s;
    const auto refills = rowsIn(m_us.server.databaseFile(), linkAndEnd);
    QCOMPARE(refills.size(), m_refills);
    int refilled = 0;
    for (const QVariantList &task : refills) {
        const int there = countIn(m_them.server, tasks.arg(task.at(0).toString()));
        // What was rejected is not there; an error may be, and is a person's.
        const QString end = task.at(1).toString();
        const bool isRefilled = end == u"completed"_s;
        const int most = end == u"rejected"_s ? 0 : 1;
        QVERIFY2(isRefilled ? there == 1 : there <= most, qPrintable(task.at(0).toString() + u": "_s + end));
        refilled += isRefilled ? 1 : 0;
    }
    QVERIFY(refilled > 0);
    report(u"%1 refills asked for, %2 done, none there twice"_s.arg(m_refills).arg(refilled));
}

void TestTwoPanelsKilled::bothLedgersAddUp()
{
    QCOMPARE(m_us.server.stop(), 0);
    QCOMPARE(m_them.server.stop(), 0);
    QCOMPARE(m_us.server.verify().value(u"ok"_s), QJsonValue(true));
    QCOMPARE(m_them.server.verify().value(u"ok"_s), QJsonValue(true));
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestTwoPanelsKilled)
#include "tst_faults_panels.moc"
