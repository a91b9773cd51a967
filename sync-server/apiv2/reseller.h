// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "sync-server/api/call.h"
#include "sync-server/api/mutation_job.h"

#include <variant>

/// API v2, the trade's reseller API. Always HTTP 200: known clients take anything else for a reason to order again.
namespace pw::server::reseller
{

/// An order, or what else changes something, on its way to the executor, and whose it is: here the key comes in the
/// body.
struct Purchase {
    Caller caller;
    Mutation mutation;
};

using Outcome = std::variant<http::Response, Purchase>;

/// Reads the fields from a form, JSON or the query, and does what `action` says.
[[nodiscard]] Outcome serve(const Call &call);

extern const Wording wording;

} // namespace pw::server::reseller
