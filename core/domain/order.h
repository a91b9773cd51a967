// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/base/money.h"
#include "core/domain/order_form.h"
#include "core/domain/subscription.h"
#include "core/domain/words.h"

#include <QString>

#include <optional>

namespace pw
{

enum class OrderStatus { Pending, Processing, InProgress, Partial, Completed, Canceled };

inline const auto &wordTable(OrderStatus)
{
    static constexpr Word<OrderStatus> table[] = {
        {OrderStatus::Pending, "pending"},        {OrderStatus::Processing, "processing"},
        {OrderStatus::InProgress, "in_progress"}, {OrderStatus::Partial, "partial"},
        {OrderStatus::Completed, "completed"},    {OrderStatus::Canceled, "canceled"},
    };
    return table;
}

/// An order delivered in equal parts, one after the other.
struct Dripfeed {
    qint64 runs = 0;                    ///< 0 = at once
    qint64 intervalMinutes = 0;         ///< from the start of a run to that of the next
    std::optional<qint64> started = {}; ///< of those that this shop runs itself; none = a provider does
    std::optional<qint64> ended = {};

    static constexpr qint64 maxRuns = 1000;
    static constexpr qint64 maxIntervalMinutes = qint64{30} * 24 * 60;

    [[nodiscard]] bool isWanted() const { return runs > 0; }
};

/// How a drip-feed that this shop runs stands.
enum class DripfeedState {
    Running,  ///< runs are started at their times
    Stopping, ///< none is started any more, one is still under way
    Finished
};

inline const auto &wordTable(DripfeedState)
{
    static constexpr Word<DripfeedState> table[] = {{DripfeedState::Running, "running"},
                                                    {DripfeedState::Stopping, "stopping"},
                                                    {DripfeedState::Finished, "finished"}};
    return table;
}

struct DripfeedRow {
    DripfeedState state = DripfeedState::Running;
    qint64 started = 0;
    qint64 ended = 0;
};

struct Order {
    OrderId id;
    UserId user;
    ServiceId service;
    QString serviceName; ///< as it was when ordered
    QString link;
    OrderFields fields; ///< those of the service's type
    Dripfeed dripfeed;
    std::optional<Subscription> subscription = {};
    OrderId parent;      ///< of a run or a post: the order that has paid for it; none for all other orders
    qint64 quantity = 0; ///< of all runs, or posts, together
    Money charge;        ///< what was taken for the whole quantity
    Money refunded;      ///< given back so far
    std::optional<qint64> startCount;
    qint64 remains = 0; ///< 0..quantity
    OrderStatus status = OrderStatus::Pending;
    QString placedVia; ///< "web", "api", "apiv2", "desk", "dripfeed", "subscription", "seed"
    Instant createdAt;
    Instant updatedAt;
    qint64 rev = 0;

    /// The order for one post of a subscription.
    [[nodiscard]] bool isPost() const { return parent.isValid() && placedVia == QLatin1StringView("subscription"); }
};

} // namespace pw
