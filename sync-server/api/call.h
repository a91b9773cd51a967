// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"
#include "core/commands/command.h"
#include "core/storage/database.h"
#include "sync-server/auth/authenticator.h"
#include "sync-server/http/message.h"

#include <QJsonObject>

#include <array>
#include <functional>
#include <optional>
#include <string>

namespace pw
{
class Clock;
class Database;
class IdSource;
} // namespace pw

namespace pw::server
{

class CatalogueCache;
class PasswordDesk;
class RevisionHub;
class SnapshotService;
class UsageMeter;
struct Accounts;
class ApiDescription;
struct DeskLimits;
struct FileLimits;
struct Vitals;
namespace providers
{
class ProviderDesk;
}

/// What routes work with, beside the request; the composition owns all of it.
struct Shop {
    const Clock &clock;
    IdSource &ids;
    CatalogueCache &catalogue;
    PasswordDesk &passwords;
    QString currency;
    SnapshotService &snapshots;
    RevisionHub &revisions;
    DeskLimits &deskLimits;
    FileLimits &fileLimits;
    const providers::ProviderDesk &providers;
    const Vitals &vitals;
    const Accounts &accounts;
    UsageMeter &usage;
    const ApiDescription &description;
    Database::Options reader = {}; ///< to read on a thread without a connection of its own
};

/// The variable segments of a path, percent-decoded, in order.
using PathValues = std::array<std::string, 2>;

/// One request on its way through a route: authenticated, its body parsed. Lives as long as the handler runs.
struct Call {
    const Shop &shop;
    const http::Request &request;
    Database &db; ///< this io thread's read connection
    const Caller &caller;
    const PathValues &path;
    QJsonObject body; ///< empty where the route takes none
    Instant now;

    /// Id(0), which no row has, for what is no number.
    template <typename IdType>
    [[nodiscard]] IdType id(std::size_t index = 0) const
    {
        return IdType(number(index));
    }
    [[nodiscard]] qint64 number(std::size_t index) const;
    [[nodiscard]] QString text(std::size_t index) const { return QString::fromStdString(path[index]); }
    [[nodiscard]] UserId user() const { return UserId(caller.actor.id); }
    /// The body with `name` from the path (or the caller) put in; a body that names it itself is refused.
    [[nodiscard]] Decided<QJsonObject> bodyWith(const QString &name, qint64 value) const;
    /// The same with the number in the path; what cannot be a number is refused as `notFound`.
    [[nodiscard]] Decided<QJsonObject> bodyWithPathId(const QString &name, RefusalCode notFound) const;
};

/// What a command answers when it is committed.
struct Answer {
    int status = 200;
    std::string body = {};
    /// What was written is kept, and this is answered: a failed sign-in is noted and stays a refusal.
    std::optional<Refusal> refusal = {};
};

/// The writing half of a route: runs on the executor, in its savepoint, with what was decoded before.
struct Mutation {
    std::function<Decided<Answer>(CommandContext &)> run = {};
    bool changesCatalogue = false;
    bool holdsSecret = false;  ///< the answer contains a token: kept for its Idempotency-Key only encrypted
    bool concernsDesks = true; ///< false: nothing that desks have a copy of changes
    std::optional<http::Response> instead = {}; ///< answered at once; nothing is run
};

/// Slow work of a route, for a pool thread, before its writing half. May throw StorageError.
using SlowWork = std::function<Decided<Mutation>()>;

} // namespace pw::server
