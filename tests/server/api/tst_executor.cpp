// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <future>
#include <optional>

#include "core/storage/catalogue_store.h"
#include "core/storage/migrator.h"
#include "core/storage/revision_store.h"
#include "core/storage/storage_error.h"
#include "sync-server/executor/executor.h"
#include "tests/server/api/manual_clock.h"

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

using Perform = std::function<bool(Database &, const Stamp &)>;

class Job final : public WriteJob
{
public:
    Job(Perform perform, std::function<void(JobEnd)> finish, bool concernsDesks = true)
        : m_perform(std::move(perform)), m_finish(std::move(finish)), m_concernsDesks(concernsDesks)
    {
    }
    [[nodiscard]] bool concernsDesks() const override { return m_concernsDesks; }
    bool perform(Database &db, const Stamp &stamp) override { return m_perform(db, stamp); }
    void finish(JobEnd end) noexcept override { m_finish(end); }

private:
    Perform m_perform;
    std::function<void(JobEnd)> m_finish;
    bool m_concernsDesks;
};

Perform insertCategory(const QString &name, bool keep = true)
{
    return [name, keep](Database &db, const Stamp &stamp) {
        CatalogueStore(db).insert(Category{.id = {}, .name = name}, stamp);
        return keep;
    };
}

/// Its foreign key is looked at only by the commit, which fails then: a real failing commit, without a mock.
bool insertOrphan(Database &db, const Stamp &stamp)
{
    db.execute(u"PRAGMA defer_foreign_keys = ON"_s);
    Service service;
    service.category = CategoryId(999);
    service.name = u"orphan"_s;
    CatalogueStore(db).insert(service, stamp);
    return true;
}

} // namespace

class TestExecutor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void commitsWhatWaitsTogether();
    void answersOnlyWhenItIsOnTheDisk();
    void undoesWhatAJobRefuses();
    void storageErrorUndoesThatJobAlone();
    void failedCommitKeepsNothing();
    void batchOfRefusalsTakesNoRevision();
    void limitsOneTransaction();
    void dividesMuchWork();
    void tellsWhatConcernsDesks();
    void fullQueueHandsJobsBack();
    void stopDoesWhatWasTaken();
    void startSaysWhenItCannotOpen();

private:
    [[nodiscard]] Executor::Options options() const { return {.database = {.file = m_folder->filePath(u"shop.db"_s)}}; }
    [[nodiscard]] QStringList categories() const;
    [[nodiscard]] qint64 revision() const;
    std::future<JobEnd> submit(Perform perform);
    /// Keeps the executor busy until the returned promise is set, so that what is submitted meanwhile is one batch.
    std::promise<void> hold();

    std::unique_ptr<QTemporaryDir> m_folder;
    test::ManualClock m_clock;
    std::unique_ptr<Executor> m_executor;
};

void TestExecutor::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    {
        Database db(options().database);
        migrate(db, schema::server());
    }
    m_executor = std::make_unique<Executor>(options(), m_clock);
    m_executor->start();
}

void TestExecutor::cleanup()
{
    m_executor.reset();
    m_folder.reset();
}

QStringList TestExecutor::categories() const
{
    Database db(options().database);
    QStringList names;
    for (const Category &category : CatalogueStore(db).categories())
        names << category.name;
    names.sort();
    return names;
}

qint64 TestExecutor::revision() const
{
    Database db(options().database);
    return RevisionStore(db).current();
}

std::future<JobEnd> TestExecutor::submit(Perform perform)
{
    auto promise = std::make_shared<std::promise<JobEnd>>();
    auto future = promise->get_future();
    auto rejected = m_executor->submit(
        std::make_unique<Job>(std::move(perform), [promise](JobEnd end) { promise->set_value(end); }));
    Q_ASSERT(!rejected);
    return future;
}

std::promise<void> TestExecutor::hold()
{
    std::promise<void> release;
    auto begun = std::make_shared<std::promise<void>>();
    auto inside = begun->get_future();
    auto gate = std::make_shared<std::future<void>>(release.get_future());
    (void)submit([begun, gate](Database &, const Stamp &) {
        begun->set_value();
        gate->wait();
        return false;
    });
    inside.wait();
    return release;
}

