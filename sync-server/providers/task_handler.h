// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/order_task.h"
#include "core/storage/database.h"
#include "sync-server/jobs/job_handler.h"
#include "sync-server/providers/answers.h"
#include "sync-server/providers/provider_desk.h"

namespace pw
{
class Clock;
}

namespace pw::server
{
class Executor;
}

namespace pw::server::providers
{

/// Asks the provider of an order for what was asked of us: a refill, which is then followed to its end, or to cancel
/// it, whose outcome comes with the order's own status. The key of the job is the task's number. It is noted before the
/// call that he is asked: what may have arrived there is not asked for again by itself but shown as an error, whether
/// there was no answer or this program did not live to read it.
class TaskHandler final : public JobHandler
{
public:
    struct Options {
        Database::Options database; ///< read on the worker's thread
        qint64 pauseMs = 60'000;    ///< until the same refill is asked after again
    };

    TaskHandler(Options options, Executor &executor, const Clock &clock, const ProviderDesk &desk)
        : m_options(std::move(options)), m_executor(executor), m_clock(clock), m_desk(desk)
    {
    }

    [[nodiscard]] QLatin1StringView kind() const override { return QLatin1StringView("task"); }
    /// A provider that is down for a week is asked again all the same.
    [[nodiscard]] int maxAttempts() const override { return 1'000'000; }
    [[nodiscard]] JobResult run(const Job &job, std::stop_token stop) override;

private:
    struct Asked {
        OrderTask task;
        QString upstreamOrder;
        std::optional<QString> upstreamTask; ///< see TaskStore
        Upstream upstream;
    };

    /// What to ask about whom, or what comes of the job where there is nothing to ask.
    [[nodiscard]] Result<Asked, JobResult> lookUp(TaskId id) const;
    /// False where that could not be written, or the task is not to be asked for any more.
    [[nodiscard]] bool noteThatAsked(TaskId id) const;
    [[nodiscard]] JobResult askForRefill(const Asked &asked, const std::stop_token &stop) const;
    [[nodiscard]] JobResult followRefill(const Asked &asked, const std::stop_token &stop) const;
    [[nodiscard]] JobResult askToCancel(const Asked &asked, const std::stop_token &stop) const;

    const Options m_options;
    Executor &m_executor;
    const Clock &m_clock;
    const ProviderDesk &m_desk;
};

} // namespace pw::server::providers
