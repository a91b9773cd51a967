// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "app/keys/key_file.h"

#include "core/base/id_source.h"
#include "core/storage/encryption.h"
#include "core/sync/desk.h"
#include "core/sync/profile_files.h"
#include "core/sync/profile_lock.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace pw::keys
{

QString keyFileOf(const QString &profileDir)
{
    return profileDir + u"/key.sealed"_s;
}

Result<Secret, SealFailure> keyBehind(const Secret &passphrase, const QString &profileDir, IdSource &ids)
{
    const QString fileName = keyFileOf(profileDir);
    const ProfileLock lock(lockFileIn(profileDir));
    if (!lock.isHeld())
        throw ProfileBusy(profileDir);
    finishWiping(profileDir);
    // Never a new key for files that have one: they could not be read again.
    if (QFile::exists(fileName) || isProfileEncrypted(profileDir))
        return openSealed(fileName, passphrase);
    const Secret key = makeFileKey(ids);
    const auto sealed =
        seal({.fileName = fileName, .passphrase = passphrase, .secret = key, .fresh = ids.randomBytes(freshBytes())});
    if (!sealed)
        return fail(sealed.error());
    return key;
}

} // namespace pw::keys
