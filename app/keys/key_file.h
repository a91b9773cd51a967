// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "app/keys/sealed_file.h"

namespace pw
{
class IdSource;
}

namespace pw::keys
{

/// Where a profile keeps its key if a passphrase protects it.
[[nodiscard]] QString keyFileOf(const QString &profileDir);

/// The profile's key. A profile whose files are not encrypted gets a new one, sealed with the passphrase; one whose
/// key is kept elsewhere is a failure of kind CannotRead. Throws StorageError, and ProfileBusy where another program
/// works in the profile and might be making a key as well.
[[nodiscard]] Result<Secret, SealFailure> keyBehind(const Secret &passphrase, const QString &profileDir, IdSource &ids);

} // namespace pw::keys
