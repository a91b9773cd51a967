// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database.h"
#include "sync-server/executor/write_job.h"

#include <array>
#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace pw
{
class Clock;
}

namespace pw::server
{

/// The one thread that writes. It takes every job that waits, runs them in one transaction, each in a savepoint of its
/// own, commits durably once, and only then lets them answer: many requests share one wait for the disk.
class Executor
{
public:
    struct Options {
        Database::Options database;
        std::size_t queueLimit = 2048; ///< jobs waiting; more are handed back
        std::size_t batchLimit = 512;  ///< jobs in one transaction, so that none waits for a very long one
        qint64 batchMs = 50;           ///< after which no further job joins a transaction
        /// On the executor's thread, with the revision of a transaction that concerns desks, once that is durable.
        std::function<void(qint64)> onCommit = {};
        /// The same for one that may have left jobs to be done.
        std::function<void()> onJobs = {};
    };

    /// How it stands, for whoever watches the server.
    struct State {
        bool alive = false; ///< it takes jobs
        std::size_t queued = 0;
        std::size_t queueLimit = 0;
        qint64 busyMs = 0;                   ///< how long it has been at the transaction of now
        quint64 commits = 0;                 ///< transactions
        quint64 rollbacks = 0;               ///< transactions of which nothing is kept
        std::array<quint64, jobEnds> jobs{}; ///< by JobEnd
    };

    Executor(Options options, const Clock &clock);
    ~Executor(); ///< as stop()
    Executor(const Executor &) = delete;
    Executor &operator=(const Executor &) = delete;

    /// Opens the database on the executor's thread; throws StorageError where that fails. Once.
    void start();
    /// Takes no more, does what was taken, and ends the thread.
    void stop();

    /// From any thread. Gives the job back when the queue is full or the executor is stopped; nullptr when it was
    /// taken.
    [[nodiscard]] std::unique_ptr<WriteJob> submit(std::unique_ptr<WriteJob> job);
    /// From any thread.
    [[nodiscard]] State state() const;

private:
    using Jobs = std::vector<std::unique_ptr<WriteJob>>;
    struct Batch;

    void run(std::exception_ptr &problem);
    [[nodiscard]] bool takeJobs(Jobs &jobs);
    void process(Database &db, Jobs &jobs);
    void perform(Database &db, Batch &batch);
    void performOne(Database &db, Batch &batch, std::size_t index);
    static void commit(Database &db, const Batch &batch);
    [[nodiscard]] static bool anyKept(const Batch &batch, bool (WriteJob::*concerns)() const);
    void announce(const Batch &batch) const;
    void count(const Batch &batch);
    void putBack(Jobs &jobs, std::size_t first);

    const Options m_options;
    const Clock &m_clock;
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    Jobs m_queue;
    bool m_started = false; ///< guarded, as are the next two
    bool m_opened = false;  ///< the database is open, or opening it has failed
    bool m_stopping = false;
    std::atomic<qint64> m_busySince = 0; ///< 0: it waits for work
    std::atomic<quint64> m_commits = 0;
    std::atomic<quint64> m_rollbacks = 0;
    std::array<std::atomic<quint64>, jobEnds> m_ends{};
    std::thread m_thread;
};

} // namespace pw::server
