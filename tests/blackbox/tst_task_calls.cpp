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

/// A server that is killed while it asks a provider, who may or may not have heard it: nobody is asked twice by itself.
class TestTaskCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void aRefillIsNotAskedForTwice();
    void aRefillIsAskedForAgainByAPerson();
    void aCancelEndsWithItsOrder();
    void bothShopsAreSound();

private:
    [[nodiscard]] qint64 sentOrder();
    [[nodiscard]] qint64 deliveredOrder();
    [[nodiscard]] HttpReply ours(qint64 order) const { return ownerHere()->get(u"/api/admin/orders/%1"_s.arg(order)); }
    [[nodiscard]] QString upstreamOf(qint64 order) const
    {
        return ownerHere()->get(u"/api/admin/orders/%1/forward"_s.arg(order)).text(u"upstream_order"_s);
    }
    [[nodiscard]] static QJsonObject taskOf(const std::unique_ptr<HttpClient> &owner, const QString &order)
    {
        return owner->get(u"/api/admin/tasks?order="_s + order).items().at(0).toObject();
    }
    [[nodiscard]] QString taskHere(qint64 order) const
    {
        return taskOf(ownerHere(), QString::number(order)).value(u"status"_s).toString();
    }
    [[nodiscard]] qsizetype tasksThere(qint64 order) const
    {
        return ownerThere()->get(u"/api/admin/tasks?kind=refill&order="_s + upstreamOf(order)).items().size();
    }
    /// Asks for it over a line that loses what goes to the provider, or what comes from him, and kills the server then.
    void askAndKill(qint64 order, const QString &what, bool isHeard);
    /// A connection of its own: the last one may have ended with the server.
    [[nodiscard]] static std::unique_ptr<HttpClient> signedIn(const ShopFixture &shop, const QString &token)
    {
        auto client = std::make_unique<HttpClient>(shop.server.port());
        client->setToken(token);
        return client;
    }
    [[nodiscard]] std::unique_ptr<HttpClient> ownerHere() const { return signedIn(m_us, m_owner); }
    [[nodiscard]] std::unique_ptr<HttpClient> ownerThere() const { return signedIn(m_them, m_theirOwner); }
    [[nodiscard]] std::unique_ptr<HttpClient> anna() const { return signedIn(m_us, m_anna); }

    ShopFixture m_them;
    ShopFixture m_us;
    std::unique_ptr<FaultProxy> m_line;
    QString m_owner;
    QString m_theirOwner;
    QString m_anna;
    int m_links = 0;
};

void TestTaskCalls::initTestCase()
{
    QVERIFY2(m_them.open(withoutRateLimits()), qPrintable(m_them.server.problem()));
    QVERIFY2(m_us.open(withoutRateLimits() + QStringList{u"--allow-private-providers"_s, u"--poll-seconds"_s, u"1"_s}),
             qPrintable(m_us.server.problem()));
    m_owner = m_us.owner()->token();
    m_theirOwner = m_them.owner()->token();
    m_line = std::make_unique<FaultProxy>(m_them.server.port());
    const QString key = ShopFixture::apiKey(*m_them.customer(u"Reseller"_s, u"100"_s));
    const HttpReply provider = ownerHere()->post(
        u"/api/admin/providers"_s,
        {{u"name"_s, u"Them"_s}, {u"url"_s, u"http://127.0.0.1:%1/api/v2"_s.arg(m_line->port())}, {u"key"_s, key}});
    QCOMPARE(provider.verdict(), u"201"_s);
    const QJsonObject source{{u"provider"_s, provider.number(u"id"_s)}, {u"upstream_service"_s, u"1"_s}};
    QCOMPARE(ownerHere()->post(u"/api/admin/services/1/sources"_s, source).verdict(), u"201"_s);
    const QJsonObject refilled{{u"refill"_s, true}};
    QCOMPARE(ownerHere()->put(u"/api/admin/services/1"_s, refilled).status, 200);
    QCOMPARE(ownerThere()->put(u"/api/admin/services/1"_s, refilled).status, 200);
    m_anna = m_us.customer(u"Anna"_s, u"100"_s)->token();
}