void TestExecutor::commitsWhatWaitsTogether()
{
    std::promise<void> gate = hold();
    std::vector<std::future<JobEnd>> ends;
    for (int i = 0; i < 100; ++i)
        ends.push_back(submit(insertCategory(QString::number(i))));
    gate.set_value();
    for (auto &end : ends)
        QCOMPARE(end.get(), JobEnd::Committed);
    QCOMPARE(categories().size(), 100);
    QCOMPARE(revision(), 1);
    Database db(options().database);
    for (const Category &category : CatalogueStore(db).categories())
        QCOMPARE(category.rev, 1);
}

void TestExecutor::answersOnlyWhenItIsOnTheDisk()
{
    std::promise<QStringList> seen;
    (void)m_executor->submit(
        std::make_unique<Job>(insertCategory(u"seen"_s), [&](JobEnd) { seen.set_value(categories()); }));
    QCOMPARE(seen.get_future().get(), QStringList{u"seen"_s});
}

void TestExecutor::undoesWhatAJobRefuses()
{
    std::promise<void> gate = hold();
    auto kept = submit(insertCategory(u"kept"_s));
    auto undone = submit(insertCategory(u"undone"_s, false));
    gate.set_value();
    QCOMPARE(kept.get(), JobEnd::Committed);
    QCOMPARE(undone.get(), JobEnd::Undone);
    QCOMPARE(categories(), QStringList{u"kept"_s});
}

void TestExecutor::storageErrorUndoesThatJobAlone()
{
    std::promise<void> gate = hold();
    auto first = submit(insertCategory(u"twice"_s));
    auto failing = submit([](Database &db, const Stamp &stamp) {
        CatalogueStore(db).insert(Category{.id = {}, .name = u"half done"_s}, stamp);
        CatalogueStore(db).insert(Category{.id = {}, .name = u"twice"_s}, stamp);
        return true;
    });
    auto last = submit(insertCategory(u"after"_s));
    gate.set_value();
    QCOMPARE(first.get(), JobEnd::Committed);
    QCOMPARE(failing.get(), JobEnd::Failed);
    QCOMPARE(last.get(), JobEnd::Committed);
    QCOMPARE(categories(), (QStringList{u"after"_s, u"twice"_s}));
}

void TestExecutor::failedCommitKeepsNothing()
{
    std::promise<void> gate = hold();
    auto innocent = submit(insertCategory(u"innocent"_s));
    auto orphan = submit(insertOrphan);
    auto refused = submit(insertCategory(u"refused"_s, false));
    gate.set_value();
    QCOMPARE(innocent.get(), JobEnd::NotCommitted);
    QCOMPARE(orphan.get(), JobEnd::NotCommitted);
    // Also the refusal: what it was decided on was never true.
    QCOMPARE(refused.get(), JobEnd::NotCommitted);
    QCOMPARE(categories(), QStringList());
    QCOMPARE(revision(), 0);
    QCOMPARE(submit(insertCategory(u"afterwards"_s)).get(), JobEnd::Committed);
    QCOMPARE(categories(), QStringList{u"afterwards"_s});
}

void TestExecutor::batchOfRefusalsTakesNoRevision()
{
    QCOMPARE(submit(insertCategory(u"undone"_s, false)).get(), JobEnd::Undone);
    QCOMPARE(revision(), 0);
}

void TestExecutor::limitsOneTransaction()
{
    m_executor.reset();
    Executor::Options small = options();
    small.batchLimit = 3;
    m_executor = std::make_unique<Executor>(small, m_clock);
    m_executor->start();
    std::promise<void> gate = hold();
    std::vector<std::future<JobEnd>> ends;
    for (int i = 0; i < 7; ++i)
        ends.push_back(submit(insertCategory(QString::number(i))));
    gate.set_value();
    for (auto &end : ends)
        QCOMPARE(end.get(), JobEnd::Committed);
    QCOMPARE(categories().size(), 7);
    QCOMPARE(revision(), 3);
}

