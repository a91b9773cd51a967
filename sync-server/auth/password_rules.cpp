// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/auth/password_rules.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

/// Other letters' case, or a space at an end, makes no guess harder.
QString folded(const QString &text)
{
    return text.trimmed().toCaseFolded();
}

/// What the password is to others, for the refusal; empty where it is nothing.
QString knownAs(const QString &password, const PasswordOwner &owner)
{
    const QString plain = folded(password);
    const QString email = folded(owner.email);
    if (!owner.name.isEmpty() && plain == folded(owner.name))
        return u"it is the user name"_s;
    if (!email.isEmpty() && (plain == email || plain == email.section(u'@', 0, 0)))
        return u"it is the e-mail address"_s;
    if (!owner.siteName.isEmpty() && plain == folded(owner.siteName))
        return u"it is the name of the shop"_s;
    return {};
}

} // namespace

PasswordRules::PasswordRules()
{
    QFile list(u":/passwords/common.txt"_s);
    const bool isThere = list.open(QIODevice::ReadOnly);
    Q_ASSERT(isThere);
    while (isThere && !list.atEnd()) {
        const QString password = folded(QString::fromUtf8(list.readLine()));
        if (password.size() >= minLength)
            m_common << password;
    }
}

Decided<void> PasswordRules::check(const Secret &password, const PasswordOwner &owner) const
{
    static const QString field = u"password"_s;
    const QString &text = password.reveal();
    if (text.size() < minLength)
        return refuse(RefusalCode::PasswordTooShort, field, QString::number(minLength));
    if (m_common.contains(folded(text)))
        return refuse(RefusalCode::PasswordTooCommon, field, u"it is on lists of common passwords"_s);
    if (const QString known = knownAs(text, owner); !known.isEmpty())
        return refuse(RefusalCode::PasswordTooCommon, field, known);
    return {};
}

} // namespace pw::server
