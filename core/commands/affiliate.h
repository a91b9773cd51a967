// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/affiliate.h"
#include "core/domain/order.h"

#include <optional>

namespace pw::commands
{

/// What is agreed with one customer; later orders only.
struct SetAffiliate {
    static constexpr QLatin1StringView name{"SetAffiliate"};

    UserId affiliate;
    bool changesPercent = false;
    std::optional<Percent> percent; ///< with changesPercent: nullopt is the shop's again
    std::optional<bool> enabled;

    [[nodiscard]] static Decided<SetAffiliate> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<AffiliateTerms> run(CommandContext &context) const;
};

/// Earnings wait for somebody to approve that they become balance.
struct RequestPayout {
    static constexpr QLatin1StringView name{"RequestPayout"};

    UserId user;
    std::optional<Money> amount; ///< nullopt: all that there is

    [[nodiscard]] static Decided<RequestPayout> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<Payout> run(CommandContext &context) const;
};

/// Approved: the money is on the balance then. Rejected: it can be asked for again.
struct DecidePayout {
    static constexpr QLatin1StringView name{"DecidePayout"};

    PayoutId payout;
    PayoutState state = PayoutState::Approved;
    QString reason; ///< of a rejection, for the customer

    [[nodiscard]] static Decided<DecidePayout> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<Payout> run(CommandContext &context) const;
};

/// After an order has ended, or was refunded later: what its customer's affiliate has of it now. Any number of times.
void noteEarning(CommandContext &context, const Order &order);

} // namespace pw::commands
