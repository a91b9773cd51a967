// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database.h"
#include "sync-server/jobs/job_handler.h"

namespace pw
{
class Clock;
}

namespace pw::server
{

/// Starts the runs of one drip-feed at their times. The key of the job is the order's number. A run, and that it was
/// started, are written in the transaction that notes the job's result: a server that dies starts none twice.
class DripfeedHandler final : public JobHandler
{
public:
    DripfeedHandler(Database::Options database, const Clock &clock) : m_database(std::move(database)), m_clock(clock) {}

    [[nodiscard]] QLatin1StringView kind() const override { return QLatin1StringView("run"); }
    [[nodiscard]] int maxAttempts() const override { return 1'000'000; }
    [[nodiscard]] JobResult run(const Job &job, std::stop_token stop) override;

private:
    const Database::Options m_database;
    const Clock &m_clock;
};

} // namespace pw::server
