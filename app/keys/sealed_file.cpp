// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "app/keys/sealed_file.h"

#include "core/storage/disk_file.h"
#include "core/storage/storage_error.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <sodium.h>

using namespace Qt::StringLiterals;

namespace pw::keys
{
namespace
{

using Kind = SealFailure::Kind;

constexpr QByteArrayView mark = "PWSEAL1\n";
constexpr qsizetype saltSize = crypto_pwhash_SALTBYTES;
constexpr qsizetype nonceSize = crypto_secretbox_NONCEBYTES;
constexpr qsizetype headSize = mark.size() + saltSize + nonceSize;
constexpr qsizetype tagSize = crypto_secretbox_MACBYTES;
constexpr qsizetype largestFile = 64 * 1024;
constexpr unsigned long long passes = 3;
constexpr size_t memoryBytes = size_t(64) * 1024 * 1024;

const unsigned char *bytes(const QByteArray &data)
{
    return reinterpret_cast<const unsigned char *>(data.constData());
}

unsigned char *bytes(QByteArray &data)
{
    return reinterpret_cast<unsigned char *>(data.data());
}

void startSodium()
{
    static const bool works = sodium_init() >= 0;
    if (!works)
        qFatal("libsodium cannot be used on this machine");
}

void wipe(QByteArray &secret)
{
    sodium_memzero(secret.data(), static_cast<size_t>(secret.size()));
}

/// Empty where the machine has not got the memory.
QByteArray keyFrom(const Secret &passphrase, const QByteArray &salt)
{
    QByteArray text = passphrase.reveal().toUtf8();
    QByteArray key(crypto_secretbox_KEYBYTES, Qt::Uninitialized);
    const int made = crypto_pwhash(bytes(key), static_cast<unsigned long long>(key.size()), text.constData(),
                                   static_cast<unsigned long long>(text.size()), bytes(salt), passes, memoryBytes,
                                   crypto_pwhash_ALG_ARGON2ID13);
    wipe(text);
    return made == 0 ? key : QByteArray();
}

QByteArray boxOf(const Sealing &wanted, const QByteArray &key, const QByteArray &nonce)
{
    QByteArray plain = wanted.secret.reveal().toUtf8();
    QByteArray box(plain.size() + tagSize, Qt::Uninitialized);
    crypto_secretbox_easy(bytes(box), bytes(plain), static_cast<unsigned long long>(plain.size()), bytes(nonce),
                          bytes(key));
    wipe(plain);
    return box;
}

Result<void, SealFailure> write(const QString &fileName, const QByteArray &whole)
{
    QSaveFile file(fileName);
    const bool saved = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                       file.write(whole) == whole.size() && file.commit();
    if (!saved)
        return fail(SealFailure{Kind::CannotWrite, file.errorString()});
    try {
        // Files may be encrypted with what is in it from here on: losing it would lose them.
        syncFile(fileName);
        syncFile(QFileInfo(fileName).absolutePath());
    } catch (const StorageError &error) {
        return fail(SealFailure{Kind::CannotWrite, QString::fromUtf8(error.what())});
    }
    return {};
}

} // namespace

Result<Secret, SealFailure> openSealed(const QString &fileName, const Secret &passphrase)
{
    startSodium();
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return fail(SealFailure{Kind::CannotRead, file.errorString()});
    const QByteArray sealed = file.read(largestFile);
    if (!sealed.startsWith(mark) || sealed.size() < headSize + tagSize)
        return fail(SealFailure{Kind::Damaged});
    QByteArray key = keyFrom(passphrase, sealed.mid(mark.size(), saltSize));
    if (key.isEmpty())
        return fail(SealFailure{Kind::NoMemory});
    const QByteArray nonce = sealed.mid(mark.size() + saltSize, nonceSize);
    const QByteArray box = sealed.mid(headSize);
    QByteArray plain(box.size() - tagSize, Qt::Uninitialized);
    const int opened = crypto_secretbox_open_easy(bytes(plain), bytes(box), static_cast<unsigned long long>(box.size()),
                                                  bytes(nonce), bytes(key));
    wipe(key);
    if (opened != 0)
        return fail(SealFailure{Kind::WrongPassphrase});
    const Secret secret(QString::fromUtf8(plain));
    wipe(plain);
    return secret;
}

int freshBytes()
{
    return static_cast<int>(saltSize + nonceSize);
}

Result<void, SealFailure> seal(const Sealing &wanted)
{
    startSodium();
    Q_ASSERT(wanted.fresh.size() == saltSize + nonceSize);
    const QByteArray salt = wanted.fresh.left(saltSize);
    const QByteArray nonce = wanted.fresh.mid(saltSize);
    QByteArray key = keyFrom(wanted.passphrase, salt);
    if (key.isEmpty())
        return fail(SealFailure{Kind::NoMemory});
    const QByteArray box = boxOf(wanted, key, nonce);
    wipe(key);
    return write(wanted.fileName, mark.toByteArray() + salt + nonce + box);
}

} // namespace pw::keys
