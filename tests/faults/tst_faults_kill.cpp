// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/faults/proof.h"
#include "tests/faults/round.h"
#include "tests/faults/strace.h"

#include <QTest>

#include <algorithm>

using namespace pw::test;
using namespace Qt::StringLiterals;

/// kill -9 instead of each call that writes, of the desk and of the server, during one full round: whatever was
/// acknowledged is done, once, and both sides end equal.
///
/// What it cannot see: a file that was not synced. The kernel keeps what a killed program wrote, so an outbox without
/// synchronous=FULL passes here.
class KillTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void desk_data();
    void desk();
    void server();

private:
    QList<KillPoint> chosen(const QList<KillPoint> &points, int sample) const
    {
        return spread(points, m_size.isLong ? 0 : sample, m_size.seed);
    }

    ProofSize m_size;
    QTemporaryDir m_logs;
};

Q_DECLARE_METATYPE(pw::test::RoundWorld::Step)

void KillTest::initTestCase()
{
    if (!strace::works())
        QSKIP("strace may not trace here (ptrace is forbidden)");
    m_size = ProofSize::fromEnvironment();
}

void KillTest::desk_data()
{
    using Step = RoundWorld::Step;
    QTest::addColumn<Step>("step");
    QTest::addColumn<int>("sample");
    QTest::newRow("pull") << Step::Pull << 8;
    QTest::newRow("the first command") << Step::Credit << 5;
    QTest::newRow("the third command") << Step::Cancel << 3;
    QTest::newRow("sync") << Step::Sync << 30;
}

void KillTest::desk()
{
    QFETCH(const RoundWorld::Step, step);
    QFETCH(const int, sample);
    RoundWorld world;
    QCOMPARE(world.open(), QString());
    const QString log = m_logs.filePath(u"desk.log"_s);
    int number = 1;
    world.strike(step, strace::counting(log));
    QVERIFY(world.play(number));
    QCOMPARE(world.check(number), QString());
    const QList<KillPoint> points = strace::points(log);
    QVERIFY(points.size() > 10);
    int killed = 0;
    for (const KillPoint &point : chosen(points, sample)) {
        ++number;
        world.strike(step, strace::killing(point));
        killed += world.play(number) ? 0 : 1;
        const QString where = u"desk, %1, killed at %2"_s.arg(QString::fromUtf8(QTest::currentDataTag()), point.name());
        QString problem = world.finish(number);
        if (problem.isEmpty())
            problem = world.check(number);
        QVERIFY2(problem.isEmpty(), qPrintable(QString(where + u": "_s + problem)));
    }
    report(
        u"desk, %1: %2 points in a clean run (%5 of them lasting), %3 runs killed, %4 commands acknowledged, 0 lost, 0 twice"_s
            .arg(QString::fromUtf8(QTest::currentDataTag()))
            .arg(points.size())
            .arg(killed)
            .arg(world.acknowledged())
            .arg(std::ranges::count_if(points, &KillPoint::isLasting)));
    QVERIFY(killed > 0);
}

void KillTest::server()
{
    RoundWorld world;
    QCOMPARE(world.open(), QString());
    const QString log = m_logs.filePath(u"server.log"_s);
    int number = 1;
    QCOMPARE(world.server().stop(), 0);
    world.server().setWrapper(strace::counting(log));
    QVERIFY2(world.server().restart(), qPrintable(world.server().problem()));
    QVERIFY(world.play(number));
    QCOMPARE(world.server().stop(), 0);
    QCOMPARE(world.finish(number), QString());
    QCOMPARE(world.check(number), QString());
    const QList<KillPoint> points = strace::points(log);
    QVERIFY(points.size() > 10);
    int killed = 0;
    for (const KillPoint &point : chosen(points, 20)) {
        ++number;
        const QString where = u"server, killed at "_s + point.name();
        QCOMPARE(world.server().stop(), 0);
        world.server().setWrapper(strace::killing(point));
        // It may die while it starts, in the middle of the round, or while it ends.
        const bool survived = world.server().restart() && world.play(number) && world.server().stop() == 0;
        killed += survived ? 0 : 1;
        QString problem = world.finish(number);
        if (problem.isEmpty())
            problem = world.check(number);
        QVERIFY2(problem.isEmpty(), qPrintable(QString(where + u": "_s + problem)));
    }
    report(u"server: %1 points in a clean run, %2 runs killed, %3 commands acknowledged, 0 lost, 0 twice"_s
               .arg(points.size())
               .arg(killed)
               .arg(world.acknowledged()));
    QVERIFY(killed > 0);
}

QTEST_GUILESS_MAIN(KillTest)
#include "tst_faults_kill.moc"
