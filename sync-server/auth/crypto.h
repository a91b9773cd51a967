// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/secret.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <optional>

namespace pw
{
class IdSource;
}

/// The server's cryptography, all of it libsodium's.
namespace pw::server::crypto
{

/// Once, before anything else here; false where the machine gives no randomness.
[[nodiscard]] bool initialise();

/// argon2id. Interactive work for a person's password: about 110 ms and 64 MiB, so never on an io thread.
struct PasswordCost {
    unsigned long long passes = 3;
    std::size_t memoryBytes = 64UL * 1024 * 1024;
};

/// nullopt where the memory is not to be had.
[[nodiscard]] std::optional<QString> hashPassword(const Secret &password, PasswordCost cost = {});
[[nodiscard]] bool verifyPassword(const QString &hash, const Secret &password);

/// For tokens and API keys: they are random themselves, so a fast hash is enough to make a stolen table useless.
[[nodiscard]] QString tokenHash(QByteArrayView token);

/// Keyed hash in hex, for what could be guessed (bodies with passwords in them): worthless without the key.
[[nodiscard]] QString keyedHash(QByteArrayView key, QByteArrayView content);

/// Encrypts what must be given out again but not lie about in the database. `key` is the server's, `context` binds the
/// box to its place: it opens with the same two only.
[[nodiscard]] QString seal(QByteArrayView key, QByteArrayView context, QByteArrayView content, IdSource &ids);
[[nodiscard]] std::optional<QByteArray> open(QByteArrayView key, QByteArrayView context, const QString &box);

} // namespace pw::server::crypto
