// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/auth_store.h"

#include "core/storage/database.h"
#include "sql_catalogue.h"

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

std::optional<QString> readHash(Statement &statement)
{
    return statement.step() ? std::optional(statement.text("password_hash")) : std::nullopt;
}

QString kindOf(const Actor &owner)
{
    return owner.isStaff() ? u"staff"_s : u"customer"_s;
}

} // namespace

void AuthStore::setPassword(UserId user, const QString &hash)
{
    m_db.prepare(sql::auth::set_user_password).bind("id"_L1, user).bind("hash"_L1, hash).run();
}

void AuthStore::setPassword(StaffId staff, const QString &hash)
{
    m_db.prepare(sql::auth::set_staff_password).bind("id"_L1, staff).bind("hash"_L1, hash).run();
}

std::optional<QString> AuthStore::passwordHash(UserId user) const
{
    auto statement = m_db.prepare(sql::auth::user_password);
    statement.bind("id"_L1, user);
    return readHash(statement);
}

std::optional<QString> AuthStore::passwordHash(StaffId staff) const
{
    auto statement = m_db.prepare(sql::auth::staff_password);
    statement.bind("id"_L1, staff);
    return readHash(statement);
}

std::optional<QString> AuthStore::passwordHash(const Actor &owner) const
{
    return owner.isStaff() ? passwordHash(StaffId(owner.id)) : passwordHash(UserId(owner.id));
}

void AuthStore::insertSession(const QString &tokenHash, const Actor &owner, Instant now, Instant expires,
                              const SessionOrigin &origin)
{
    m_db.prepare(sql::auth::insert_session)
        .bind("hash"_L1, tokenHash)
        .bind("kind"_L1, kindOf(owner))
        .bind("owner"_L1, owner.id)
        .bind("now"_L1, now)
        .bind("expires"_L1, expires)
        .bind("address"_L1, origin.address)
        .bind("agent"_L1, origin.agent)
        .run();
}

std::optional<TokenOwner> AuthStore::session(const QString &tokenHash) const
{
    auto statement = m_db.prepare(sql::auth::session);
    statement.bind("hash"_L1, tokenHash);
    if (!statement.step())
        return std::nullopt;
    TokenOwner owner;
    owner.actor.kind = statement.text("kind") == "staff"_L1 ? ActorKind::Staff : ActorKind::Customer;
    owner.actor.id = statement.integer("owner_id");
    owner.expiresAt = statement.instant("expires_at");
    owner.usedAt = statement.instant("used_at");
    owner.actor.name = statement.text("name");
    owner.actor.role = roleFromWord(statement.text("role"));
    owner.active = statement.flag("active");
    return owner;
}

void AuthStore::deleteSession(const QString &tokenHash)
{
    m_db.prepare(sql::auth::delete_session).bind("hash"_L1, tokenHash).run();
}

QList<SessionRow> AuthStore::sessionsOf(const Actor &owner, Instant now, Instant unusedSince) const
{
    auto statement = m_db.prepare(sql::auth::sessions_of);
    statement.bind("kind"_L1, kindOf(owner))
        .bind("owner"_L1, owner.id)
        .bind("now"_L1, now)
        .bind("unused_since"_L1, unusedSince);
    QList<SessionRow> sessions;
    while (statement.step()) {
        SessionRow row;
        row.publicId = statement.text("public_id");
        row.tokenHash = statement.text("token_hash");
        row.createdAt = statement.instant("created_at");
        row.expiresAt = statement.instant("expires_at");
        row.usedAt = statement.instant("used_at");
        row.origin.address = statement.text("address");
        row.origin.agent = statement.text("agent");
        sessions << row;
    }
    return sessions;
}

bool AuthStore::deleteSessionOf(const Actor &owner, const QString &publicId)
{
    auto statement = m_db.prepare(sql::auth::delete_session_of);
    statement.bind("kind"_L1, kindOf(owner)).bind("owner"_L1, owner.id).bind("public_id"_L1, publicId).run();
    return statement.changed() > 0;
}

