// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/order.h"
#include "core/domain/provider.h"

#include <optional>

namespace pw::commands
{

/// The first source behind `behind`, or of all, that may get this order: switched on, as is its provider, and able to
/// run a drip-feed where the order is one.
[[nodiscard]] std::optional<ServiceSource> nextSourceFor(Database &db, const Order &order,
                                                         const std::optional<ServiceSource> &behind);

/// To the first provider of its service, where it has one; a job does the rest. Where all of them are off, a person is
/// told.
void handOn(CommandContext &context, const Order &order);

} // namespace pw::commands
