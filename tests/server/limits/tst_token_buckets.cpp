// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QTest>

#include <atomic>
#include <thread>
#include <vector>

#include "sync-server/limits/token_buckets.h"

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

const Instant start{1'800'000'000'000};
constexpr BucketSize tenAtOnce{.perMinute = 60, .most = 10};

struct Step {
    qint64 atMs;
    qint64 tokens;
    qint64 waitMs; ///< 0: taken
};

} // namespace

class TestTokenBuckets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void conversations_data();
    void conversations();
    void keysDoNotTouchEachOther();
    void memoryStaysAndTheEmptiestStay();
    void threadsTakeNoMoreThanThereIs();
};

void TestTokenBuckets::conversations_data()
{
    QTest::addColumn<qint64>("perMinute");
    QTest::addColumn<qint64>("most");
    QTest::addColumn<QList<Step>>("steps");
    QTest::newRow("a burst, then one each second")
        << qint64(60) << qint64(3)
        << QList<Step>{{0, 1, 0}, {0, 1, 0}, {0, 1, 0}, {0, 1, 1000}, {999, 1, 1}, {1000, 1, 0}, {1000, 1, 1000}};
    QTest::newRow("a refused one costs nothing")
        << qint64(60) << qint64(1) << QList<Step>{{0, 1, 0}, {500, 1, 500}, {600, 1, 400}, {1000, 1, 0}};
    QTest::newRow("it holds no more than its size")
        << qint64(60) << qint64(2) << QList<Step>{{0, 2, 0}, {3'600'000, 2, 0}, {3'600'000, 1, 1000}};
    QTest::newRow("many tokens at once") << qint64(60) << qint64(10) << QList<Step>{{0, 8, 0}, {0, 3, 1000}, {0, 2, 0}};
    QTest::newRow("more than it holds is a full one")
        << qint64(60) << qint64(4) << QList<Step>{{0, 99, 0}, {0, 1, 1000}, {3000, 99, 1000}};
    QTest::newRow("none at all is one") << qint64(60) << qint64(1) << QList<Step>{{0, 0, 0}, {0, 0, 1000}};
    QTest::newRow("no limit") << qint64(0) << qint64(0) << QList<Step>{{0, 1'000'000, 0}, {0, 1'000'000, 0}};
    QTest::newRow("a clock that is set back by a day forgives")
        << qint64(60) << qint64(1) << QList<Step>{{86'400'000, 1, 0}, {0, 1, 0}, {0, 1, 1000}};
    QTest::newRow("a clock that is set forward forgives")
        << qint64(1) << qint64(1) << QList<Step>{{0, 1, 0}, {86'400'000, 1, 0}};
}

void TestTokenBuckets::conversations()
{
    QFETCH(const qint64, perMinute);
    QFETCH(const qint64, most);
    QFETCH(const QList<Step>, steps);
    TokenBuckets buckets(17);
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const Step &step = steps[i];
        const auto wait = buckets.take(1, {.perMinute = perMinute, .most = most}, step.tokens, start.plusMs(step.atMs));
        QVERIFY2(wait.value_or(0) == step.waitMs, qPrintable(u"step %1: waits %2"_s.arg(i).arg(wait.value_or(0))));
    }
}

void TestTokenBuckets::keysDoNotTouchEachOther()
{
    TokenBuckets buckets(17);
    QVERIFY(!buckets.take(1, tenAtOnce, 10, start));
    QVERIFY(buckets.take(1, tenAtOnce, 1, start));
    for (std::uint64_t key = 2; key < 1000; ++key)
        QVERIFY(!buckets.take(key, tenAtOnce, 10, start));
    QVERIFY(buckets.take(1, tenAtOnce, 1, start));
}

void TestTokenBuckets::memoryStaysAndTheEmptiestStay()
{
    // One set: eight places for everybody.
    TokenBuckets buckets(17, 1);
    QVERIFY(!buckets.take(1, tenAtOnce, 10, start));
    // A flood of strangers who take little each pushes itself out, and not the one that is to wait.
    for (std::uint64_t key = 100; key < 10'000; ++key)
        QVERIFY(!buckets.take(key, tenAtOnce, 1, start));
    QVERIFY(buckets.take(1, tenAtOnce, 1, start));
}

void TestTokenBuckets::threadsTakeNoMoreThanThereIs()
{
    TokenBuckets buckets(17);
    constexpr BucketSize thousand{.perMinute = 60, .most = 1000};
    std::atomic<int> taken = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&] {
            for (int n = 0; n < 1000; ++n)
                taken += buckets.take(7, thousand, 1, start) ? 0 : 1;
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(taken.load(), 1000);
}

} // namespace pw::server

QTEST_APPLESS_MAIN(pw::server::TestTokenBuckets)
#include "tst_token_buckets.moc"
