// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database.h"
#include "core/storage/forward_store.h"
#include "sync-server/jobs/job_handler.h"
#include "sync-server/providers/provider_desk.h"

namespace pw
{
class Clock;
}

namespace pw::server::providers
{

/// Asks one provider after the orders that he has: up to 100 in a call, those first that were not asked after for
/// longest. The key of the job is the provider's number; it goes on as long as he has any.
class PollHandler final : public JobHandler
{
public:
    struct Options {
        Database::Options database; ///< read on the worker's thread
        qint64 pauseMs = 60'000;    ///< until the same order is asked after again
        qint64 betweenCallsMs = 1'000;
    };

    PollHandler(Options options, const Clock &clock, const ProviderDesk &desk)
        : m_options(std::move(options)), m_clock(clock), m_desk(desk)
    {
    }

    [[nodiscard]] QLatin1StringView kind() const override { return QLatin1StringView("poll"); }
    /// A provider that is down for a week is asked again all the same.
    [[nodiscard]] int maxAttempts() const override { return 1'000'000; }
    [[nodiscard]] JobResult run(const Job &job, std::stop_token stop) override;

    static constexpr int ordersPerCall = 100;

private:
    [[nodiscard]] JobResult nothingDue(ProviderId provider, const std::optional<Instant> &next) const;

    const Options m_options;
    const Clock &m_clock;
    const ProviderDesk &m_desk;
};

} // namespace pw::server::providers
