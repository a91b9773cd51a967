// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/shop_fixture.h"

#include <QJsonArray>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{

/// Orders in runs of 100: by this shop, one order at the provider's for each, or by the provider. Time passes by making
/// the job of the next run due in the file of a shop that was killed.
class TestDripfeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void runsOneAfterTheOther();
    void isKilledBetweenRuns();
    void isCancelledBetweenRuns();
    void isCancelledBeforeTheFirst();
    void isCancelledDuringARun();
    void staffCancelDuringARun();
    void staffEndIt();
    void aRunThatIsRefusedWaits();
    void theProviderRuns();
    void othersAreNotAsked();
    void theShopsAreSound();

private:
    [[nodiscard]] qint64 order(qint64 runs)
    {
        QJsonObject wanted = followers(100);
        wanted.insert(u"runs"_s, runs);
        wanted.insert(u"interval"_s, 10);
        return m_anna->post(u"/api/orders"_s, wanted).number(u"id"_s);
    }
    [[nodiscard]] QJsonObject shown(qint64 order) const { return m_anna->get(u"/api/orders/%1"_s.arg(order)).json(); }
    [[nodiscard]] QString textOf(qint64 order, const QString &field) const
    {
        return shown(order).value(field).toString();
    }
    [[nodiscard]] QList<qint64> runsOf(qint64 order) const
    {
        const HttpReply reply = m_anna->postForm(
            u"/api/v2"_s, {{u"key"_s, m_annasKey}, {u"action"_s, u"status"_s}, {u"order"_s, QString::number(order)}});
        QList<qint64> runs;
        const auto orders = reply.json().value(u"orders"_s).toArray();
        for (const QJsonValue &run : orders)
            runs << run.toInteger();
        return runs;
    }
    [[nodiscard]] QJsonObject forwardOf(qint64 order) const
    {
        return m_owner->get(u"/api/admin/orders/%1/forward"_s.arg(order)).json();
    }
    [[nodiscard]] QString stateOf(qint64 order) const { return forwardOf(order).value(u"state"_s).toString(); }
    [[nodiscard]] qint64 upstreamOf(qint64 order) const
    {
        return forwardOf(order).value(u"upstream_order"_s).toString().toLongLong();
    }
    /// The newest run, once it is at the provider's.
    [[nodiscard]] qint64 runAtTheProviders(qint64 order, qsizetype number) const
    {
        [&] { QTRY_COMPARE_WITH_TIMEOUT(runsOf(order).size(), number, 15'000); }();
        const qint64 run = runsOf(order).value(number - 1);
        [&] { QTRY_COMPARE_WITH_TIMEOUT(stateOf(run), u"sent"_s, 15'000); }();
        return run;
    }
    void endRun(qint64 run, const QJsonObject &status, const QString &ends) const
    {
        QCOMPARE(m_them.owner()->put(u"/api/admin/orders/%1/status"_s.arg(upstreamOf(run)), status).status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(textOf(run, u"status"_s), ends, 15'000);
    }
    /// kill -9, and the next run of every drip-feed is due.
    void letTimePass()
    {
        m_us.server.kill();
        {
            QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"time"_s);
            db.setDatabaseName(m_us.server.databaseFile());
            QVERIFY(db.open());
            QVERIFY(QSqlQuery(db).exec(u"UPDATE jobs SET due_at = 0 WHERE kind = 'run'"_s));
        }
        QSqlDatabase::removeDatabase(u"time"_s);
        QVERIFY2(m_us.server.restart(), qPrintable(m_us.server.problem()));
        m_anna->disconnect();
        m_owner->disconnect();
    }
    /// The server may have been killed while it sent the run: then somebody looks at the provider's list.
    void decideWhereItWasCut(qint64 run, qsizetype thereBefore) const
    {
        QTRY_VERIFY_WITH_TIMEOUT(stateOf(run) == u"sent"_s || stateOf(run) == u"ambiguous"_s, 15'000);
        if (stateOf(run) == u"sent"_s)
            return;
        const auto theirs = m_them.owner()->get(u"/api/admin/orders?limit=200"_s).items();
        QJsonObject decision;
        if (theirs.size() > thereBefore)
            decision.insert(u"upstream_order"_s, QString::number(theirs.at(0).toObject().value(u"id"_s).toInteger()));
        QCOMPARE(m_owner->post(u"/api/admin/orders/%1/forward"_s.arg(run), decision).status, 200);
    }
    [[nodiscard]] QString balance() const { return m_anna->get(u"/api/user/profile"_s).text(u"balance"_s); }

    ShopFixture m_them;
    ShopFixture m_us;
    QString m_annasKey;
    std::unique_ptr<HttpClient> m_anna;
    std::unique_ptr<HttpClient> m_owner;
};

void TestDripfeed::initTestCase()
{
    QVERIFY2(m_them.open(), qPrintable(m_them.server.problem()));
    QVERIFY2(m_us.open({u"--allow-private-providers"_s, u"--poll-seconds"_s, u"1"_s}),
             qPrintable(m_us.server.problem()));
    const QString key = ShopFixture::apiKey(*m_them.customer(u"Reseller"_s, u"100"_s));
    m_owner = m_us.owner();
    m_anna = m_us.customer(u"Anna"_s, u"100"_s);
    m_annasKey = ShopFixture::apiKey(*m_anna);
    for (const ShopFixture *shop : {&m_us, &m_them})
        QCOMPARE(shop->owner()->put(u"/api/admin/services/1"_s, {{u"dripfeed"_s, true}}).status, 200);
    const QJsonObject provider{
        {u"name"_s, u"Them"_s}, {u"url"_s, QString(m_them.server.url() + u"/api/v2"_s)}, {u"key"_s, key}};
    QCOMPARE(m_owner->post(u"/api/admin/providers"_s, provider).verdict(), u"201"_s);
    const QJsonObject source{{u"provider"_s, 1}, {u"upstream_service"_s, u"1"_s}, {u"cost"_s, u"1.00"_s}};
    QCOMPARE(m_owner->post(u"/api/admin/services/1/sources"_s, source).verdict(), u"201"_s);
}

void TestDripfeed::runsOneAfterTheOther()
{
    const qint64 id = order(3);
    QCOMPARE(textOf(id, u"charge"_s), u"0.30"_s);
    QCOMPARE(balance(), u"99.70"_s);
    const qint64 first = runAtTheProviders(id, 1);
    QCOMPARE(balance(), u"99.70"_s);
    QCOMPARE(textOf(id, u"status"_s), u"in_progress"_s);
    QCOMPARE(shown(first).value(u"dripfeed_order"_s).toInteger(), id);
    QCOMPARE(textOf(first, u"charge"_s), u"0.00"_s);
    const HttpReply theirs = m_them.owner()->get(u"/api/admin/orders/%1"_s.arg(upstreamOf(first)));
    QCOMPARE(theirs.number(u"quantity"_s), 100);
    QVERIFY(!theirs.json().contains(u"runs"_s));
    // The next one is not begun with while this one goes on, however late it is.
    letTimePass();
    QTest::qWait(1'500);
    QCOMPARE(runsOf(id), QList{first});

    endRun(first, {{u"status"_s, u"completed"_s}}, u"completed"_s);
    QCOMPARE(shown(id).value(u"runs_done"_s).toInteger(), 1);
    QCOMPARE(shown(id).value(u"remains"_s).toInteger(), 200);
    letTimePass();
    endRun(runAtTheProviders(id, 2), {{u"status"_s, u"partial"_s}, {u"remains"_s, 40}}, u"partial"_s);
    QCOMPARE(shown(id).value(u"remains"_s).toInteger(), 140);
    QCOMPARE(textOf(id, u"status"_s), u"in_progress"_s);
    QCOMPARE(balance(), u"99.70"_s);
    letTimePass();
    endRun(runAtTheProviders(id, 3), {{u"status"_s, u"completed"_s}}, u"completed"_s);
    QCOMPARE(textOf(id, u"status"_s), u"partial"_s);
    QCOMPARE(textOf(id, u"refunded"_s), u"0.04"_s);
    QCOMPARE(balance(), u"99.74"_s);
    QCOMPARE(shown(id).value(u"runs_started"_s).toInteger(), 3);
    QCOMPARE(shown(id).value(u"runs_done"_s).toInteger(), 3);
    const HttpReply status = m_anna->postForm(
        u"/api/v2"_s, {{u"key"_s, m_annasKey}, {u"action"_s, u"status"_s}, {u"order"_s, QString::number(id)}});
    QCOMPARE(status.text(u"status"_s), u"Partial"_s);
    QCOMPARE(status.text(u"runs"_s), u"3"_s);
    QCOMPARE(status.text(u"charge"_s), u"0.26"_s);
}

void TestDripfeed::isKilledBetweenRuns()
{
    const qint64 id = order(2);
    endRun(runAtTheProviders(id, 1), {{u"status"_s, u"completed"_s}}, u"completed"_s);
    const auto there = m_them.owner()->get(u"/api/admin/orders?limit=200"_s).items().size();
    for (int i = 0; i < 5; ++i) {
        letTimePass();
        QTest::qWait(20 * i);
    }
    QTRY_COMPARE_WITH_TIMEOUT(runsOf(id).size(), 2, 15'000);
    decideWhereItWasCut(runsOf(id).at(1), there);
    const qint64 second = runAtTheProviders(id, 2);
    letTimePass();
    QTest::qWait(1'500);
    QCOMPARE(runsOf(id).size(), 2);
    QCOMPARE(m_them.owner()->get(u"/api/admin/orders?limit=200"_s).items().size(), there + 1);
    endRun(second, {{u"status"_s, u"completed"_s}}, u"completed"_s);
    QCOMPARE(textOf(id, u"status"_s), u"completed"_s);
    QCOMPARE(textOf(id, u"refunded"_s), u"0.00"_s);
}

void TestDripfeed::isCancelledBetweenRuns()
{
    const QString before = balance();
    const qint64 id = order(4);
    endRun(runAtTheProviders(id, 1), {{u"status"_s, u"partial"_s}, {u"remains"_s, 30}}, u"partial"_s);
    const HttpReply canceled = m_anna->post(u"/api/orders/%1/cancel"_s.arg(id));
    QCOMPARE(canceled.verdict(), u"200"_s);
    QCOMPARE(canceled.text(u"status"_s), u"canceled"_s);
    QCOMPARE(canceled.text(u"refunded"_s), u"0.33"_s);
    QCOMPARE(m_anna->post(u"/api/orders/%1/cancel"_s.arg(id)).status, 409);
    letTimePass();
    QTest::qWait(1'000);
    QCOMPARE(runsOf(id).size(), 1);
    QCOMPARE(qRound64(1000 * (before.toDouble() - balance().toDouble())), 70);
}

void TestDripfeed::isCancelledBeforeTheFirst()
{
    // Or during it: nothing is delivered in either case.
    const QString before = balance();
    const qint64 id = order(2);
    QCOMPARE(m_owner->post(u"/api/admin/orders/%1/cancel"_s.arg(id)).status, 200);
    QCOMPARE(textOf(id, u"status"_s), u"canceled"_s);
    QCOMPARE(textOf(id, u"refunded"_s), u"0.20"_s);
    QCOMPARE(balance(), before);
}

void TestDripfeed::isCancelledDuringARun()
{
    const QString before = balance();
    const qint64 id = order(3);
    const qint64 run = runAtTheProviders(id, 1);
    const HttpReply asked = m_anna->post(u"/api/orders/%1/cancel"_s.arg(id));
    QCOMPARE(asked.verdict(), u"202"_s);
    QCOMPARE(asked.text(u"status"_s), u"in_progress"_s);
    // The provider cancels the run, and so the rest comes back with it.
    QTRY_COMPARE_WITH_TIMEOUT(textOf(run, u"status"_s), u"canceled"_s, 15'000);
    QCOMPARE(textOf(id, u"status"_s), u"canceled"_s);
    QCOMPARE(textOf(id, u"refunded"_s), u"0.30"_s);
    QCOMPARE(balance(), before);
    const auto tasks = m_owner->get(u"/api/admin/tasks?order=%1"_s.arg(id)).items();
    QCOMPARE(tasks.size(), 1);
    QCOMPARE(tasks.at(0).toObject().value(u"status"_s).toString(), u"completed"_s);
    letTimePass();
    QTest::qWait(1'000);
    QCOMPARE(runsOf(id).size(), 1);
}

void TestDripfeed::staffCancelDuringARun()
{
    const qint64 id = order(3);
    const qint64 run = runAtTheProviders(id, 1);
    QCOMPARE(m_them.owner()
                 ->put(u"/api/admin/orders/%1/status"_s.arg(upstreamOf(run)),
                       {{u"status"_s, u"in_progress"_s}, {u"remains"_s, 25}})
                 .status,
             200);
    QTRY_COMPARE_WITH_TIMEOUT(shown(run).value(u"remains"_s).toInteger(), 25, 15'000);
    QCOMPARE(m_owner->post(u"/api/admin/orders/%1/cancel"_s.arg(id)).status, 200);
    QCOMPARE(textOf(id, u"status"_s), u"canceled"_s);
    QCOMPARE(textOf(id, u"refunded"_s), u"0.225"_s);
    QCOMPARE(textOf(run, u"status"_s), u"canceled"_s);
}

void TestDripfeed::staffEndIt()
{
    const qint64 id = order(3);
    const qint64 run = runAtTheProviders(id, 1);
    const QJsonObject partial{{u"status"_s, u"partial"_s}, {u"remains"_s, 200}};
    QCOMPARE(m_owner->put(u"/api/admin/orders/%1/status"_s.arg(id), partial).text(u"refunded"_s), u"0.20"_s);
    endRun(run, {{u"status"_s, u"completed"_s}}, u"completed"_s);
    QCOMPARE(textOf(id, u"refunded"_s), u"0.20"_s);
    letTimePass();
    QTest::qWait(1'000);
    QCOMPARE(runsOf(id).size(), 1);
}

/// The others come after it.
void TestDripfeed::aRunThatIsRefusedWaits()
{
    QCOMPARE(m_them.owner()->put(u"/api/admin/services/1"_s, {{u"enabled"_s, false}}).status, 200);
    const qint64 id = order(2);
    QTRY_COMPARE(runsOf(id).size(), 1);
    const qint64 run = runsOf(id).at(0);
    QTRY_COMPARE(stateOf(run), u"refused"_s);
    QCOMPARE(m_them.owner()->put(u"/api/admin/services/1"_s, {{u"enabled"_s, true}}).status, 200);
    letTimePass();
    QTest::qWait(1'000);
    QCOMPARE(runsOf(id).size(), 1);
    // Cancelled with a run that nobody has begun with: all of it at once.
    const HttpReply canceled = m_anna->post(u"/api/orders/%1/cancel"_s.arg(id));
    QCOMPARE(canceled.verdict(), u"200"_s);
    QCOMPARE(canceled.text(u"refunded"_s), u"0.20"_s);
    QCOMPARE(textOf(run, u"status"_s), u"canceled"_s);
}

void TestDripfeed::theProviderRuns()
{
    QCOMPARE(m_owner->put(u"/api/admin/sources/1"_s, {{u"runs_dripfeed"_s, true}}).status, 200);
    const qint64 id = order(3);
    QTRY_COMPARE(stateOf(id), u"sent"_s);
    const HttpReply theirs = m_them.owner()->get(u"/api/admin/orders/%1"_s.arg(upstreamOf(id)));
    QCOMPARE(theirs.number(u"runs"_s), 3);
    QCOMPARE(theirs.number(u"interval"_s), 10);
    QCOMPARE(theirs.number(u"quantity"_s), 300);
    QTest::qWait(1'000);
    QVERIFY(runsOf(id).isEmpty());
    QVERIFY(!shown(id).contains(u"runs_started"_s));
    endRun(id, {{u"status"_s, u"partial"_s}, {u"remains"_s, 100}}, u"partial"_s);
    QCOMPARE(textOf(id, u"refunded"_s), u"0.10"_s);
}

/// A source behind it that does no drip-feed is not given one.
void TestDripfeed::othersAreNotAsked()
{
    const QJsonObject behind{{u"provider"_s, 1}, {u"upstream_service"_s, u"2"_s}};
    QCOMPARE(m_owner->post(u"/api/admin/services/1/sources"_s, behind).verdict(), u"201"_s);
    QCOMPARE(m_them.owner()->put(u"/api/admin/services/1"_s, {{u"enabled"_s, false}}).status, 200);
    const qint64 id = order(2);
    QTRY_COMPARE(stateOf(id), u"refused"_s);
    QCOMPARE(forwardOf(id).value(u"source"_s).toInteger(), 1);
}

void TestDripfeed::theShopsAreSound()
{
    for (ShopFixture *shop : {&m_us, &m_them}) {
        QCOMPARE(shop->server.stop(), 0);
        QCOMPARE(shop->server.verify().value(u"ok"_s), QJsonValue(true));
    }
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestDripfeed)
#include "tst_dripfeed.moc"
