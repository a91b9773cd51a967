// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/actor.h"
#include "core/domain/catalogue.h"
#include "core/domain/ledger.h"
#include "core/domain/order.h"
#include "core/domain/refusal.h"
#include "core/domain/user.h"

#include <QString>

#include <optional>

/// Pure rules: facts in, an event or a named refusal out. No clock, no database, no words for people.
/// Where several refusals apply, the first in the order documented at each function wins; the tests hold that order.
namespace pw::decide
{

struct OrderRequest {
    QString link;
    std::optional<qint64> quantity; ///< of one run, where there are runs
    std::optional<qint64> runs;     ///< and interval, both or neither
    std::optional<qint64> interval; ///< minutes
    OrderFields fields = {};
};

struct OrderPriced {
    qint64 quantity = 0; ///< of all runs, or posts, together
    Dripfeed dripfeed;
    OrderFields fields; ///< as they are kept
    Money charge;
};

/// What the order comes to, whoever pays for it; the link may be empty. Service disabled > link > fields not of this
/// type > fields missing > fields malformed > quantity (of each post) > drip-feed > charge out of range.
[[nodiscard]] Decided<OrderPriced> priceOrder(const Service &service, const OrderRequest &request);

/// Apart from the price, because only this depends on the time: a subscription ends in the future, and within a year.
[[nodiscard]] Decided<void> checkExpiry(const OrderFields &fields, Instant now);

struct PostRequest {
    QString link;
    qint64 quantity = 0;
};

/// By staff, for a subscription that no provider has. Not a subscription > it has ended > posts left > link >
/// quantity.
[[nodiscard]] Decided<void> addPost(const Order &subscription, const PostRequest &request);

/// user suspended > priceOrder's, and the link must be there > funds.
[[nodiscard]] Decided<OrderPriced> placeOrder(const User &user, const Service &service, const OrderRequest &request);

/// Of a subscription, for people: active as long as posts are under way, whether or not more will come.
[[nodiscard]] SubscriptionState shownState(const Order &subscription);

/// A status from which nothing leads away.
[[nodiscard]] bool isTerminal(OrderStatus status);
[[nodiscard]] bool canMove(OrderStatus from, OrderStatus to);

struct StatusRequest {
    OrderStatus status = OrderStatus::Pending;
    std::optional<qint64> startCount;
    std::optional<qint64> remains;
};

struct StatusChanged {
    OrderStatus status = OrderStatus::Pending;
    std::optional<qint64> startCount;
    qint64 remains = 0;
    std::optional<Settlement> settlement; ///< set when the order is finished by this
};

/// order state > remains range. The same status again is allowed while it is not terminal (to set counts).
[[nodiscard]] Decided<StatusChanged> setStatus(const Order &order, const StatusRequest &request);

/// Staff may cancel what is not finished; a customer only what is pending and whose service allows it. The part that
/// was delivered already is kept, the rest refunded.
[[nodiscard]] Decided<StatusChanged> cancelOrder(const Order &order, const Actor &actor, bool serviceAllowsCancel);

/// How the held charge of `order` divides when it ends as `status` with `remains` undelivered.
[[nodiscard]] Settlement settle(const Order &order, OrderStatus status, qint64 remains);

/// amount zero > balance would be negative > out of range. Returns the new balance.
[[nodiscard]] Decided<Money> addFunds(const User &user, Money amount);

[[nodiscard]] Decided<void> checkUsername(const QString &username);
[[nodiscard]] Decided<void> checkEmail(const QString &email);

} // namespace pw::decide
