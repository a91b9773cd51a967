// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/account_store.h"

#include "core/storage/database.h"
#include "sql_catalogue.h"

using namespace Qt::StringLiterals;

namespace pw
{

void AccountStore::confirmEmail(UserId user, const QString &email, Instant now)
{
    m_db.prepare(sql::accounts::confirm_email)
        .bind("user"_L1, user)
        .bind("email_key"_L1, email.toLower())
        .bind("now"_L1, now)
        .run();
}

bool AccountStore::emailConfirmed(UserId user) const
{
    auto statement = m_db.prepare(sql::accounts::email_confirmed);
    statement.bind("user"_L1, user);
    return statement.step() && statement.integer("found") > 0;
}

void AccountStore::insertToken(const QString &hash, MailPurpose purpose, const MailToken &token, Instant now)
{
    m_db.prepare(sql::accounts::insert_token)
        .bind("hash"_L1, hash)
        .bind("user"_L1, token.user)
        .bind("purpose"_L1, toWord(purpose))
        .bind("email"_L1, token.email)
        .bind("now"_L1, now)
        .bind("expires"_L1, token.expiresAt)
        .run();
}

std::optional<MailToken> AccountStore::token(const QString &hash, MailPurpose purpose, Instant now) const
{
    auto statement = m_db.prepare(sql::accounts::token);
    statement.bind("hash"_L1, hash).bind("purpose"_L1, toWord(purpose)).bind("now"_L1, now);
    if (!statement.step())
        return std::nullopt;
    MailToken token;
    token.user = statement.id<UserId>("user_id");
    token.email = statement.text("email");
    token.expiresAt = statement.instant("expires_at");
    return token;
}

void AccountStore::removeTokens(UserId user, MailPurpose purpose)
{
    m_db.prepare(sql::accounts::remove_tokens).bind("user"_L1, user).bind("purpose"_L1, toWord(purpose)).run();
}

qint64 AccountStore::tokensSince(UserId user, MailPurpose purpose, Instant since) const
{
    auto statement = m_db.prepare(sql::accounts::count_tokens);
    statement.bind("user"_L1, user).bind("purpose"_L1, toWord(purpose)).bind("since"_L1, since);
    return statement.step() ? statement.integer("found") : 0;
}

void AccountStore::pruneTokens(Instant expiredBefore)
{
    m_db.prepare(sql::accounts::prune_tokens).bind("before"_L1, expiredBefore).run();
}

} // namespace pw
