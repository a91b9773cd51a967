// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/decisions.h"

namespace pw::commands
{

/// Staff have seen a post of whom somebody has subscribed to, at no provider's: it becomes an order, which they deliver
/// like any other.
struct AddSubscriptionPost {
    static constexpr QLatin1StringView name{"AddSubscriptionPost"};

    OrderId order; ///< the subscription
    decide::PostRequest request;

    [[nodiscard]] static Decided<AddSubscriptionPost> fromJson(const QJsonObject &args);
    /// The post's order.
    [[nodiscard]] Decided<Order> run(CommandContext &context) const;
};

} // namespace pw::commands
