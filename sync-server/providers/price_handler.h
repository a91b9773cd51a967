// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/database.h"
#include "sync-server/jobs/job_handler.h"
#include "sync-server/providers/answers.h"
#include "sync-server/providers/provider_desk.h"

#include <functional>

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

/// Reads one provider's list from time to time, and follows it. The key of the job is the provider's number.
class PriceHandler final : public JobHandler
{
public:
    struct Options {
        Database::Options database; ///< read on the worker's thread
        qint64 pauseMs = 3'600'000; ///< until the list is read again; 0 = lists are read on request only
        std::function<void()> onCatalogueChange = {}; ///< after a commit; any thread
    };

    PriceHandler(Options options, Executor &executor, const Clock &clock, const ProviderDesk &desk)
        : m_options(std::move(options)), m_executor(executor), m_clock(clock), m_desk(desk)
    {
    }

    [[nodiscard]] QLatin1StringView kind() const override { return QLatin1StringView("prices"); }
    /// A provider that is down for a week is asked again all the same.
    [[nodiscard]] int maxAttempts() const override { return 1'000'000; }
    [[nodiscard]] JobResult run(const Job &job, std::stop_token stop) override;

private:
    [[nodiscard]] bool follow(ProviderId provider, const OfferedServices &offered) const;

    const Options m_options;
    Executor &m_executor;
    const Clock &m_clock;
    const ProviderDesk &m_desk;
};

} // namespace pw::server::providers
