// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/domain/actor.h"

#include <QList>
#include <QString>

#include <optional>

namespace pw
{

class Database;

/// Whom a presented token or key stands for. `active` is false for a suspended customer, for a disabled member
/// of staff, and for a session that a revoked device has used.
struct TokenOwner {
    Actor actor;
    Instant expiresAt; ///< ms = 0: does not expire
    bool active = false;
};

struct ApiKeyRow {
    qint64 id = 0;
    QString name;
    QString prefix; ///< what is shown of it, so that its owner knows which one it is
    Instant createdAt;
};

/// Credentials, sessions and API keys: kept as hashes alone, and never replicated. Every call may throw StorageError.
class AuthStore
{
public:
    explicit AuthStore(Database &db) : m_db(db) {}

    void setPassword(UserId user, const QString &hash);
    void setPassword(StaffId staff, const QString &hash);
    [[nodiscard]] std::optional<QString> passwordHash(UserId user) const;
    [[nodiscard]] std::optional<QString> passwordHash(StaffId staff) const;

    void insertSession(const QString &tokenHash, const Actor &owner, Instant now, Instant expires);
    [[nodiscard]] std::optional<TokenOwner> session(const QString &tokenHash) const;
    void deleteSession(const QString &tokenHash);
    /// Remembers that a device works with this session, so that the session ends with the device.
    void noteSessionClient(const QString &tokenHash, const QString &clientId);
    /// From now on these sessions are not active.
    void revokeSessionsOf(const QString &clientId);
    void pruneSessions(Instant expiredBefore);

    qint64 insertApiKey(const QString &keyHash, UserId user, const QString &name, const QString &prefix, Instant now);
    [[nodiscard]] std::optional<TokenOwner> apiKey(const QString &keyHash) const;
    [[nodiscard]] QList<ApiKeyRow> apiKeys(UserId user) const;
    /// False where this customer has no such key.
    [[nodiscard]] bool revokeApiKey(qint64 id, UserId user);

private:
    Database &m_db;
};

} // namespace pw
