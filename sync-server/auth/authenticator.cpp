// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/auth/authenticator.h"

#include "core/base/id_source.h"
#include "core/storage/auth_store.h"
#include "sync-server/auth/crypto.h"
#include "sync-server/http/message.h"

#include <QByteArrayView>

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

constexpr std::string_view apiKeyStart = "pwk_";
constexpr qsizetype shownKeyLength = 10;
constexpr std::size_t maxTokenLength = 256;

QString hashOf(std::string_view token)
{
    return crypto::tokenHash(QByteArrayView(token.data(), static_cast<qsizetype>(token.size())));
}

} // namespace

FreshToken makeSessionToken(IdSource &ids)
{
    const QString text = makeToken(ids);
    return {.text = text, .hash = hashOf(text.toStdString()), .prefix = {}};
}

FreshToken makeApiKey(IdSource &ids)
{
    const QString text = QLatin1StringView(apiKeyStart.data()) + makeToken(ids);
    return {.text = text, .hash = hashOf(text.toStdString()), .prefix = text.left(shownKeyLength)};
}

FreshToken makeMailToken(IdSource &ids)
{
    return makeSessionToken(ids);
}

QString mailTokenHash(const QString &token)
{
    return hashOf(token.toStdString());
}

Decided<Caller> authenticateApiKey(Database &db, std::string_view key, Instant now)
{
    if (key.empty() || key.size() > maxTokenLength)
        return refuse(RefusalCode::NotSignedIn);
    const QString hash = hashOf(key);
    const auto owner = AuthStore(db).apiKey(hash);
    if (!owner)
        return refuse(RefusalCode::NotSignedIn);
    if (owner->expiresAt.ms != 0 && !(now < owner->expiresAt))
        return refuse(RefusalCode::NotSignedIn);
    if (!owner->active)
        return refuse(RefusalCode::UserSuspended);
    return Caller{.actor = owner->actor, .tokenHash = hash, .byApiKey = true, .keyId = owner->keyId};
}

Decided<Caller> authenticate(Database &db, std::string_view authorization, Instant now, bool disabledToo)
{
    constexpr std::string_view scheme = "Bearer ";
    if (authorization.size() <= scheme.size() || authorization.size() > maxTokenLength ||
        !http::equalsIgnoringCase(authorization.substr(0, scheme.size()), scheme))
        return refuse(RefusalCode::NotSignedIn);
    const std::string_view token = authorization.substr(scheme.size());
    if (token.starts_with(apiKeyStart))
        return authenticateApiKey(db, token, now);
    const QString hash = hashOf(token);
    const auto owner = AuthStore(db).session(hash);
    if (!owner)
        return refuse(RefusalCode::NotSignedIn);
    if (!(now < owner->expiresAt))
        return refuse(RefusalCode::SessionExpired);
    if (!owner->active && !(disabledToo && owner->actor.isStaff()))
        return refuse(owner->actor.isStaff() ? RefusalCode::NotAllowed : RefusalCode::UserSuspended);
    // What is not active comes to hear that it is to be wiped, however long it lay in a drawer.
    if (owner->active && now.ms - owner->usedAt.ms >= sessionUnusedMs)
        return refuse(RefusalCode::SessionExpired);
    Caller caller{.actor = owner->actor, .tokenHash = hash};
    caller.actor.disabled = !owner->active;
    return caller;
}

} // namespace pw::server
