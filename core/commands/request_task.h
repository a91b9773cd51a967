// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/order_task.h"

namespace pw::commands
{

/// What was delivered has shrunk again, and is to be filled up.
struct RequestRefill {
    static constexpr QLatin1StringView name{"RequestRefill"};

    OrderId order;

    [[nodiscard]] static Decided<RequestRefill> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<OrderTask> run(CommandContext &context) const;
};

/// A customer's: cancels what nobody has begun with; of anything else it is a request, to the provider or to a person.
/// Staff cancel (CancelOrder).
struct RequestCancel {
    static constexpr QLatin1StringView name{"RequestCancel"};

    struct Requested {
        Order order;                   ///< as it is now
        std::optional<OrderTask> task; ///< none = it is cancelled
    };

    OrderId order;

    [[nodiscard]] static Decided<RequestCancel> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<Requested> run(CommandContext &context) const;
};

[[nodiscard]] inline CommandSubject subjectOf(const RequestCancel::Requested &requested)
{
    return {QLatin1StringView("order"), requested.order.id.value};
}

} // namespace pw::commands

namespace pw
{

[[nodiscard]] inline CommandSubject subjectOf(const OrderTask &task)
{
    return {QLatin1StringView("order"), task.order.value};
}

} // namespace pw
