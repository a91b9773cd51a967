// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/executor/executor.h"

#include "core/base/clock.h"
#include "core/storage/revision_store.h"
#include "core/storage/storage_error.h"

#include <algorithm>
#include <exception>
#include <iterator>

namespace pw::server
{

struct Executor::Batch {
    Jobs &jobs;
    std::vector<JobEnd> ends;
    Stamp stamp;
    std::size_t size; ///< jobs of it that had their turn
};

Executor::Executor(Options options, const Clock &clock) : m_options(std::move(options)), m_clock(clock) {}

Executor::~Executor()
{
    stop();
}

void Executor::start()
{
    std::exception_ptr problem;
    {
        std::unique_lock lock(m_mutex);
        Q_ASSERT(!m_started);
        m_started = true;
        m_thread = std::thread([this, &problem] { run(problem); });
        m_wake.wait(lock, [this] { return m_opened; });
    }
    if (problem) {
        m_thread.join();
        std::rethrow_exception(problem);
    }
}

void Executor::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

std::unique_ptr<WriteJob> Executor::submit(std::unique_ptr<WriteJob> job)
{
    bool first = false;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_opened || m_stopping || m_queue.size() >= m_options.queueLimit)
            return job;
        first = m_queue.empty();
        m_queue.push_back(std::move(job));
    }
    // Whoever comes later finds the executor awake already.
    if (first)
        m_wake.notify_one();
    return nullptr;
}

void Executor::run(std::exception_ptr &problem)
{
    std::unique_ptr<Database> db;
    try {
        db = std::make_unique<Database>(m_options.database);
    } catch (const StorageError &) {
        problem = std::current_exception();
    }
    const bool usable = db != nullptr;
    {
        // From here on `problem` belongs to start() again.
        const std::lock_guard lock(m_mutex);
        m_opened = true;
        m_stopping = m_stopping || !usable;
    }
    m_wake.notify_all();
    Jobs jobs;
    while (usable && takeJobs(jobs)) {
        m_busySince = m_clock.now().ms;
        process(*db, jobs);
        m_busySince = 0;
    }
}

Executor::State Executor::state() const
{
    State state{.queueLimit = m_options.queueLimit, .commits = m_commits, .rollbacks = m_rollbacks};
    for (std::size_t i = 0; i < jobEnds; ++i)
        state.jobs[i] = m_ends[i];
    const qint64 busySince = m_busySince;
    state.busyMs = busySince == 0 ? 0 : std::max<qint64>(0, m_clock.now().ms - busySince);
    const std::lock_guard lock(m_mutex);
    state.alive = m_opened && !m_stopping;
    state.queued = m_queue.size();
    return state;
}

/// False when there is nothing left to do and nothing more will come.
bool Executor::takeJobs(Jobs &jobs)
{
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return m_stopping || !m_queue.empty(); });
    jobs.clear();
    if (m_queue.size() <= m_options.batchLimit) {
        jobs.swap(m_queue);
    } else {
        const auto end = m_queue.begin() + static_cast<std::ptrdiff_t>(m_options.batchLimit);
        std::move(m_queue.begin(), end, std::back_inserter(jobs));
        m_queue.erase(m_queue.begin(), end);
    }
    return !jobs.empty();
}

void Executor::process(Database &db, Jobs &jobs)
{
    Batch batch{jobs, std::vector<JobEnd>(jobs.size(), JobEnd::NotCommitted), {}, jobs.size()};
    try {
        perform(db, batch);
    } catch (const StorageError &error) {
        qWarning("the transaction failed: %s", error.what());
        db.rollback();
        std::ranges::fill(batch.ends, JobEnd::NotCommitted);
    }
    putBack(jobs, batch.size);
    count(batch);
    announce(batch);
    for (std::size_t i = 0; i < jobs.size(); ++i)
        jobs[i]->finish(batch.ends[i]);
    jobs.clear();
}

void Executor::perform(Database &db, Batch &batch)
{
    db.begin();
    batch.stamp = {.rev = RevisionStore(db).next(), .now = m_clock.now()};
    for (std::size_t i = 0; i < batch.jobs.size(); ++i) {
        // Whoever comes behind much work shares the next transaction: nobody waits long, and no revision, which travels
        // to desks in one piece, grows without a bound.
        if (i > 0 && m_clock.now().ms - batch.stamp.now.ms >= m_options.batchMs) {
            batch.size = i;
            break;
        }
        performOne(db, batch, i);
    }
    // Where everyone was refused there is nothing to wait for the disk for.
    if (std::ranges::find(batch.ends, JobEnd::Committed) == batch.ends.end())
        db.rollback();
    else
        commit(db, batch);
}

/// A revision stands for what desks have: whether a session was used, or a job taken, between two changes is none of
/// theirs, and must not move the numbers of those.
void Executor::commit(Database &db, const Batch &batch)
{
    if (!anyKept(batch, &WriteJob::concernsDesks))
        RevisionStore(db).giveBack(batch.stamp.rev);
    db.commit();
}

bool Executor::anyKept(const Batch &batch, bool (WriteJob::*concerns)() const)
{
    for (std::size_t i = 0; i < batch.size; ++i) {
        if (batch.ends[i] == JobEnd::Committed && ((*batch.jobs[i]).*concerns)())
            return true;
    }
    return false;
}

void Executor::putBack(Jobs &jobs, std::size_t first)
{
    if (first == jobs.size())
        return;
    const auto rest = jobs.begin() + static_cast<std::ptrdiff_t>(first);
    const std::lock_guard lock(m_mutex);
    m_queue.insert(m_queue.begin(), std::make_move_iterator(rest), std::make_move_iterator(jobs.end()));
    jobs.erase(rest, jobs.end());
}

void Executor::count(const Batch &batch)
{
    bool kept = false;
    for (std::size_t i = 0; i < batch.jobs.size(); ++i) {
        kept = kept || batch.ends[i] == JobEnd::Committed;
        m_ends[static_cast<std::size_t>(batch.ends[i])].fetch_add(1, std::memory_order_relaxed);
    }
    (kept ? m_commits : m_rollbacks).fetch_add(1, std::memory_order_relaxed);
}

void Executor::announce(const Batch &batch) const
{
    if (m_options.onCommit && anyKept(batch, &WriteJob::concernsDesks))
        m_options.onCommit(batch.stamp.rev);
    if (m_options.onJobs && anyKept(batch, &WriteJob::concernsJobs))
        m_options.onJobs();
}

void Executor::performOne(Database &db, Batch &batch, std::size_t index)
{
    try {
        Savepoint step(db);
        if (batch.jobs[index]->perform(db, batch.stamp)) {
            step.release();
            batch.ends[index] = JobEnd::Committed;
        } else {
            batch.ends[index] = JobEnd::Undone;
        }
    } catch (const StorageError &error) {
        // On a full disk SQLite rolls the whole transaction back by itself: then it is not this job's trouble alone.
        if (!db.engineInTransaction())
            throw;
        qWarning("a job failed: %s", error.what());
        batch.ends[index] = JobEnd::Failed;
    }
}

} // namespace pw::server
