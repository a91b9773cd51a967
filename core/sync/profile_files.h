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

/// Removes all that a profile holds of the shop, for a device that was revoked: first the key, so that what a crash
/// leaves behind cannot be read. Nobody may have it open. Throws StorageError.
void wipeProfile(const QString &profileDir);
/// Goes on with a removal that a crash has cut short; nothing where there was none. To be called before a profile is
/// looked at. Throws StorageError.
void finishWiping(const QString &profileDir);

} // namespace pw