qint64 TestTaskCalls::sentOrder()
{
    QJsonObject wanted = followers(100);
    wanted.insert(u"link"_s, u"https://example.com/%1"_s.arg(++m_links));
    const qint64 id = anna()->post(u"/api/orders"_s, wanted).number(u"id"_s);
    [&] { QTRY_VERIFY(!upstreamOf(id).isEmpty()); }();
    return id;
}

qint64 TestTaskCalls::deliveredOrder()
{
    const qint64 id = sentOrder();
    const QString path = u"/api/admin/orders/%1/status"_s.arg(upstreamOf(id));
    [&] { QCOMPARE(ownerThere()->put(path, {{u"status"_s, u"completed"_s}}).status, 200); }();
    [&] { QTRY_COMPARE_WITH_TIMEOUT(ours(id).text(u"status"_s), u"completed"_s, 15'000); }();
    return id;
}

void TestTaskCalls::askAndKill(qint64 order, const QString &what, bool isHeard)
{
    m_line->partition(!isHeard, isHeard);
    const HttpReply asked = anna()->post(u"/api/orders/%1/%2"_s.arg(order).arg(what));
    QVERIFY2(asked.status == 201 || asked.status == 202, asked.body.constData());
    const auto isAsking = [this] {
        const auto jobs = ownerHere()->get(u"/api/admin/jobs?state=leased"_s).items();
        return std::ranges::any_of(
            jobs, [](const QJsonValue &job) { return job.toObject().value(u"kind"_s).toString() == u"task"_s; });
    };
    QTRY_VERIFY(isAsking());
    const QString there = upstreamOf(order);
    if (isHeard)
        QTRY_VERIFY(!taskOf(ownerThere(), there).isEmpty() ||
                    ownerThere()->get(u"/api/admin/orders/"_s + there).text(u"status"_s) == u"canceled"_s);
    else
        QTest::qWait(500); // time enough to begin the call
    m_us.server.kill();
    m_line->heal();
    QVERIFY2(m_us.server.restart(), qPrintable(m_us.server.problem()));
}

void TestTaskCalls::aRefillIsNotAskedForTwice()
{
    const qint64 id = deliveredOrder();
    askAndKill(id, u"refill"_s, true);
    QTRY_COMPARE_WITH_TIMEOUT(taskHere(id), u"error"_s, 15'000);
    QCOMPARE(taskOf(ownerHere(), QString::number(id)).value(u"problem"_s).toString(),
             u"the server stopped while the provider was asked"_s);
    QCOMPARE(tasksThere(id), 1);
}

void TestTaskCalls::aRefillIsAskedForAgainByAPerson()
{
    const qint64 id = deliveredOrder();
    askAndKill(id, u"refill"_s, false);
    QTRY_COMPARE_WITH_TIMEOUT(taskHere(id), u"error"_s, 15'000);
    QCOMPARE(tasksThere(id), 0);
    // He has looked: there is none.
    const QString path =
        u"/api/admin/tasks/%1"_s.arg(taskOf(ownerHere(), QString::number(id)).value(u"id"_s).toInteger());
    QCOMPARE(ownerHere()->put(path, {{u"status"_s, u"pending"_s}}).status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(taskHere(id), u"in_progress"_s, 15'000);
    QCOMPARE(tasksThere(id), 1);
}

void TestTaskCalls::aCancelEndsWithItsOrder()
{
    const qint64 id = sentOrder();
    askAndKill(id, u"cancel"_s, true);
    QTRY_COMPARE_WITH_TIMEOUT(ours(id).text(u"status"_s), u"canceled"_s, 15'000);
    QCOMPARE(ours(id).text(u"refunded"_s), u"0.10"_s);
    QTRY_COMPARE(taskHere(id), u"completed"_s);
}

void TestTaskCalls::bothShopsAreSound()
{
    for (ShopFixture *shop : {&m_us, &m_them}) {
        QCOMPARE(shop->server.stop(), 0);
        QCOMPARE(shop->server.verify().value(u"ok"_s), QJsonValue(true));
    }
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestTaskCalls)
#include "tst_task_calls.moc"
