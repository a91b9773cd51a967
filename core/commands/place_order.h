// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/decisions.h"
#include "core/domain/order.h"

namespace pw::commands
{

/// What an order would come to, whether or not its buyer has the money.
struct OrderQuote {
    Service service;
    decide::OrderPriced priced;
    Money balance;

    [[nodiscard]] bool isCovered() const { return priced.charge <= balance; }
};

/// A customer orders a service: the charge moves from his balance to his hold in the same step as the order's row.
/// Customers order for themselves; staff name the user.
struct PlaceOrder {
    static constexpr QLatin1StringView name{"PlaceOrder"};

    UserId user;
    ServiceId service;
    decide::OrderRequest request;
    QString via; ///< "web", "api", "apiv2", "desk"

    [[nodiscard]] static Decided<PlaceOrder> fromJson(const QJsonObject &args);
    /// For a price alone: the same without a user, and the link may be missing.
    [[nodiscard]] static Decided<PlaceOrder> quoteFromJson(const QJsonObject &args);
    [[nodiscard]] Decided<OrderQuote> quote(Database &db, Instant now) const;
    [[nodiscard]] Decided<Order> run(CommandContext &context) const;
};

} // namespace pw::commands
