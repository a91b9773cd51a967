// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/user.h"
#include "core/protocol/json_writer.h"
#include "core/storage/auth_store.h"
#include "sync-server/api/call.h"

namespace pw::server
{

inline constexpr qsizetype maxOtpLength = 64; ///< of a recovery code as people type it, and some blanks

/// A customer as he sees himself.
void writeAccount(JsonWriter &out, Database &db, const User &user, const QString &currency);

/// A session as its owner sees it; `current` is the hash of the token of the one that asks.
void writeSession(JsonWriter &out, const SessionRow &row, const QString &current);

/// Where the request comes from; what the client says of itself cut to what fits a list.
[[nodiscard]] SessionOrigin originOf(const Call &call);

} // namespace pw::server