void AuthStore::deleteSessionsOf(const Actor &owner, const QString &kept)
{
    m_db.prepare(sql::auth::delete_sessions_of)
        .bind("kind"_L1, kindOf(owner))
        .bind("owner"_L1, owner.id)
        .bind("kept"_L1, kept)
        .run();
}

void AuthStore::noteSessionUsed(const QString &tokenHash, Instant now)
{
    m_db.prepare(sql::auth::note_session_used).bind("hash"_L1, tokenHash).bind("now"_L1, now).run();
}

void AuthStore::noteSessionClient(const QString &tokenHash, const QString &clientId)
{
    m_db.prepare(sql::auth::note_session_client).bind("client"_L1, clientId).bind("hash"_L1, tokenHash).run();
}

void AuthStore::revokeSessionsOf(const QString &clientId)
{
    m_db.prepare(sql::auth::revoke_sessions_of).bind("client"_L1, clientId).run();
}

void AuthStore::pruneSessions(Instant expiredBefore)
{
    m_db.prepare(sql::auth::prune_sessions).bind("before"_L1, expiredBefore).run();
}

qint64 AuthStore::insertApiKey(const QString &keyHash, UserId user, const QString &name, const QString &prefix,
                               Instant now)
{
    auto statement = m_db.prepare(sql::auth::insert_api_key);
    statement.bind("hash"_L1, keyHash)
        .bind("user"_L1, user)
        .bind("name"_L1, name)
        .bind("prefix"_L1, prefix)
        .bind("now"_L1, now);
    return statement.insertedId<qint64>();
}

std::optional<TokenOwner> AuthStore::apiKey(const QString &keyHash) const
{
    auto statement = m_db.prepare(sql::auth::api_key);
    statement.bind("hash"_L1, keyHash);
    if (!statement.step())
        return std::nullopt;
    TokenOwner owner;
    owner.keyId = statement.integer("id");
    owner.actor.kind = ActorKind::Customer;
    owner.actor.id = statement.integer("user_id");
    owner.actor.name = statement.text("username");
    owner.expiresAt = statement.instant("expires_at");
    owner.active = statement.flag("active");
    return owner;
}

QList<ApiKeyRow> AuthStore::apiKeys(UserId user, Instant now) const
{
    auto statement = m_db.prepare(sql::auth::api_keys);
    statement.bind("user"_L1, user).bind("now"_L1, now);
    QList<ApiKeyRow> keys;
    while (statement.step()) {
        ApiKeyRow key;
        key.id = statement.integer("id");
        key.name = statement.text("name");
        key.prefix = statement.text("prefix");
        key.createdAt = statement.instant("created_at");
        key.expiresAt = statement.instant("expires_at");
        key.usedAt = statement.instant("used_at");
        keys << key;
    }
    return keys;
}

bool AuthStore::revokeApiKey(qint64 id, UserId user)
{
    auto statement = m_db.prepare(sql::auth::revoke_api_key);
    statement.bind("id"_L1, id).bind("user"_L1, user).run();
    return statement.changed() > 0;
}

void AuthStore::expireApiKey(qint64 id, UserId user, Instant expires)
{
    m_db.prepare(sql::auth::expire_api_key).bind("id"_L1, id).bind("user"_L1, user).bind("expires"_L1, expires).run();
}

void AuthStore::noteKeyUsed(qint64 id, Instant now, qint64 requests)
{
    m_db.prepare(sql::auth::note_key_used).bind("id"_L1, id).bind("now"_L1, now).run();
    m_db.prepare(sql::auth::add_key_usage)
        .bind("id"_L1, id)
        .bind("day"_L1, now.day())
        .bind("requests"_L1, requests)
        .run();
}

QList<KeyUsage> AuthStore::keyUsage(qint64 id, UserId user, qint64 sinceDay) const
{
    auto statement = m_db.prepare(sql::auth::key_usage);
    statement.bind("id"_L1, id).bind("user"_L1, user).bind("since"_L1, sinceDay);
    QList<KeyUsage> days;
    while (statement.step()) {
        KeyUsage usage;
        usage.day = statement.integer("day");
        usage.requests = statement.integer("requests");
        days << usage;
    }
    return days;
}

} // namespace pw
