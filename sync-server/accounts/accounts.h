// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "sync-server/accounts/account_mail.h"
#include "sync-server/accounts/referral_codes.h"
#include "sync-server/auth/second_factors.h"
#include "sync-server/mail/mail_desk.h"

namespace pw::server
{

/// What guards the accounts, beside their passwords. Any thread.
struct Accounts {
    /// `secret` is the server's.
    Accounts(mail::MailSettings settings, const QByteArray &secret, IdSource &ids)
        : desk(std::move(settings), secret, ids), mail(desk, ids), secondFactors(secret, ids), referrals(secret)
    {
    }

    mail::MailDesk desk;
    AccountMail mail;
    SecondFactors secondFactors;
    ReferralCodes referrals;
};

} // namespace pw::server
