// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/order.h"

/// Subscriptions (decision 17): each post is an order of its own that costs nothing; the charge of all of them is held
/// by the subscription, and settled once, when it ends. Who makes the posts is a provider, or staff.
namespace pw::commands
{

void beginSubscription(CommandContext &context, const Order &order);

/// Whether staff make its posts: no provider has it, or may have it.
[[nodiscard]] bool isRunHere(Database &db, const Order &subscription);

struct NewPost {
    OrderId id = {}; ///< none = the next
    QString link;
    qint64 quantity = 0;
};

/// The caller has seen that the subscription is open and has a post left.
[[nodiscard]] Order addPost(CommandContext &context, OrderId subscription, const NewPost &post);

/// No more posts, for the reason that `end` names; the order ends at once, or with what is under way or awaited. What
/// is closed already stays as it is.
void closeSubscription(CommandContext &context, OrderId subscription, SubscriptionState end);

/// By staff, or before anybody has begun: the posts that are under way are cancelled, so that what they have delivered
/// counts, and it ends.
[[nodiscard]] Decided<Order> cancelSubscription(CommandContext &context, const Order &subscription);

/// After an order has ended: of a post, its subscription takes over what it has left; a subscription is closed, and
/// its posts that nobody has begun with are dropped.
void noteSubscriptionEnd(CommandContext &context, const Order &ended);

} // namespace pw::commands
