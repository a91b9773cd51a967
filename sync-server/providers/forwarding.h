// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/order.h"
#include "core/domain/provider.h"
#include "sync-server/providers/add_outcome.h"
#include "sync-server/providers/answers.h"

/// What the answers of providers do to our rows; each in the caller's transaction.
namespace pw::server::providers
{

/// With one provider that cannot be reached the next one gets the order after so many attempts.
constexpr int attemptsBeforeTheNext = 3;
/// With none behind it a person is asked after so many.
constexpr int attemptsBeforeAPerson = 15;

/// What is to become of the job that has tried to hand an order on.
enum class AddNext {
    Nothing, ///< the order is somewhere, or with a person
    Again,   ///< the same source, after a while
    AtOnce   ///< another source
};

/// Writes the forward with another state; `problem` is for the owner, empty where there is none.
void keep(CommandContext &context, OrderForward forward, ForwardState state, const QString &problem);

/// After a call for an order that was claimed, the `attempts`th for its source: the order is the provider's, or waits
/// for another attempt or another source, or for a person. A number that comes late, when the order counts as ambiguous
/// already, still counts.
[[nodiscard]] AddNext settleAdd(CommandContext &context, OrderId order, const AddOutcome &outcome, int attempts);

/// After an answer to "how does it stand": moves the order on, exactly once to its end.
void settleStatus(CommandContext &context, OrderId order, const Answered<UpstreamOrder> &said);

} // namespace pw::server::providers
