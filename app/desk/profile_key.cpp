// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "app/desk/profile_key.h"

#include "app/keys/key_file.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace pw::desk
{
namespace
{

Problem problemOf(const keys::SealFailure &failure, const QString &profileDir)
{
    using Kind = keys::SealFailure::Kind;
    switch (failure.kind) {
    case Kind::CannotRead:
        return {u"key_elsewhere"_s,
                u"The profile's key is not behind a passphrase, but in the keychain of whoever made it, or "_s +
                    keys::keyFileOf(profileDir) + u" cannot be read: "_s + failure.text};
    case Kind::Damaged:
        return {u"key_damaged"_s, keys::keyFileOf(profileDir) + u" is damaged."_s};
    case Kind::NoMemory:
        return {u"no_memory"_s, u"Deriving a key from the passphrase takes 64 MiB of memory, which are not there."_s};
    case Kind::WrongPassphrase:
        return {u"wrong_passphrase"_s, u"This is not the passphrase of the profile."_s};
    case Kind::CannotWrite:
        return {u"key_not_kept"_s, u"The profile's key could not be written: "_s + failure.text};
    }
    Q_UNREACHABLE();
}

} // namespace

Result<Secret, QString> firstLineOf(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return fail(file.errorString());
    constexpr qint64 longest = 4096;
    QString line = QString::fromUtf8(file.readLine(longest));
    while (line.endsWith(u'\n') || line.endsWith(u'\r'))
        line.chop(1);
    return Secret(line);
}

Result<Secret, Problem> profileKey(const Arguments &arguments, IdSource &ids)
{
    if (arguments.passphraseFile.isEmpty())
        return Secret();
    if (!canEncrypt())
        return fail(Problem{codeOf(KeyProblem::Kind::Unsupported),
                            u"This build has no encryption library: the profile would be plain."_s});
    const auto passphrase = firstLineOf(arguments.passphraseFile);
    if (!passphrase)
        return fail(Problem{u"passphrase_file"_s, u"The passphrase file could not be read: "_s + passphrase.error()});
    if (passphrase->isEmpty())
        return fail(Problem{u"passphrase_file"_s, u"The first line of the passphrase file is empty."_s});
    const auto key = keys::keyBehind(*passphrase, arguments.profileDir, ids);
    if (!key)
        return fail(problemOf(key.error(), arguments.profileDir));
    return *key;
}

QString codeOf(KeyProblem::Kind kind)
{
    switch (kind) {
    case KeyProblem::Kind::Missing:
        return u"key_needed"_s;
    case KeyProblem::Kind::DoesNotFit:
        return u"key_does_not_fit"_s;
    case KeyProblem::Kind::Unsupported:
        return u"cannot_encrypt"_s;
    }
    Q_UNREACHABLE();
}

} // namespace pw::desk
