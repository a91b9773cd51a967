// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database.h"
#include "sync-server/jobs/job_handler.h"
#include "sync-server/providers/provider_desk.h"

namespace pw
{
class Clock;
}

namespace pw::server::providers
{

/// Asks one provider what is left there, from time to time. The key of the job is the provider's number.
class BalanceHandler final : public JobHandler
{
public:
    struct Options {
        Database::Options database; ///< read on the worker's thread
        qint64 pauseMs = 600'000;   ///< until it is asked again
    };

    BalanceHandler(Options options, const Clock &clock, const ProviderDesk &desk)
        : m_options(std::move(options)), m_clock(clock), m_desk(desk)
    {
    }

    [[nodiscard]] QLatin1StringView kind() const override { return QLatin1StringView("balance"); }
    /// A provider that is down for a week is asked again all the same.
    [[nodiscard]] int maxAttempts() const override { return 1'000'000; }
    [[nodiscard]] JobResult run(const Job &job, std::stop_token stop) override;

private:
    const Options m_options;
    const Clock &m_clock;
    const ProviderDesk &m_desk;
};

} // namespace pw::server::providers
