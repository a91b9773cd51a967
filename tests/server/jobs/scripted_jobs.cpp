// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/server/jobs/scripted_jobs.h"

#include "core/storage/migrator.h"
#include "sync-server/executor/written.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::server
{

void ScriptedJobs::open()
{
    m_folder = std::make_unique<QTemporaryDir>();
    const Database::Options options{.file = m_folder->filePath(u"shop.db"_s)};
    {
        Database db(options);
        migrate(db, schema::server());
    }
    m_executor = std::make_unique<Executor>(Executor::Options{.database = options}, m_clock);
    m_executor->start();
}

void ScriptedJobs::close()
{
    m_runner.reset();
    m_executor.reset();
    m_handler.reset();
}

void ScriptedJobs::run(Scripted::Script script, unsigned threads)
{
    m_runner.reset();
    m_handler = std::make_unique<Scripted>(std::move(script));
    m_runner = std::make_unique<JobRunner>(
        JobRunner::Options{.threads = threads, .leaseMs = 60'000, .firstDelayMs = 1'000, .longestDelayMs = 8'000},
        JobRunner::Parts{*m_executor, m_clock, m_ids, {m_handler.get()}, {.file = m_folder->filePath(u"shop.db"_s)}});
    m_runner->start();
}

void ScriptedJobs::enqueue(const QString &key, qint64 inMs, const QString &kind)
{
    const auto add = [&](Database &db, const Stamp &stamp) {
        Job job;
        job.kind = kind;
        job.key = key;
        job.args = {{u"about"_s, key}};
        job.dueAt = stamp.now.plusMs(inMs);
        JobStore(db).enqueue(job, stamp.now);
        return true;
    };
    QCOMPARE(written(*m_executor, add, false), JobEnd::Committed);
    if (m_runner)
        m_runner->wake();
}

QList<Job> ScriptedJobs::jobs()
{
    QList<Job> all;
    const auto read = [&](Database &db, const Stamp &) {
        all = JobStore(db).page({.state = {}, .limit = 1000});
        return false;
    };
    [[maybe_unused]] const JobEnd end = written(*m_executor, read, false);
    return all;
}

} // namespace pw::server
