// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "app/console/passphrase_file.h"

#include "core/base/id_source.h"

#include <QFile>
#include <QPromise>
#include <QSaveFile>
#include <QThreadPool>

#include <sodium.h>

#include <memory>

using namespace Qt::StringLiterals;

namespace pw::console
{
namespace
{

constexpr QByteArrayView mark = "PWSEAL1\n";
constexpr qsizetype saltSize = crypto_pwhash_SALTBYTES;
constexpr qsizetype nonceSize = crypto_secretbox_NONCEBYTES;
constexpr qsizetype headSize = mark.size() + saltSize + nonceSize;
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

/// Empty where the machine has not got the memory.
QByteArray keyFrom(const QByteArray &passphrase, const QByteArray &salt)
{
    QByteArray key(crypto_secretbox_KEYBYTES, Qt::Uninitialized);
    const int made = crypto_pwhash(bytes(key), static_cast<unsigned long long>(key.size()), passphrase.constData(),
                                   static_cast<unsigned long long>(passphrase.size()), bytes(salt), passes, memoryBytes,
                                   crypto_pwhash_ALG_ARGON2ID13);
    return made == 0 ? key : QByteArray();
}

void wipe(QByteArray &secret)
{
    sodium_memzero(secret.data(), static_cast<size_t>(secret.size()));
}

/// `work` owns all that it touches: the program may end, and its objects with it, before the pool is done.
template <typename T, typename Work>
QFuture<T> inBackground(Work work)
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    QFuture<T> future = promise->future();
    QThreadPool::globalInstance()->start([promise, work = std::move(work)] {
        promise->addResult(work());
        promise->finish();
    });
    return future;
}

struct Sealing {
    QString fileName;
    QByteArray passphrase;
    QByteArray token;
    QByteArray fresh; ///< salt and nonce
};

Result<Secret, QString> openNow(const QString &fileName, const QByteArray &passphrase)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly))
        return fail(PassphraseFile::tr("The sealed session cannot be read: %1").arg(file.errorString()));
    const QByteArray sealed = file.read(largestFile);
    if (!sealed.startsWith(mark) || sealed.size() < headSize + qsizetype(crypto_secretbox_MACBYTES))
        return fail(PassphraseFile::tr("The sealed session is damaged. Sign in again."));
    QByteArray key = keyFrom(passphrase, sealed.mid(mark.size(), saltSize));
    if (key.isEmpty())
        return fail(PassphraseFile::tr("There is not enough memory to open the sealed session."));
    const QByteArray nonce = sealed.mid(mark.size() + saltSize, nonceSize);
    const QByteArray box = sealed.mid(headSize);
    QByteArray plain(box.size() - qsizetype(crypto_secretbox_MACBYTES), Qt::Uninitialized);
    const int opened = crypto_secretbox_open_easy(bytes(plain), bytes(box), static_cast<unsigned long long>(box.size()),
                                                  bytes(nonce), bytes(key));
    wipe(key);
    if (opened != 0)
        return fail(PassphraseFile::tr("This is not the passphrase."));
    const Secret token(QString::fromUtf8(plain));
    wipe(plain);
    return token;
}

QString sealNow(const Sealing &wanted)
{
    const QByteArray salt = wanted.fresh.left(saltSize);
    const QByteArray nonce = wanted.fresh.mid(saltSize);
    QByteArray key = keyFrom(wanted.passphrase, salt);
    if (key.isEmpty())
        return PassphraseFile::tr("There is not enough memory to seal the session.");
    QByteArray box(wanted.token.size() + qsizetype(crypto_secretbox_MACBYTES), Qt::Uninitialized);
    crypto_secretbox_easy(bytes(box), bytes(wanted.token), static_cast<unsigned long long>(wanted.token.size()),
                          bytes(nonce), bytes(key));
    wipe(key);
    QSaveFile file(wanted.fileName);
    const QByteArray whole = mark.toByteArray() + salt + nonce + box;
    const bool saved = file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) &&
                       file.write(whole) == whole.size() && file.commit();
    return saved ? QString() : PassphraseFile::tr("The session cannot be sealed: %1").arg(file.errorString());
}

} // namespace

PassphraseFile::PassphraseFile(QString file, IdSource &ids, QObject *parent)
    : QObject(parent), m_file(std::move(file)), m_ids(ids)
{
    if (sodium_init() < 0)
        qFatal("libsodium cannot be used on this machine");
}

bool PassphraseFile::exists() const
{
    return QFile::exists(m_file);
}

void PassphraseFile::erase()
{
    QFile::remove(m_file);
}

QFuture<Result<Secret, QString>> PassphraseFile::open(const Secret &passphrase)
{
    return inBackground<Result<Secret, QString>>(
        [fileName = m_file, text = passphrase.reveal().toUtf8()] { return openNow(fileName, text); });
}

QFuture<QString> PassphraseFile::seal(const Secret &passphrase, const Secret &token)
{
    // Randomness is drawn here: the source belongs to whoever gave it, the pool's threads do not.
    const Sealing wanted{.fileName = m_file,
                         .passphrase = passphrase.reveal().toUtf8(),
                         .token = token.reveal().toUtf8(),
                         .fresh = m_ids.randomBytes(static_cast<int>(saltSize + nonceSize))};
    return inBackground<QString>([wanted] { return sealNow(wanted); });
}

} // namespace pw::console
