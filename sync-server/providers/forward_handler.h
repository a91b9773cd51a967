// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/order.h"
#include "core/domain/provider.h"
#include "core/domain/service_type.h"
#include "sync-server/jobs/job_handler.h"
#include "sync-server/providers/add_outcome.h"
#include "sync-server/providers/forwarding.h"
#include "sync-server/providers/provider_desk.h"

namespace pw::server
{
class Executor;
}

namespace pw::server::providers
{

/// Hands orders on. The order is claimed in the database before the call, so that whatever happens to this program a
/// claimed one is never sent again: where the outcome was not written down it is ambiguous, and a person has to look.
class ForwardHandler final : public JobHandler
{
public:
    ForwardHandler(Executor &executor, const ProviderDesk &desk) : m_executor(executor), m_desk(desk) {}

    [[nodiscard]] QLatin1StringView kind() const override { return QLatin1StringView("forward"); }
    /// With its last attempt the order is a person's; only where that cannot be written it goes on.
    [[nodiscard]] int maxAttempts() const override { return 2 * attemptsBeforeAPerson; }
    [[nodiscard]] JobResult run(const Job &job, std::stop_token stop) override;

private:
    /// What was claimed, with everything that the call needs.
    struct Claimed {
        Order order;
        ServiceType type = ServiceType::Default;
        ServiceSource source;
        Upstream upstream;
    };
    enum class Claim { Taken, Nothing, NotWritten };

    [[nodiscard]] Claim claim(OrderId id, Claimed &claimed) const;
    /// Nothing where it could not be written.
    [[nodiscard]] std::optional<AddNext> noteOutcome(OrderId id, const AddOutcome &outcome, int attempts,
                                                     const std::stop_token &stop) const;
    [[nodiscard]] bool claimWithin(CommandContext &context, OrderId id, Claimed &claimed) const;

    Executor &m_executor;
    const ProviderDesk &m_desk;
};

} // namespace pw::server::providers
