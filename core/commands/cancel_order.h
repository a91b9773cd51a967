// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/order.h"

namespace pw::commands
{

/// Takes an order back; what was not delivered is refunded at once. A customer may name only orders of his own.
struct CancelOrder {
    static constexpr QLatin1StringView name{"CancelOrder"};

    OrderId order;

    [[nodiscard]] static Decided<CancelOrder> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<Order> run(CommandContext &context) const;
};

} // namespace pw::commands
