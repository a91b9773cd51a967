// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/user.h"
#include "sync-server/mail/mail_desk.h"

/// What is written to customers about their accounts. Plain text: what strangers chose (their names) is shown as it is.
namespace pw::server::letters
{

/// Who writes.
struct Shopfront {
    const mail::MailDesk &desk;
    QString name; ///< what the shop is called now
};

[[nodiscard]] mail::Letter confirmEmail(const Shopfront &shop, const User &user, const QString &token);
[[nodiscard]] mail::Letter resetPassword(const Shopfront &shop, const User &user, const QString &token);
/// To the new address.
[[nodiscard]] mail::Letter changeEmail(const Shopfront &shop, const User &user, const QString &to,
                                       const QString &token);
/// To the address that the customer had, after something that a thief would do: `what` is a whole sentence.
[[nodiscard]] mail::Letter notice(const Shopfront &shop, const User &user, const QString &what);
/// About something of the customer's: `what` is a whole sentence.
[[nodiscard]] mail::Letter news(const Shopfront &shop, const User &user, const QString &subject, const QString &what);

} // namespace pw::server::letters
