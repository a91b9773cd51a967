// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/base/money.h"
#include "core/domain/percent.h"
#include "core/domain/words.h"

#include <QString>

#include <optional>

namespace pw
{

/// What is agreed with one customer who sends others.
struct AffiliateTerms {
    UserId user;
    std::optional<Percent> percent; ///< nullopt: the shop's
    bool enabled = true;            ///< false: earns nothing from now on, and is paid nothing
    qint64 rev = 0;
};

/// Who was sent by whom.
struct Referral {
    UserId user;
    UserId affiliate;
    Instant createdAt;
};

/// What an affiliate has of an order: never more than one for an order.
struct Earning {
    OrderId order;
    UserId affiliate;
    UserId user;     ///< who ordered
    Percent percent; ///< as it was when the order ended: later terms do not change the past
    Money amount;
    Instant createdAt;
};

enum class PayoutState { Requested, Approved, Rejected };

inline const auto &wordTable(PayoutState)
{
    static constexpr Word<PayoutState> table[] = {{PayoutState::Requested, "requested"},
                                                  {PayoutState::Approved, "approved"},
                                                  {PayoutState::Rejected, "rejected"}};
    return table;
}

/// Earnings on their way to the balance.
struct Payout {
    PayoutId id;
    UserId user;
    Money amount;
    PayoutState state = PayoutState::Requested;
    QString reason; ///< of a rejection
    Instant createdAt;
    Instant decidedAt; ///< ms = 0: not decided
    qint64 rev = 0;
};

/// One affiliate's account. payable = earned - requested - paid, and below zero where orders were refunded that had
/// been paid out for.
struct AffiliateFigures {
    qint64 referred = 0; ///< customers
    qint64 orders = 0;   ///< that earned something
    Money earned;
    Money requested; ///< by payouts that are not decided
    Money paid;

    [[nodiscard]] Money payable() const { return earned - requested - paid; }
};

/// percent of what the shop kept of an order, rounded down to the unit. `kept` must not be negative.
[[nodiscard]] Money earningOf(Money kept, Percent percent);

} // namespace pw