void TestExecutor::dividesMuchWork()
{
    std::promise<void> gate = hold();
    std::vector<std::future<JobEnd>> ends;
    for (int i = 0; i < 10; ++i) {
        ends.push_back(submit([this, i](Database &db, const Stamp &stamp) {
            // Three of these are more than one transaction takes.
            m_clock.time = m_clock.time.plusMs(20);
            return insertCategory(QString::number(i))(db, stamp);
        }));
    }
    gate.set_value();
    for (auto &end : ends)
        QCOMPARE(end.get(), JobEnd::Committed);
    QCOMPARE(revision(), 4);
    Database db(options().database);
    // In the order in which they came, as before.
    for (const Category &category : CatalogueStore(db).categories())
        QCOMPARE(category.name, QString::number(category.id.value - 1));
}

void TestExecutor::tellsWhatConcernsDesks()
{
    m_executor.reset();
    QList<qint64> told;
    QList<qint64> durable;
    Executor::Options telling = options();
    telling.onCommit = [&](qint64 rev) {
        told << rev;
        // Seen from another connection: it is committed, and not only about to be.
        durable << revision();
    };
    m_executor = std::make_unique<Executor>(telling, m_clock);
    m_executor->start();
    QCOMPARE(submit(insertCategory(u"1"_s)).get(), JobEnd::Committed);
    QCOMPARE(submit(insertCategory(u"2"_s, false)).get(), JobEnd::Undone);
    std::promise<JobEnd> quiet;
    (void)m_executor->submit(std::make_unique<Job>(
        insertCategory(u"3"_s), [&](JobEnd end) { quiet.set_value(end); }, false));
    QCOMPARE(quiet.get_future().get(), JobEnd::Committed);
    QCOMPARE(submit(insertOrphan).get(), JobEnd::NotCommitted);
    QCOMPARE(submit(insertCategory(u"4"_s)).get(), JobEnd::Committed);
    m_executor->stop();
    // What is nothing to desks takes no revision either.
    QCOMPARE(told, (QList<qint64>{1, 2}));
    QCOMPARE(durable, told);
}

void TestExecutor::fullQueueHandsJobsBack()
{
    m_executor.reset();
    Executor::Options small = options();
    small.queueLimit = 2;
    m_executor = std::make_unique<Executor>(small, m_clock);
    m_executor->start();
    std::promise<void> gate = hold();
    auto first = submit(insertCategory(u"1"_s));
    auto second = submit(insertCategory(u"2"_s));
    auto third = std::make_unique<Job>(insertCategory(u"3"_s), [](JobEnd) { QFAIL("a rejected job was finished"); });
    const WriteJob *sent = third.get();
    const auto rejected = m_executor->submit(std::move(third));
    QCOMPARE(rejected.get(), sent);
    gate.set_value();
    QCOMPARE(first.get(), JobEnd::Committed);
    QCOMPARE(second.get(), JobEnd::Committed);
    QCOMPARE(categories(), (QStringList{u"1"_s, u"2"_s}));
}

void TestExecutor::stopDoesWhatWasTaken()
{
    std::promise<void> gate = hold();
    std::vector<std::future<JobEnd>> ends;
    for (int i = 0; i < 50; ++i)
        ends.push_back(submit(insertCategory(QString::number(i))));
    std::thread stopping([this] { m_executor->stop(); });
    gate.set_value();
    stopping.join();
    for (auto &end : ends)
        QCOMPARE(end.get(), JobEnd::Committed);
    QCOMPARE(categories().size(), 50);
    QVERIFY(m_executor->submit(std::make_unique<Job>(insertCategory(u"late"_s), [](JobEnd) {})) != nullptr);
}

void TestExecutor::startSaysWhenItCannotOpen()
{
    Executor executor({.database = {.file = m_folder->filePath(u"no/such/folder/shop.db"_s)}}, m_clock);
    QVERIFY_EXCEPTION_THROWN(executor.start(), StorageError);
    QVERIFY(executor.submit(std::make_unique<Job>(insertCategory(u"x"_s), [](JobEnd) {})) != nullptr);
}

} // namespace pw::server

QTEST_GUILESS_MAIN(pw::server::TestExecutor)
#include "tst_executor.moc"
