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
    Instant usedAt;    ///< of a session: last, to within some seconds
    bool active = false;
    qint64 keyId = 0; ///< of an API key; 0 for sessions
};

/// Where a session was opened, for its owner to recognise.
struct SessionOrigin {
    QString address;
    QString agent; ///< as the client names itself
};

struct SessionRow {
    QString publicId; ///< names it, opens nothing
    QString tokenHash;
    Instant createdAt;
    Instant expiresAt;
    Instant usedAt; ///< last, to within some seconds
    SessionOrigin origin;
};

struct ApiKeyRow {
    qint64 id = 0;
    QString name;
    QString prefix; ///< what is shown of it, so that its owner knows which one it is
    Instant createdAt;
    Instant expiresAt; ///< ms = 0: until it is revoked
    Instant usedAt;    ///< last, to within some seconds; ms = 0: never
};

/// How often a key was used on a day.
struct KeyUsage {
    qint64 day = 0; ///< since 1970, UTC
    qint64 requests = 0;
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
    /// Of a customer or a member of staff.
    [[nodiscard]] std::optional<QString> passwordHash(const Actor &owner) const;

    void insertSession(const QString &tokenHash, const Actor &owner, Instant now, Instant expires,
                       const SessionOrigin &origin = {});
    [[nodiscard]] std::optional<TokenOwner> session(const QString &tokenHash) const;
    void deleteSession(const QString &tokenHash);
    /// Those that have not expired and were used after `unusedSince`, newest first.
    [[nodiscard]] QList<SessionRow> sessionsOf(const Actor &owner, Instant now, Instant unusedSince) const;
    /// False where this person has no such session.
    [[nodiscard]] bool deleteSessionOf(const Actor &owner, const QString &publicId);
    /// Signs this person out everywhere, but for the session with the hash `kept`.
    void deleteSessionsOf(const Actor &owner, const QString &kept = {});
    void noteSessionUsed(const QString &tokenHash, Instant now);
    /// Remembers that a device works with this session, so that the session ends with the device.
    void noteSessionClient(const QString &tokenHash, const QString &clientId);
    /// From now on these sessions are not active.
    void revokeSessionsOf(const QString &clientId);
    void pruneSessions(Instant expiredBefore);

    qint64 insertApiKey(const QString &keyHash, UserId user, const QString &name, const QString &prefix, Instant now);
    [[nodiscard]] std::optional<TokenOwner> apiKey(const QString &keyHash) const;
    /// Those that may still be used.
    [[nodiscard]] QList<ApiKeyRow> apiKeys(UserId user, Instant now) const;
    /// False where this customer has no such key.
    [[nodiscard]] bool revokeApiKey(qint64 id, UserId user);
    /// From then on it is good for nothing. Nothing happens to a key that ends sooner anyway.
    void expireApiKey(qint64 id, UserId user, Instant expires);
    void noteKeyUsed(qint64 id, Instant now, qint64 requests);
    /// Newest day first, days without a request left out. Empty where this customer has no such key.
    [[nodiscard]] QList<KeyUsage> keyUsage(qint64 id, UserId user, qint64 sinceDay) const;

private:
    Database &m_db;
};

} // namespace pw
