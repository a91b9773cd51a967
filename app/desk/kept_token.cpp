// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "app/desk/kept_token.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace pw::desk
{
namespace
{

QString fileIn(const QString &profileDir)
{
    return profileDir + u"/token"_s;
}

} // namespace

std::optional<Secret> keptToken(const QString &profileDir)
{
    QFile file(fileIn(profileDir));
    const QByteArray text = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    if (text.isEmpty())
        return std::nullopt;
    return Secret(QString::fromUtf8(text));
}

std::optional<Problem> keepToken(const QString &profileDir, const Secret &token)
{
    const QString name = fileIn(profileDir);
    QFile::remove(name);
    QFile file(name);
    const QByteArray text = token.reveal().toUtf8();
    if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFile::ReadOwner | QFile::WriteOwner) ||
        file.write(text) != text.size() || !file.flush())
        return Problem{u"token_not_kept"_s, u"The token could not be written: "_s + file.errorString()};
    return std::nullopt;
}

std::optional<Problem> forgetToken(const QString &profileDir)
{
    QFile file(fileIn(profileDir));
    if (file.exists() && !file.remove())
        return Problem{u"token_not_removed"_s, u"The token could not be removed: "_s + file.errorString()};
    return std::nullopt;
}

} // namespace pw::desk
