// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/accounts/account_mail.h"

#include "sync-server/accounts/account_letters.h"
#include "sync-server/auth/authenticator.h"

namespace pw::server
{
namespace
{

constexpr qint64 hourMs = 60LL * 60 * 1000;

qint64 lifeMs(MailPurpose purpose)
{
    switch (purpose) {
    case MailPurpose::ConfirmEmail:
        return 7 * 24 * hourMs;
    case MailPurpose::ResetPassword:
        return hourMs;
    case MailPurpose::ChangeEmail:
        return 24 * hourMs;
    }
    Q_UNREACHABLE();
}

} // namespace

Decided<void> AccountMail::sendLink(CommandContext &context, MailPurpose purpose, const User &user,
                                    const QString &newEmail) const
{
    AccountStore store(context.db);
    const Instant now = context.stamp.now;
    if (store.tokensSince(user.id, purpose, now.plusMs(-hourMs)) >= mailsPerHour)
        return refuse(RefusalCode::MailTooOften, {}, QString::number(hourMs / 1000));
    const FreshToken token = makeMailToken(m_ids);
    const QString to = newEmail.isEmpty() ? user.email : newEmail;
    store.insertToken(token.hash, purpose, {.user = user.id, .email = to, .expiresAt = now.plusMs(lifeMs(purpose))},
                      now);
    const letters::Shopfront shop{.desk = m_desk, .name = m_desk.siteName(context.db)};
    switch (purpose) {
    case MailPurpose::ConfirmEmail:
        m_desk.post(context, letters::confirmEmail(shop, user, token.text));
        break;
    case MailPurpose::ResetPassword:
        m_desk.post(context, letters::resetPassword(shop, user, token.text));
        break;
    case MailPurpose::ChangeEmail:
        m_desk.post(context, letters::changeEmail(shop, user, to, token.text));
        break;
    }
    return {};
}

void AccountMail::sendNotice(CommandContext &context, const User &user, const QString &what) const
{
    const letters::Shopfront shop{.desk = m_desk, .name = m_desk.siteName(context.db)};
    m_desk.post(context, letters::notice(shop, user, what));
}

void AccountMail::sendNews(CommandContext &context, const User &user, const QString &subject, const QString &what) const
{
    const letters::Shopfront shop{.desk = m_desk, .name = m_desk.siteName(context.db)};
    m_desk.post(context, letters::news(shop, user, subject, what));
}

} // namespace pw::server
