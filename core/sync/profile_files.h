// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace pw
{

[[nodiscard]] QString baseFileOf(const QString &profileDir);
[[nodiscard]] QString outboxFileOf(const QString &profileDir);

/// Whether either of the two is encrypted. Throws StorageError.
[[nodiscard]] bool isProfileEncrypted(const QString &profileDir);

/// Moves both files, and all that belongs to them, into the new folder `target`: nothing is lost, and the profile is
/// empty. For a profile whose key is gone; nobody may have it open. Throws StorageError.
void setProfileAside(const QString &profileDir, const QString &target);

} // namespace pw
