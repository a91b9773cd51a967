// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/base/id_source.h"
#include "sync-server/executor/executor.h"
#include "sync-server/jobs/job_runner.h"

#include <QTemporaryDir>

#include <atomic>
#include <map>
#include <memory>
#include <mutex>

namespace pw::server
{

/// Moved by the test while workers read it; counts how often they do.
class MovedClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override
    {
        ++looks;
        return Instant(ms.load());
    }
    void advance(qint64 by) { ms += by; }

    std::atomic<qint64> ms{1'800'000'000'000};
    mutable std::atomic<int> looks{0};
};

/// Does what the test says, and keeps what it was given.
class Scripted final : public JobHandler
{
public:
    using Script = std::function<JobResult(const Job &, const std::stop_token &)>;

    explicit Scripted(Script script) : m_script(std::move(script)) {}
    [[nodiscard]] QLatin1StringView kind() const override { return QLatin1StringView("scripted"); }
    [[nodiscard]] int maxAttempts() const override { return 3; }
    [[nodiscard]] JobResult run(const Job &job, std::stop_token stop) override
    {
        {
            const std::lock_guard lock(m_mutex);
            ++m_runs[job.key];
        }
        return m_script(job, stop);
    }
    [[nodiscard]] int runs(const QString &key) const
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_runs.find(key);
        return found == m_runs.end() ? 0 : found->second;
    }
    [[nodiscard]] int runs() const
    {
        const std::lock_guard lock(m_mutex);
        int all = 0;
        for (const auto &[key, times] : m_runs)
            all += times;
        return all;
    }

private:
    Script m_script;
    mutable std::mutex m_mutex;
    std::map<QString, int> m_runs;
};

/// A shop whose jobs are done as the test says.
class ScriptedJobs
{
protected:
    void open();
    void close();
    void run(Scripted::Script script, unsigned threads = 1);
    void enqueue(const QString &key, qint64 inMs = 0, const QString &kind = QStringLiteral("scripted"));
    [[nodiscard]] QList<Job> jobs();

    std::unique_ptr<QTemporaryDir> m_folder;
    MovedClock m_clock;
    SystemIdSource m_ids;
    std::unique_ptr<Executor> m_executor;
    std::unique_ptr<Scripted> m_handler;
    std::unique_ptr<JobRunner> m_runner;
};

} // namespace pw::server
