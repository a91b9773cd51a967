// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/accounts/account_letters.h"

using namespace Qt::StringLiterals;

namespace pw::server::letters
{
namespace
{

QString greeting(const User &user)
{
    return u"Hello "_s + user.username + u",\n\n"_s;
}

QString signature(const Shopfront &shop)
{
    QString text = u"\n-- \n"_s + shop.name + u'\n';
    if (!shop.desk.settings().siteUrl.isEmpty())
        text += shop.desk.settings().siteUrl + u'\n';
    return text;
}

/// The link where there is a site, and in any case the code in it, for clients of the API.
QString linkAndCode(const Shopfront &shop, const QString &page, const QString &token)
{
    const QString link = shop.desk.link(page, token);
    const QString code = u"Code: "_s + token + u'\n';
    return link.isEmpty() ? code : link + u"\n\n"_s + code;
}

} // namespace

mail::Letter confirmEmail(const Shopfront &shop, const User &user, const QString &token)
{
    return {.to = user.email,
            .subject = u"Confirm your e-mail address"_s,
            .text = greeting(user) +
                    u"please confirm that this is your address. The link is good for seven days and works once.\n\n"_s +
                    linkAndCode(shop, u"confirm-email"_s, token) +
                    u"\nIf you did not open an account, you need not do anything.\n"_s + signature(shop)};
}

mail::Letter resetPassword(const Shopfront &shop, const User &user, const QString &token)
{
    return {.to = user.email,
            .subject = u"Choose a new password"_s,
            .text = greeting(user) +
                    u"somebody, hopefully you, has asked for a new password. The link is good for one hour and works "
                    "once.\n\n"_s +
                    linkAndCode(shop, u"reset-password"_s, token) +
                    u"\nIf it was not you, you need not do anything: your password stays as it is.\n"_s +
                    signature(shop)};
}

mail::Letter changeEmail(const Shopfront &shop, const User &user, const QString &to, const QString &token)
{
    return {.to = to,
            .subject = u"Confirm your new e-mail address"_s,
            .text = greeting(user) +
                    u"please confirm that your account shall use this address from now on. The link is good for one "
                    "day and works once.\n\n"_s +
                    linkAndCode(shop, u"confirm-email"_s, token) + signature(shop)};
}

mail::Letter notice(const Shopfront &shop, const User &user, const QString &what)
{
    return {.to = user.email,
            .subject = u"A change to your account"_s,
            .text = greeting(user) + what +
                    u"\n\nIf it was not you, choose a new password at once and write to us.\n"_s + signature(shop)};
}

mail::Letter news(const Shopfront &shop, const User &user, const QString &subject, const QString &what)
{
    return {.to = user.email, .subject = subject, .text = greeting(user) + what + u'\n' + signature(shop)};
}

} // namespace pw::server::letters
