// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

class QFile;

namespace pw
{

/// What has been written to `file` is on the disk when this returns true.
[[nodiscard]] bool flushToDisk(QFile &file);
/// Puts `from` in the place of `to` in one step, on the same file system, and has the folder on the disk afterwards:
/// whoever looks, also after a power cut, finds the old file or the new one. `from` is to be on the disk before.
[[nodiscard]] bool replaceFile(const QString &from, const QString &to);
/// Asks the system to begin writing what `file` has in memory, so that flushToDisk() waits less. A hint.
void beginWriting(QFile &file, qint64 offset, qint64 size);

} // namespace pw
