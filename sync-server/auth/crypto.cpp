// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/auth/crypto.h"

#include "core/base/id_source.h"

#include <sodium.h>

namespace pw::server::crypto
{
namespace
{

constexpr std::size_t hashBytes = 32;

const unsigned char *bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

unsigned char *bytesOf(QByteArray &array)
{
    return reinterpret_cast<unsigned char *>(array.data());
}

std::size_t sizeOf(QByteArrayView view)
{
    return static_cast<std::size_t>(view.size());
}

QByteArray genericHash(QByteArrayView key, QByteArrayView content)
{
    QByteArray out(hashBytes, Qt::Uninitialized);
    crypto_generichash(bytesOf(out), hashBytes, bytesOf(content), sizeOf(content),
                       key.isEmpty() ? nullptr : bytesOf(key), sizeOf(key));
    return out;
}

} // namespace

bool initialise()
{
    return sodium_init() >= 0;
}

std::optional<QString> hashPassword(const Secret &password, PasswordCost cost)
{
    const QByteArray text = password.reveal().toUtf8();
    char hash[crypto_pwhash_STRBYTES];
    if (crypto_pwhash_str_alg(hash, text.constData(), sizeOf(text), cost.passes, cost.memoryBytes,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        return std::nullopt;
    return QString::fromLatin1(hash);
}

bool verifyPassword(const QString &hash, const Secret &password)
{
    const QByteArray text = password.reveal().toUtf8();
    QByteArray stored = hash.toLatin1();
    return crypto_pwhash_str_verify(stored.constData(), text.constData(), sizeOf(text)) == 0;
}

QString tokenHash(QByteArrayView token)
{
    return QString::fromLatin1(genericHash({}, token).toHex());
}

QString keyedHash(QByteArrayView key, QByteArrayView content)
{
    return QString::fromLatin1(genericHash(key, content).toHex());
}

QString seal(QByteArrayView key, QByteArrayView context, QByteArrayView content, IdSource &ids)
{
    static_assert(hashBytes == crypto_secretbox_KEYBYTES);
    const QByteArray boxKey = genericHash(key, context);
    const QByteArray nonce = ids.randomBytes(crypto_secretbox_NONCEBYTES);
    QByteArray box(content.size() + static_cast<qsizetype>(crypto_secretbox_MACBYTES), Qt::Uninitialized);
    crypto_secretbox_easy(bytesOf(box), bytesOf(content), sizeOf(content), bytesOf(QByteArrayView(nonce)),
                          bytesOf(QByteArrayView(boxKey)));
    return QString::fromLatin1(QByteArray(nonce + box).toBase64());
}

std::optional<QByteArray> open(QByteArrayView key, QByteArrayView context, const QString &box)
{
    const QByteArray sealed = QByteArray::fromBase64(box.toLatin1());
    constexpr auto nonceBytes = static_cast<qsizetype>(crypto_secretbox_NONCEBYTES);
    constexpr auto macBytes = static_cast<qsizetype>(crypto_secretbox_MACBYTES);
    if (sealed.size() < nonceBytes + macBytes)
        return std::nullopt;
    const QByteArray boxKey = genericHash(key, context);
    const QByteArrayView cipher = QByteArrayView(sealed).sliced(nonceBytes);
    QByteArray content(cipher.size() - macBytes, Qt::Uninitialized);
    if (crypto_secretbox_open_easy(bytesOf(content), bytesOf(cipher), sizeOf(cipher), bytesOf(QByteArrayView(sealed)),
                                   bytesOf(QByteArrayView(boxKey))) != 0)
        return std::nullopt;
    return content;
}

} // namespace pw::server::crypto
