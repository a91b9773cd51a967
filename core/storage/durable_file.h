// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

class QFile;

namespace pw
{

/// What has been written to `file` is on the disk when this returns true.
[[nodiscard]] bool flushToDisk(QFile &file);
/// Asks the system to begin writing what `file` has in memory, so that flushToDisk() waits less. A hint.
void beginWriting(QFile &file, qint64 offset, qint64 size);

} // namespace pw
