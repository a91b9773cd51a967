// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/base/money.h"
#include "core/domain/order_form.h"
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
    qint64 runs = 0;            ///< 0 = at once
    qint64 intervalMinutes = 0; ///< from the start of a run to that of the next

    static constexpr qint64 maxRuns = 1000;
    static constexpr qint64 maxIntervalMinutes = 30 * 24 * 60;

    [[nodiscard]] bool isWanted() const { return runs > 0; }
};

struct Order {
    OrderId id;
    UserId user;
    ServiceId service;
    QString serviceName; ///< as it was when ordered
    QString link;
    OrderFields fields; ///< those of the service's type
    Dripfeed dripfeed;
    qint64 quantity = 0; ///< of all runs together
    Money charge;        ///< what was taken for the whole quantity
    Money refunded;      ///< given back so far
    std::optional<qint64> startCount;
    qint64 remains = 0; ///< 0..quantity
    OrderStatus status = OrderStatus::Pending;
    QString placedVia; ///< "web", "api", "apiv2", "seed"
    Instant createdAt;
    Instant updatedAt;
    qint64 rev = 0;
};

} // namespace pw
