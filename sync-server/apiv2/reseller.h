// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "sync-server/api/call.h"
#include "sync-server/api/mutation_job.h"

#include "sync-server/limits/rate_limits.h"

#include <functional>
#include <optional>
#include <variant>

/// API v2, the trade's reseller API. HTTP 200 also for errors: known clients take anything else for a reason to order
/// again. Only who sends too many requests gets 429, with nothing done.
namespace pw::server::reseller
{

/// An order, or what else changes something, on its way to the executor, and whose it is: here the key comes in the
/// body.
struct Purchase {
    Caller caller;
    Mutation mutation;
};

using Outcome = std::variant<http::Response, Purchase>;

/// Asked once it is known who calls (nullptr: a wrong key) and what it costs; an answer where he has to wait.
using Gate = std::function<std::optional<http::Response>(const Caller *caller, Cost cost)>;

/// Reads the fields from a form, JSON or the query, and does what `action` says.
[[nodiscard]] Outcome serve(const Call &call, const Gate &gate);

/// 429 with Retry-After.
[[nodiscard]] http::Response tooMany(qint64 seconds);

extern const Wording wording;

} // namespace pw::server::reseller
