// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/user.h"
#include "core/storage/account_store.h"
#include "sync-server/mail/mail_desk.h"

namespace pw
{
class IdSource;
}

namespace pw::server
{

/// Mail with a link in it, that does something to an account. In the caller's transaction. Any thread.
class AccountMail
{
public:
    /// So that nobody can have a stranger's mailbox flooded.
    static constexpr int mailsPerHour = 3;

    AccountMail(const mail::MailDesk &desk, IdSource &ids) : m_desk(desk), m_ids(ids) {}

    /// To the customer's address, or to `newEmail` for ChangeEmail. Refused where several were sent within the hour.
    [[nodiscard]] Decided<void> sendLink(CommandContext &context, MailPurpose purpose, const User &user,
                                         const QString &newEmail = {}) const;
    /// What links begin with; may be empty.
    [[nodiscard]] const QString &siteUrl() const { return m_desk.settings().siteUrl; }

    /// Tells the customer of a change that somebody else should not have made.
    void sendNotice(CommandContext &context, const User &user, const QString &what) const;

    /// Tells the customer what has become of something of his: `what` is a whole sentence.
    void sendNews(CommandContext &context, const User &user, const QString &subject, const QString &what) const;

private:
    const mail::MailDesk &m_desk;
    IdSource &m_ids;
};

} // namespace pw::server
