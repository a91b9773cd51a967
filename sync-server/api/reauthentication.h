// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/secret.h"
#include "sync-server/api/call.h"

namespace pw::server
{

/// For what a stolen session alone must not do: checks the password of the customer who is signed in, slowly and
/// throttled as a sign-in is, then goes on with `next` on the pool thread. A wrong one is refused as the input field
/// `field`.
[[nodiscard]] Decided<SlowWork> afterPassword(const Call &call, const Secret &password, const QString &field,
                                              SlowWork next);

} // namespace pw::server
