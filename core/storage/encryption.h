// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/secret.h"
#include "core/storage/storage_error.h"

#include <QString>

namespace pw
{

class IdSource;

/// What a database file's first bytes say. Damage looks like encryption.
enum class FileState {
    Absent, ///< not there, or empty
    Plain,
    Encrypted
};

/// The file cannot be read with the key that was given; nothing in it has changed.
class KeyProblem : public StorageError
{
public:
    enum class Kind {
        Missing,    ///< it is encrypted and no key was given
        DoesNotFit, ///< the key is another one's, or the file is damaged
        Unsupported ///< the SQLite of this program knows no ciphers
    };
    KeyProblem(const QString &file, Kind kind);
    [[nodiscard]] Kind kind() const { return m_kind; }

private:
    Kind m_kind;
};

/// No connection of this process may have the file open: closing it here would drop SQLite's locks on it (POSIX), and
/// with them the write-ahead log.
[[nodiscard]] FileState fileStateOf(const QString &file);

/// Whether the SQLite that this program has loaded knows ciphers. The same for the whole run.
[[nodiscard]] bool canEncrypt();

/// A new key: 64 hexadecimal digits for 32 random bytes, as Database::Options takes it.
[[nodiscard]] Secret makeFileKey(IdSource &ids);
/// Whether `key` has that form.
[[nodiscard]] bool isFileKey(const Secret &key);

/// Makes `target`, a new file, an encrypted copy of the plain database `plainFile`: durable when this returns. Throws
/// StorageError.
void encryptInto(const QString &plainFile, const QString &target, const Secret &key);

/// Replaces a plain database, which nobody has open, by an encrypted one of the same name; does nothing where it is
/// absent or encrypted. A crash leaves either file complete under that name, and the next call finishes the work.
/// Throws StorageError; the plain file still stands then.
void encryptInPlace(const QString &file, const Secret &key);

} // namespace pw
