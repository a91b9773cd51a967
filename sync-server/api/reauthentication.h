// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/secret.h"
#include "sync-server/api/call.h"

namespace pw::server
{

/// For what a stolen session alone must not do: checks the password of whoever is signed in, slowly and
/// throttled as a sign-in is, then goes on with `next` on the pool thread. A wrong one is noted in the audit and
/// refused as the input field `field`.
[[nodiscard]] Decided<SlowWork> afterPassword(const Call &call, const Secret &password, const QString &field,
                                              SlowWork next);

/// The same, and a code of the second factor too, where the customer has one.
[[nodiscard]] Decided<SlowWork> afterPasswordAndCode(const Call &call, const Secret &password, const QString &field,
                                                     const QString &otp, SlowWork next);

/// Whether `otp` is right, where `owner` has a second factor, in its transaction; guesses are throttled.
[[nodiscard]] Decided<void> checkSecondFactor(const Shop &shop, CommandContext &context, const Actor &owner,
                                              const QString &otp);

/// What became of a code of the second factor that `refusal` is about: a wrong one is noted in the audit, in the
/// context's transaction, and refused all the same; anything else leaves nothing behind.
[[nodiscard]] Decided<Answer> refusedCode(CommandContext &context, const Actor &owner, const Refusal &refusal);

} // namespace pw::server
