// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "sync-server/outgoing/http_call.h"
#include "sync-server/providers/answers.h"

namespace pw::server::providers
{

/// What became of an order that was sent to a provider.
struct AddOutcome {
    enum class Kind {
        Added,    ///< under `id`
        NotTaken, ///< it never came to be looked at; the same again, later
        Provider, ///< refused for what the provider holds against us: its key, our balance
        Refused,  ///< refused for what the order is
        Ambiguous ///< it may be there: never sent again, a person has to look
    };

    Kind kind = Kind::Ambiguous;
    UpstreamId id = {};
    QString problem = {}; ///< where it was not added; for the owner
};

/// Pure. A refusal counts only where it was understood, and with a status that is not a failure of the server's: an
/// order must never be given to a second provider while the first may have it.
[[nodiscard]] AddOutcome judgeAdd(const outgoing::HttpReply &reply);

} // namespace pw::server::providers
