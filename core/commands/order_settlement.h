// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/decisions.h"

namespace pw::commands
{

/// Writes a decided change of status: the order's row, its history, and, where it ends the order, the transfers out of
/// the customer's hold. Returns the order as it is now.
[[nodiscard]] Decided<Order> applyStatusChange(CommandContext &context, Order order,
                                               const decide::StatusChanged &change);

} // namespace pw::commands
