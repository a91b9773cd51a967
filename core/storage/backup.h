// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace pw
{

class Database;

/// Copies the whole database, as one snapshot, into a new file; others may go on writing. Throws StorageError.
void backUp(Database &db, const QString &file);

} // namespace pw
