// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/sync/profile_files.h"

#include "core/storage/disk_file.h"
#include "core/storage/encryption.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

/// There from the first removal to the last.
QString wipingMark(const QString &profileDir)
{
    return profileDir + u"/wiping"_s;
}

void removeAll(const QString &profileDir, const QStringList &patterns)
{
    for (const QString &name :
         QDir(profileDir).entryList(patterns, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name))
        removeFile(profileDir + u'/' + name);
}

} // namespace

QString baseFileOf(const QString &profileDir)
{
    return profileDir + u"/base.db"_s;
}

QString outboxFileOf(const QString &profileDir)
{
    return profileDir + u"/outbox.db"_s;
}

bool isProfileEncrypted(const QString &profileDir)
{
    return fileStateOf(outboxFileOf(profileDir)) == FileState::Encrypted ||
           fileStateOf(baseFileOf(profileDir)) == FileState::Encrypted;
}

void setProfileAside(const QString &profileDir, const QString &target)
{
    if (QDir(target).exists() || !QDir().mkpath(target))
        throw StorageError(u"setting the profile aside"_s, u"the folder "_s + target + u" cannot be made"_s);
    // The logs before the files: what is left behind by a crash must not be taken for a new file's log.
    const QStringList names = QDir(profileDir)
                                  .entryList({u"*.db-wal"_s, u"*.db-shm"_s, u"*.db-journal"_s, u"*.encrypting"_s,
                                              u"base.db"_s, u"outbox.db"_s, u"key.sealed"_s, u"key.id"_s},
                                             QDir::Files, QDir::Name | QDir::Reversed);
    for (const QString &name : names)
        replaceFile(profileDir + u'/' + name, target + u'/' + name);
}

void wipeProfile(const QString &profileDir)
{
    const QString mark = wipingMark(profileDir);
    QFile file(mark);
    if (!file.open(QIODevice::WriteOnly))
        throw StorageError(u"writing "_s + mark, file.errorString());
    file.close();
    syncFile(mark);
    syncFile(profileDir);
    finishWiping(profileDir);
}

void finishWiping(const QString &profileDir)
{
    if (!QFile::exists(wipingMark(profileDir)))
        return;
    removeAll(profileDir, {u"key.sealed"_s, u"key.id"_s, u"session.sealed"_s, u"token"_s});
    removeAll(profileDir, {u"base.db*"_s, u"outbox.db*"_s, u"snapshot.*"_s});
    removeFile(wipingMark(profileDir));
}

} // namespace pw
