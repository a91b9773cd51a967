// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QFile;

namespace pw
{

/// Returns when the file's content is on the disk. Throws StorageError.
void syncFile(const QString &file);

/// Renames `made`, which is on the disk already, to `name`, over what has that name now: whoever looks, also after a
/// power cut, finds the one or the other. On the same file system. Throws StorageError.
void replaceFile(const QString &made, const QString &name);

/// Removes the file and syncs its folder; one that is not there is no failure. Throws StorageError.
void removeFile(const QString &file);

/// What has been written to `file` is on the disk when this returns true.
[[nodiscard]] bool flushToDisk(QFile &file);
/// Asks the system to begin writing what `file` has in memory, so that flushToDisk() waits less. A hint.
void beginWriting(QFile &file, qint64 offset, qint64 size);

} // namespace pw
