// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/domain/words.h"

#include <QString>

#include <optional>

namespace pw
{

class Database;

/// What a link in a mail is good for.
enum class MailPurpose {
    ConfirmEmail,
    ResetPassword,
    ChangeEmail ///< to the address that the link was sent to
};

inline const auto &wordTable(MailPurpose)
{
    static constexpr Word<MailPurpose> table[] = {{MailPurpose::ConfirmEmail, "confirm_email"},
                                                  {MailPurpose::ResetPassword, "reset_password"},
                                                  {MailPurpose::ChangeEmail, "change_email"}};
    return table;
}

struct MailToken {
    UserId user;
    QString email; ///< where it was sent
    Instant expiresAt;
};

/// Confirmed addresses, and the links that are sent by mail; links are kept as hashes alone. Server only. Every call
/// may throw StorageError.
class AccountStore
{
public:
    explicit AccountStore(Database &db) : m_db(db) {}

    void confirmEmail(UserId user, const QString &email, Instant now);
    /// Of the address that the customer has now.
    [[nodiscard]] bool emailConfirmed(UserId user) const;

    void insertToken(const QString &hash, MailPurpose purpose, const MailToken &token, Instant now);
    /// nullopt where there is none, or it has expired.
    [[nodiscard]] std::optional<MailToken> token(const QString &hash, MailPurpose purpose, Instant now) const;
    void removeTokens(UserId user, MailPurpose purpose);
    [[nodiscard]] qint64 tokensSince(UserId user, MailPurpose purpose, Instant since) const;
    void pruneTokens(Instant expiredBefore);

private:
    Database &m_db;
};

} // namespace pw
