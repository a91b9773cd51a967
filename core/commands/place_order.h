// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/decisions.h"
#include "core/domain/order.h"

namespace pw::commands
{

/// A customer orders a service: the charge moves from his balance to his hold in the same step as the order's row.
/// Customers order for themselves; staff name the user.
struct PlaceOrder {
    static constexpr QLatin1StringView name{"PlaceOrder"};

    UserId user;
    ServiceId service;
    decide::OrderRequest request;
    QString via; ///< "web", "api", "apiv2", "desk"

    static constexpr qsizetype maxCommentsLength = 200'000;

    [[nodiscard]] static Decided<PlaceOrder> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<Order> run(CommandContext &context) const;
};

} // namespace pw::commands
