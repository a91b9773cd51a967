// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"
#include "core/domain/actor.h"
#include "core/domain/refusal.h"

#include <QString>

#include <string_view>

namespace pw
{
class Database;
class IdSource;
} // namespace pw

namespace pw::server
{

/// Who sends a request, as far as it says so.
struct Caller {
    Actor actor; ///< ActorKind::System: nobody in particular
    QString tokenHash;
    bool byApiKey = false;
    qint64 keyId = 0; ///< with byApiKey
};

/// A session token or an API key, just made: the text goes to its owner once, the hash is what is kept.
struct FreshToken {
    QString text;
    QString hash;
    QString prefix;
};

inline constexpr qint64 sessionLifeMs = 30LL * 24 * 60 * 60 * 1000;
/// A session that was not used for so long is over; why so long stands in docs/security/authentication.md.
inline constexpr qint64 sessionUnusedMs = 14LL * 24 * 60 * 60 * 1000;

[[nodiscard]] FreshToken makeSessionToken(IdSource &ids);
[[nodiscard]] FreshToken makeApiKey(IdSource &ids);
/// For a link in a mail.
[[nodiscard]] FreshToken makeMailToken(IdSource &ids);
/// What is kept of a token; nothing where this can be none.
[[nodiscard]] QString mailTokenHash(const QString &token);

/// The value of an Authorization field. Sessions and API keys are told apart by how they begin. With `disabledToo`,
/// staff who were disabled come through marked as such, for the routes that have something to tell to their devices.
[[nodiscard]] Decided<Caller> authenticate(Database &db, std::string_view authorization, Instant now,
                                           bool disabledToo = false);
/// The same for an API key by itself, as API v2 sends it.
[[nodiscard]] Decided<Caller> authenticateApiKey(Database &db, std::string_view key, Instant now);

} // namespace pw::server
