// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/order.h"

namespace pw::commands
{

/// What a person decides on an order whose fate at the provider is not certain, or whom no provider took: it is there
/// under this number, or it is to be sent (again).
struct ResolveForward {
    static constexpr QLatin1StringView name{"ResolveForward"};

    OrderId order;
    QString upstreamOrder; ///< empty = send it

    [[nodiscard]] static Decided<ResolveForward> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<Order> run(CommandContext &context) const;
};

} // namespace pw::commands
