// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/base/money.h"
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

struct Order {
    OrderId id;
    UserId user;
    ServiceId service;
    QString serviceName; ///< as it was when ordered
    QString link;
    QString comments; ///< one a line; empty unless the service's type takes them
    qint64 quantity = 0;
    Money charge;   ///< what was taken for the whole quantity
    Money refunded; ///< given back so far
    std::optional<qint64> startCount;
    qint64 remains = 0; ///< 0..quantity
    OrderStatus status = OrderStatus::Pending;
    QString placedVia; ///< "web", "api", "apiv2", "seed"
    Instant createdAt;
    Instant updatedAt;
    qint64 rev = 0;
};

} // namespace pw
