// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "sync-server/api/call.h"
#include "sync-server/api/problem.h"
#include "sync-server/live/account_limit.h"

namespace pw::server
{

/// For whom an AccountLimit has no place: 429 where the account has too much under way, 503 where all have.
[[nodiscard]] inline http::Response fullProblem(const Call &call, AccountLimit::Full full)
{
    if (full == AccountLimit::Full::All)
        return busyProblem(call.request.requestId);
    return tooManyProblem("This account has too many of these under way.", call.request.requestId);
}

} // namespace pw::server
