// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/jobs/job_runner.h"

#include "core/base/clock.h"
#include "core/base/id_source.h"
#include "core/storage/storage_error.h"
#include "sync-server/executor/executor.h"
#include "sync-server/executor/written.h"

#include <algorithm>
#include <chrono>
#include <cstring>

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

/// The clock may be set meanwhile: nobody sleeps longer than this without a look at it.
constexpr qint64 longestSleepMs = 60'000;
/// After the storage has failed, or the executor had no place.
constexpr qint64 shortSleepMs = 1'000;

} // namespace

struct JobRunner::Claim {
    std::optional<Job> job;
    QString lease;
    std::optional<Instant> nextDue; ///< where there is no job
};

JobRunner::JobRunner(Options options, Parts parts) : m_options(options), m_parts(std::move(parts)) {}

JobRunner::~JobRunner()
{
    stop();
}

void JobRunner::start()
{
    const auto release = [](Database &db, const Stamp &stamp) {
        JobStore(db).releaseAll(stamp.now);
        return true;
    };
    // Where that fails they come up when their leases end.
    [[maybe_unused]] const JobEnd released = written(m_parts.executor, release, false);
    for (unsigned i = 0; i < m_options.threads; ++i)
        m_threads.emplace_back([this](const std::stop_token &stop) { work(stop); });
}

void JobRunner::stop()
{
    for (std::jthread &thread : m_threads)
        thread.request_stop();
    m_threads.clear();
}

void JobRunner::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        ++m_wakes;
    }
    m_wake.notify_all();
}

quint64 JobRunner::wakes()
{
    const std::lock_guard lock(m_mutex);
    return m_wakes;
}

void JobRunner::work(const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        try {
            Database db(m_parts.database);
            workOn(db, stop);
        } catch (const StorageError &error) {
            qWarning("looking for jobs failed: %s", error.what());
            sleepUntil(m_parts.clock.now().plusMs(shortSleepMs), wakes(), stop);
        }
    }
}

void JobRunner::workOn(Database &db, const std::stop_token &stop)
{
    while (!stop.stop_requested()) {
        const quint64 seen = wakes();
        // The executor is only bothered where there is something to take: every order of a busy shop wakes us.
        const auto due = JobStore(db).nextDue();
        if (!due || m_parts.clock.now() < *due) {
            sleepUntil(due, seen, stop);
            continue;
        }
        const Claim taken = claim();
        if (!taken.job) {
            sleepUntil(taken.nextDue, seen, stop);
            continue;
        }
        if (!settle(*taken.job, taken.lease, attempt(*taken.job, stop)))
            sleepUntil(m_parts.clock.now().plusMs(shortSleepMs), wakes(), stop);
    }
}

JobRunner::Claim JobRunner::claim()
{
    Claim claim{.job = std::nullopt, .lease = makeToken(m_parts.ids, 12), .nextDue = std::nullopt};
    const auto take = [&](Database &db, const Stamp &stamp) {
        JobStore store(db);
        // The executor's time may be that of a transaction's beginning.
        claim.job = store.claim(claim.lease, stamp.now, stamp.now.plusMs(m_options.leaseMs));
        if (!claim.job)
            claim.nextDue = store.nextDue();
        return claim.job.has_value();
    };
    const JobEnd end = written(m_parts.executor, take, false);
    if (end != JobEnd::Committed)
        claim.job.reset();
    if (end == JobEnd::Failed || end == JobEnd::NotCommitted)
        claim.nextDue = m_parts.clock.now().plusMs(shortSleepMs);
    return claim;
}

JobHandler *JobRunner::handlerOf(const Job &job) const
{
    const auto found = std::ranges::find(m_parts.handlers, job.kind, &JobHandler::kind);
    return found == m_parts.handlers.end() ? nullptr : *found;
}

JobResult JobRunner::attempt(const Job &job, const std::stop_token &stop)
{
    JobHandler *handler = handlerOf(job);
    if (!handler)
        return JobResult::failed(u"this version of the server does not know how to do it"_s);
    try {
        return handler->run(job, stop);
    } catch (const StorageError &error) {
        return JobResult::failed(QString::fromUtf8(error.what()));
    }
}

/// Notes the result. False where that failed: the job comes again when its lease ends.
bool JobRunner::settle(const Job &job, const QString &lease, JobResult result)
{
    const auto note = [&](Database &db, const Stamp &stamp) {
        JobStore store(db);
        const bool isOurs = result.kind == JobResult::Kind::Done ? store.remove(job.id, lease)
                                                                 : store.putBack(comingAgain(job, result), lease);
        if (!isOurs)
            return false;
        if (result.write) {
            CommandContext context{
                .db = db, .actor = {}, .stamp = stamp, .commandId = u"job:"_s + QString::number(job.id) + u':' + lease};
            result.write(context);
        }
        return true;
    };
    const JobEnd end = written(m_parts.executor, note, static_cast<bool>(result.write));
    return end == JobEnd::Committed || end == JobEnd::Undone;
}

Job JobRunner::comingAgain(Job job, const JobResult &result)
{
    job.state = JobState::Waiting;
    if (result.kind == JobResult::Kind::Later) {
        job.attempts = 0;
        job.dueAt = result.at;
        job.problem.clear();
        return job;
    }
    quint32 chance = 0;
    const QByteArray bytes = m_parts.ids.randomBytes(sizeof chance);
    std::memcpy(&chance, bytes.constData(), sizeof chance);
    const JobHandler *handler = handlerOf(job);
    if (!handler || result.kind == JobResult::Kind::GivenUp || job.attempts >= handler->maxAttempts())
        job.state = JobState::Dead;
    job.dueAt = m_parts.clock.now().plusMs(delayMs(m_options, job.attempts, chance));
    job.problem = result.problem.left(1000);
    return job;
}

qint64 JobRunner::delayMs(const Options &options, int attempts, quint32 chance)
{
    const int doublings = std::clamp(attempts - 1, 0, 30);
    const qint64 whole = std::min(options.longestDelayMs, options.firstDelayMs << doublings);
    return whole / 2 + static_cast<qint64>(chance % static_cast<quint64>(whole / 2 + 1));
}

void JobRunner::sleepUntil(std::optional<Instant> due, quint64 seen, const std::stop_token &stop)
{
    const qint64 left = due ? due->ms - m_parts.clock.now().ms : longestSleepMs;
    std::unique_lock lock(m_mutex);
    m_wake.wait_for(lock, stop, std::chrono::milliseconds(std::clamp<qint64>(left, 0, longestSleepMs)),
                    [&] { return m_wakes != seen; });
}

} // namespace pw::server
