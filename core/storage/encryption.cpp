// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/encryption.h"

#include "core/base/id_source.h"
#include "core/storage/database.h"
#include "core/storage/disk_file.h"

#include <QFile>
#include <QUrl>

#include <sqlite3.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

constexpr QByteArrayView plainMark("SQLite format 3\0", 16);
constexpr int keyBytes = 32;

QString reasonOf(KeyProblem::Kind kind)
{
    switch (kind) {
    case KeyProblem::Kind::Missing:
        return u"it is encrypted, and no key was given"_s;
    case KeyProblem::Kind::DoesNotFit:
        return u"the key does not fit this file, or the file is damaged"_s;
    case KeyProblem::Kind::Unsupported:
        return u"it is, or shall be, encrypted, and this build has no encryption library"_s;
    }
    Q_UNREACHABLE();
}

/// A file name as SQLite's URI takes it, which also carries the key of what is to be made. Each page keeps room for its
/// nonce and tag, which the plain one has not: without that room the cipher would leave the tag out.
QString encryptedUri(const QString &file, const Secret &key)
{
    const QString path = QString::fromLatin1(QUrl::toPercentEncoding(file, "/"));
    // Named, since a database that is read through another file system would write its copy through that one, too.
    const QString vfs = QString::fromUtf8(sqlite3_vfs_find(nullptr)->zName);
    return u"file:"_s + path + u"?vfs="_s + vfs + u"&cipher=chacha20&reserve=32&key=raw:"_s + key.reveal();
}

} // namespace

KeyProblem::KeyProblem(const QString &file, Kind kind)
    : StorageError(u"opening "_s + file, reasonOf(kind)), m_kind(kind)
{
}

FileState fileStateOf(const QString &name)
{
    QFile file(name);
    if (!file.exists() || file.size() == 0)
        return FileState::Absent;
    if (!file.open(QIODevice::ReadOnly))
        throw StorageError(u"opening "_s + name, file.errorString());
    return file.read(plainMark.size()) == plainMark ? FileState::Plain : FileState::Encrypted;
}

bool canEncrypt()
{
    static const bool able = Database({.file = u":memory:"_s}).knowsCiphers();
    return able;
}

Secret makeFileKey(IdSource &ids)
{
    return Secret(QString::fromLatin1(ids.randomBytes(keyBytes).toHex()));
}

bool isFileKey(const Secret &key)
{
    const QString &text = key.reveal();
    return text.size() == 2 * keyBytes &&
           std::ranges::all_of(text, [](QChar c) { return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f'); });
}

void encryptInto(const QString &plainFile, const QString &target, const Secret &key)
{
    Q_ASSERT(isFileKey(key));
    if (!canEncrypt())
        throw KeyProblem(target, KeyProblem::Kind::Unsupported);
    {
        // What the copy becomes is synced below, in one go.
        Database plain({.file = plainFile, .readOnly = true, .durability = Database::Durability::Normal});
        QString uri = encryptedUri(target, key);
        plain.executeSecret(u"VACUUM INTO '"_s + uri.replace(u'\'', u"''"_s) + u'\'',
                            u"encrypting "_s + plainFile + u" into "_s + target);
    }
    syncFile(target);
}

void encryptInPlace(const QString &file, const Secret &key)
{
    if (fileStateOf(file) != FileState::Plain)
        return;
    const QString half = file + u".encrypting"_s;
    for (const QLatin1StringView end : {""_L1, "-journal"_L1})
        QFile::remove(half + end);
    // The log first, whole and into the file: one that was left behind would be taken for the new file's.
    Database({.file = file}).leaveWriteAheadLog();
    encryptInto(file, half, key);
    // Before the plain file goes: can what replaces it be read, every page of it?
    Database({.file = half, .readOnly = true, .key = key}).checkPages();
    replaceFile(half, file);
}

} // namespace pw
