// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/order.h"

/// Drip-feeds that this shop runs itself (decision 13): each run is an order of its own that costs nothing; the charge
/// of all of them is held by the drip-feed, and settled once, when it ends.
namespace pw::commands
{

/// Whether the order is a drip-feed that its first source leaves to us.
[[nodiscard]] bool runsHere(Database &db, const Order &order);
void beginDripfeed(CommandContext &context, const Order &order);

/// The next run, where one is to come and none is under way. False where there is none to start any more.
bool startRun(CommandContext &context, OrderId dripfeed);

/// After an order has ended: where it was a run its drip-feed takes over what it has left; where it was a drip-feed no
/// more runs are started.
void noteEnd(CommandContext &context, const Order &ended);

/// No further run. The drip-feed ends at once where none is under way, and otherwise with that one. Returns the
/// drip-feed as it is then, or nothing where the order is none that could be stopped.
[[nodiscard]] std::optional<Order> stopDripfeed(CommandContext &context, const Order &dripfeed);
/// The run that is under way.
[[nodiscard]] std::optional<OrderId> openRun(Database &db, OrderId dripfeed);

} // namespace pw::commands
