// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/decisions.h"

/// Orders that another one has paid for: the runs of drip-feeds and the posts of subscriptions. They cost nothing
/// themselves; what they leave undelivered comes back once, when the order that has paid for them ends.
namespace pw::commands
{

struct ChildOrder {
    OrderId id; ///< none = the next
    QString link;
    qint64 quantity = 0;
    QString via; ///< "dripfeed", "subscription"
};

/// The order's row, and the customer's count of orders; the caller ties it to its parent.
[[nodiscard]] Order insertChild(CommandContext &context, const Order &parent, const ChildOrder &child);

/// Where the rules allow it; otherwise nothing happens.
void moveTo(CommandContext &context, const Order &order, const decide::StatusRequest &request);

/// A child that nobody has begun with is cancelled: nobody would pay for it.
void dropUnbegun(CommandContext &context, OrderId child);

} // namespace pw::commands
