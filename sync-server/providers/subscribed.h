// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/order.h"
#include "core/domain/provider.h"
#include "core/storage/subscription_store.h"
#include "sync-server/providers/answers.h"

/// What the answers of a provider do to the subscriptions that he has (decision 17); each in the caller's transaction.
/// No answer makes a subscription cost more than what was held for it, and where answers contradict each other a person
/// is asked before anything comes back.
namespace pw::server::providers
{

/// A post that the provider has named is given up when he does not know it so many times.
constexpr qint64 attemptsForAPost = 10;

/// How a subscription stands, and which posts it has made. New ones are asked after.
void settleSubscription(CommandContext &context, OrderForward forward, const Order &order, const UpstreamOrder &said);

struct AskedPost {
    UpstreamRef ref;
    Instant again; ///< when it is asked after next, where it has no order by then
};

/// After an answer about a post that has no order yet: with its first status it gets one, exactly once, and is asked
/// after like any other from then on.
void settlePost(CommandContext &context, const AskedPost &asked, const Answered<UpstreamOrder> &said);

/// Pure. What a post is billed as: the quantity that the provider says, or what his charge comes to at `cost` (of
/// 1000), rounded down, and within the bounds; the least of them where he says neither.
[[nodiscard]] qint64 postQuantity(const SubscriptionTerms &terms, Money cost, const UpstreamOrder &said);

} // namespace pw::server::providers
