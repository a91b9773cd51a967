// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/order_task.h"

namespace pw::commands
{

/// What a person says has become of a task. A completed cancellation is not said here: it comes with the order's end.
struct SettleTask {
    static constexpr QLatin1StringView name{"SettleTask"};

    TaskId task;
    TaskStatus status = TaskStatus::Completed; ///< pending = ask the provider again
    QString reason;                            ///< for staff

    [[nodiscard]] static Decided<SettleTask> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<OrderTask> run(CommandContext &context) const;
};

/// The order has come to its end: nobody needs to cancel it any more.
void settleCancelTask(CommandContext &context, const Order &order);

} // namespace pw::commands
