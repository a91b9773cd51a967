// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QSet>
#include <QTest>

#include <atomic>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

#include "tests/blackbox/shop_fixture.h"

using namespace Qt::StringLiterals;

namespace pw::test
{
namespace
{

constexpr int clients = 64;

QString tokenOf(ShopFixture &shop, const QString &name, const QString &balance)
{
    const auto session = shop.customer(name, balance);
    return ShopFixture::apiKey(*session);
}

/// Runs `work` with a client of its own on each of many threads.
template <typename Work>
void inParallel(int count, quint16 port, const QString &token, Work work)
{
    std::vector<std::thread> threads;
    for (int i = 0; i < count; ++i) {
        threads.emplace_back([port, token, i, work] {
            HttpClient client(port);
            client.setToken(token);
            work(client, i);
        });
    }
    for (std::thread &thread : threads)
        thread.join();
}

struct Acknowledged {
    std::mutex mutex;
    QSet<qint64> ids;

    void add(qint64 id)
    {
        const std::lock_guard lock(mutex);
        ids << id;
    }
    int count()
    {
        const std::lock_guard lock(mutex);
        return static_cast<int>(ids.size());
    }
};

} // namespace

class TestMoneyUnderLoad : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void oneBalanceIsSpentOnce();
    void terminateLosesNothing();
    void killLosesNothingThatWasAnswered();

private:
    void orderUntilItEnds(const QString &token, Acknowledged &acknowledged, int enough,
                          const std::function<void()> &end);
    void compareWithShop(const Acknowledged &acknowledged, bool exactly);

    std::unique_ptr<ShopFixture> m_shop;
};

void TestMoneyUnderLoad::init()
{
    m_shop = std::make_unique<ShopFixture>();
    QVERIFY2(m_shop->open(withoutRateLimits()), qPrintable(m_shop->server.problem()));
}

void TestMoneyUnderLoad::oneBalanceIsSpentOnce()
{
    constexpr int paidFor = 100;
    const QString token = tokenOf(*m_shop, u"anna"_s, u"100.999"_s);
    std::atomic<int> placed = 0;
    std::atomic<int> refused = 0;
    std::atomic<int> other = 0;
    inParallel(clients, m_shop->server.port(), token, [&](HttpClient &client, int) {
        for (int i = 0; i < 10; ++i) {
            const HttpReply reply = client.post(u"/api/orders"_s, followers(1000));
            ++(reply.status == 201 ? placed : reply.verdict() == u"422 insufficient_funds"_s ? refused : other);
        }
    });
    QCOMPARE(other.load(), 0);
    QCOMPARE(placed.load(), paidFor);
    QCOMPARE(refused.load(), clients * 10 - paidFor);
    HttpClient client(m_shop->server.port());
    client.setToken(token);
    QCOMPARE(client.get(u"/api/funds"_s).text(u"balance"_s), u"0.999"_s);
    QCOMPARE(client.get(u"/api/funds"_s).text(u"on_hold"_s), u"100.00"_s);
    const QJsonObject state = m_shop->server.verify();
    QCOMPARE(state.value(u"ok"_s), QJsonValue(true));
    QCOMPARE(state.value(u"orders"_s).toInteger(), paidFor);
}

/// Orders from many connections, calls `end` once `enough` are acknowledged, and returns when nobody gets answers any
/// more.
void TestMoneyUnderLoad::orderUntilItEnds(const QString &token, Acknowledged &acknowledged, int enough,
                                          const std::function<void()> &end)
{
    std::atomic<bool> over = false;
    std::thread load([&] {
        inParallel(16, m_shop->server.port(), token, [&](HttpClient &client, int) {
            while (!over) {
                const HttpReply reply = client.post(u"/api/orders"_s, followers(10));
                if (reply.status == 201)
                    acknowledged.add(reply.number(u"id"_s));
                else if (reply.status == 0)
                    return;
            }
        });
    });
    const bool reached = QTest::qWaitFor([&] { return acknowledged.count() >= enough; }, 30'000);
    end();
    over = !reached; // else the ending server ends the load
    load.join();
    QVERIFY(reached);
}

void TestMoneyUnderLoad::compareWithShop(const Acknowledged &acknowledged, bool exactly)
{
    const QJsonObject state = m_shop->server.verify();
    QCOMPARE(state.value(u"ok"_s), QJsonValue(true));
    const qint64 orders = state.value(u"orders"_s).toInteger();
    if (exactly)
        QCOMPARE(orders, acknowledged.ids.size());
    QVERIFY(orders >= acknowledged.ids.size());
    QVERIFY(m_shop->server.restart());
    const auto owner = m_shop->owner();
    for (const qint64 id : acknowledged.ids)
        QCOMPARE(owner->get(u"/api/admin/orders/"_s + QString::number(id)).status, 200);
}

void TestMoneyUnderLoad::terminateLosesNothing()
{
    const QString token = tokenOf(*m_shop, u"anna"_s, u"100000"_s);
    Acknowledged acknowledged;
    int exitCode = -1;
    orderUntilItEnds(token, acknowledged, 300, [&] { exitCode = m_shop->server.stop(); });
    QCOMPARE(exitCode, 0);
    // Whoever was let in was answered too, so there are not more orders than answers either.
    compareWithShop(acknowledged, true);
}

void TestMoneyUnderLoad::killLosesNothingThatWasAnswered()
{
    const QString token = tokenOf(*m_shop, u"anna"_s, u"100000"_s);
    Acknowledged acknowledged;
    orderUntilItEnds(token, acknowledged, 300, [&] { m_shop->server.kill(); });
    compareWithShop(acknowledged, false);
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestMoneyUnderLoad)
#include "tst_money_under_load.moc"
