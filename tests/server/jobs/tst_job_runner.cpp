// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/executor/executor.h"
#include "sync-server/executor/written.h"
#include "sync-server/jobs/job_runner.h"
#include "tests/server/jobs/scripted_jobs.h"

#include <QTest>

#include <atomic>

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

JobResult succeed(const Job &, const std::stop_token &)
{
    return JobResult::done();
}

JobResult fail(const Job &, const std::stop_token &)
{
    return JobResult::failed(u"the line is dead"_s);
}

} // namespace

class TestJobRunner : public QObject, private ScriptedJobs
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }
    void doesEachOnce();
    void keepsOneOfAKey();
    void waitsUntilItIsDue();
    void triesAgainLaterAndLater();
    void givesUpAndIsRevived();
    void leavesWhatItDoesNotKnow();
    void comesAgainWhenAsked();
    void takesWhatACrashLeft();
    void lateResultIsNotWritten();
    void writesWithTheResult();
    void sleepsWhileNothingIsDue();
    void stopsWhatIsUnderWay();
    void delays_data();
    void delays();
};

void TestJobRunner::doesEachOnce()
{
    for (int i = 0; i < 100; ++i)
        enqueue(u"before %1"_s.arg(i));
    run(
        [](const Job &job, const std::stop_token &) {
            return job.args.value(u"about"_s).toString() == job.key ? JobResult::done()
                                                                    : JobResult::failed(u"other args"_s);
        },
        4);
    for (int i = 0; i < 100; ++i)
        enqueue(u"after %1"_s.arg(i));
    QTRY_COMPARE(jobs().size(), 0);
    QCOMPARE(m_handler->runs(), 200);
}

void TestJobRunner::keepsOneOfAKey()
{
    enqueue(u"one"_s);
    enqueue(u"one"_s);
    enqueue(u"one"_s, 0, u"other"_s);
    QCOMPARE(jobs().size(), 2);
}

void TestJobRunner::waitsUntilItIsDue()
{
    run(succeed);
    enqueue(u"tomorrow"_s, 86'400'000);
    enqueue(u"now"_s);
    QTRY_COMPARE(m_handler->runs(u"now"_s), 1);
    QCOMPARE(m_handler->runs(u"tomorrow"_s), 0);
    m_clock.advance(86'400'000);
    m_runner->wake();
    QTRY_COMPARE(m_handler->runs(u"tomorrow"_s), 1);
}

void TestJobRunner::triesAgainLaterAndLater()
{
    run([](const Job &job, const std::stop_token &) {
        return job.attempts < 3 ? JobResult::failed(u"attempt %1"_s.arg(job.attempts)) : JobResult::done();
    });
    enqueue(u"hard"_s);
    for (int attempt = 1; attempt <= 2; ++attempt) {
        QTRY_COMPARE(jobs().value(0).problem, u"attempt %1"_s.arg(attempt));
        const Job job = jobs().value(0);
        QCOMPARE(job.state, JobState::Waiting);
        const qint64 wait = job.dueAt.ms - m_clock.ms;
        const qint64 whole = 1'000 << (attempt - 1);
        QVERIFY2(wait >= whole / 2 && wait <= whole, qPrintable(QString::number(wait)));
        m_clock.advance(wait - 1);
        m_runner->wake();
        QTest::qWait(50);
        QCOMPARE(m_handler->runs(), attempt);
        m_clock.advance(1);
        m_runner->wake();
    }
    QTRY_COMPARE(jobs().size(), 0);
    QCOMPARE(m_handler->runs(), 3);
}

void TestJobRunner::givesUpAndIsRevived()
{
    run(fail);
    enqueue(u"hopeless"_s);
    for (int attempt = 1; attempt <= 3; ++attempt) {
        QTRY_COMPARE(m_handler->runs(), attempt);
        QTRY_VERIFY(jobs().value(0).state != JobState::Leased);
        m_clock.advance(3'600'000);
        m_runner->wake();
    }
    QTRY_COMPARE(jobs().value(0).state, JobState::Dead);
    QCOMPARE(jobs().value(0).problem, u"the line is dead"_s);
    m_clock.advance(3'600'000);
    m_runner->wake();
    QTest::qWait(50);
    QCOMPARE(m_handler->runs(), 3);

    const qint64 id = jobs().value(0).id;
    run(succeed);
    const auto revive = [&](Database &db, const Stamp &stamp) { return JobStore(db).revive(id, stamp.now); };
    QCOMPARE(written(*m_executor, revive, false), JobEnd::Committed);
    m_runner->wake();
    QTRY_COMPARE(jobs().size(), 0);
}

