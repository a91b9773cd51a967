// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QByteArray>
#include <QString>

namespace pw::keys
{

/// Why a file could not be opened or sealed.
struct SealFailure {
    enum class Kind { CannotRead, Damaged, NoMemory, WrongPassphrase, CannotWrite };
    Kind kind = Kind::CannotRead;
    QString text = {}; ///< the system's own words; may be empty
};

/// A secret in a file: a mark and version, the salt, the nonce, and the secret encrypted and authenticated
/// (XSalsa20-Poly1305, libsodium's secretbox) by a key that argon2id makes of the passphrase (3 passes, 64 MiB: about
/// 110 ms). Readable by its owner alone; replaced atomically, and on the disk when seal() returns. Any thread.
[[nodiscard]] Result<Secret, SealFailure> openSealed(const QString &fileName, const Secret &passphrase);

struct Sealing {
    QString fileName;
    Secret passphrase;
    Secret secret;
    QByteArray fresh; ///< freshBytes() random bytes, for salt and nonce
};
[[nodiscard]] int freshBytes();
[[nodiscard]] Result<void, SealFailure> seal(const Sealing &wanted);

} // namespace pw::keys
