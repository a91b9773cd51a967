// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database.h"
#include "sync-server/jobs/job_handler.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace pw
{
class Clock;
class IdSource;
} // namespace pw

namespace pw::server
{

class Executor;

/// Threads that take jobs out of the database as they fall due. They sleep until the next one is, or until wake();
/// nothing is asked in between. All writing goes through the executor.
class JobRunner
{
public:
    struct Options {
        unsigned threads = 2;
        qint64 leaseMs = 5 * 60'000;
        qint64 firstDelayMs = 5'000; ///< before the second attempt; doubled for each further one, and jittered
        qint64 longestDelayMs = 60 * 60'000;
    };
    struct Parts {
        Executor &executor;
        const Clock &clock;
        IdSource &ids;
        std::vector<JobHandler *> handlers;
        Database::Options database; ///< read by each thread, to see whether there is anything to take
    };

    JobRunner(Options options, Parts parts);
    ~JobRunner(); ///< as stop()
    JobRunner(const JobRunner &) = delete;
    JobRunner &operator=(const JobRunner &) = delete;

    /// After the executor has started. What an earlier process was at is due at once.
    void start();
    /// Asks what is under way to end, waits for it, and takes nothing more. Before the executor stops.
    void stop();
    /// From any thread: a job was committed that may be due.
    void wake();

    /// How long to wait after `attempts` attempts: half of the doubled delay for certain, the other half by chance, so
    /// that what failed together does not come again together.
    [[nodiscard]] static qint64 delayMs(const Options &options, int attempts, quint32 chance);

private:
    struct Claim;

    void work(const std::stop_token &stop);
    void workOn(Database &db, const std::stop_token &stop);
    [[nodiscard]] Claim claim();
    [[nodiscard]] JobResult attempt(const Job &job, const std::stop_token &stop);
    [[nodiscard]] bool settle(const Job &job, const QString &lease, JobResult result);
    [[nodiscard]] Job comingAgain(Job job, const JobResult &result);
    [[nodiscard]] JobHandler *handlerOf(const Job &job) const;
    void sleepUntil(std::optional<Instant> due, quint64 seen, const std::stop_token &stop);
    [[nodiscard]] quint64 wakes();

    const Options m_options;
    const Parts m_parts;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    quint64 m_wakes = 0; ///< guarded; what was woken before a look at the database is not slept through
    std::vector<std::jthread> m_threads;
};

} // namespace pw::server