void TestJobRunner::leavesWhatItDoesNotKnow()
{
    run(succeed);
    enqueue(u"one"_s, 0, u"from the future"_s);
    enqueue(u"two"_s);
    QTRY_COMPARE(m_handler->runs(u"two"_s), 1);
    QTRY_COMPARE(jobs().size(), 1);
    QCOMPARE(jobs().value(0).state, JobState::Dead);
}

void TestJobRunner::comesAgainWhenAsked()
{
    run([](const Job &job, const std::stop_token &) { return JobResult::later(Instant(job.createdAt.ms + 5'000)); });
    enqueue(u"poll"_s);
    QTRY_COMPARE(jobs().value(0).dueAt.ms, m_clock.ms + 5'000);
    QCOMPARE(jobs().value(0).attempts, 0);
    QCOMPARE(m_handler->runs(), 1);
}

/// As after kill -9: the row says that somebody is at it, and nobody is.
void TestJobRunner::takesWhatACrashLeft()
{
    enqueue(u"interrupted"_s);
    const auto lease = [](Database &db, const Stamp &stamp) {
        return JobStore(db).claim(u"the dead"_s, stamp.now, stamp.now.plusMs(3'600'000)).has_value();
    };
    QCOMPARE(written(*m_executor, lease, false), JobEnd::Committed);
    run(succeed);
    QTRY_COMPARE(jobs().size(), 0);
    QCOMPARE(m_handler->runs(), 1);
}

/// A worker that was asleep for longer than its lease finds that another one has done its job.
void TestJobRunner::lateResultIsNotWritten()
{
    std::atomic<bool> isFirst{true};
    std::atomic<bool> go{false};
    std::atomic<int> writes{0};
    run(
        [&](const Job &, const std::stop_token &stop) {
            if (isFirst.exchange(false)) {
                while (!go && !stop.stop_requested())
                    std::this_thread::sleep_for(std::chrono::milliseconds(2));
            }
            return JobResult::done([&](CommandContext &) { ++writes; });
        },
        2);
    enqueue(u"slow"_s);
    QTRY_COMPARE(m_handler->runs(), 1);
    m_clock.advance(60'001);
    m_runner->wake();
    QTRY_COMPARE(jobs().size(), 0);
    QCOMPARE(m_handler->runs(), 2);
    go = true;
    m_runner->stop();
    QCOMPARE(writes.load(), 1);
}

void TestJobRunner::writesWithTheResult()
{
    run([this](const Job &job, const std::stop_token &) {
        return JobResult::done([this, key = job.key](CommandContext &context) {
            Job next;
            next.kind = u"other"_s;
            next.key = key + u", and on"_s;
            next.dueAt = m_clock.now();
            JobStore(context.db).enqueue(next, context.stamp.now);
        });
    });
    enqueue(u"first"_s);
    QTRY_COMPARE(jobs().value(0).key, u"first, and on"_s);
    QCOMPARE(jobs().size(), 1);
}

void TestJobRunner::sleepsWhileNothingIsDue()
{
    run(succeed, 4);
    enqueue(u"tomorrow"_s, 86'400'000);
    QTest::qWait(100);
    const int before = m_clock.looks;
    QTest::qWait(500);
    QVERIFY2(m_clock.looks - before < 10, qPrintable(QString::number(m_clock.looks - before)));
}

void TestJobRunner::stopsWhatIsUnderWay()
{
    run(
        [](const Job &, const std::stop_token &stop) {
            while (!stop.stop_requested())
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
            return JobResult::failed(u"interrupted"_s);
        },
        2);
    enqueue(u"endless"_s);
    QTRY_COMPARE(m_handler->runs(), 1);
    m_runner->stop();
    QCOMPARE(jobs().value(0).problem, u"interrupted"_s);
}

void TestJobRunner::delays_data()
{
    QTest::addColumn<int>("attempts");
    QTest::addColumn<quint32>("chance");
    QTest::addColumn<qint64>("delay");
    QTest::newRow("first, least") << 1 << 0U << 2'500LL;
    QTest::newRow("first, most") << 1 << 2'500U << 5'000LL;
    QTest::newRow("second") << 2 << 0U << 5'000LL;
    QTest::newRow("third") << 3 << 1U << 10'001LL;
    QTest::newRow("at the limit") << 12 << 0U << 1'800'000LL;
    QTest::newRow("far behind it") << 1'000'000 << 0xffffffffU << 1'800'000LL + 0xffffffffLL % 1'800'001;
    QTest::newRow("none yet") << 0 << 0U << 2'500LL;
}

void TestJobRunner::delays()
{
    QFETCH(const int, attempts);
    QFETCH(const quint32, chance);
    QTEST(JobRunner::delayMs({}, attempts, chance), "delay");
}

} // namespace pw::server

QTEST_GUILESS_MAIN(pw::server::TestJobRunner)
#include "tst_job_runner.moc"
