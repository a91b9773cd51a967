// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/decisions.h"

namespace pw::commands
{

/// Staff move an order along its states and set its counts; ending it settles the money.
struct SetOrderStatus {
    static constexpr QLatin1StringView name{"SetOrderStatus"};

    OrderId order;
    decide::StatusRequest request;

    [[nodiscard]] static Decided<SetOrderStatus> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<Order> run(CommandContext &context) const;
};

} // namespace pw::commands
