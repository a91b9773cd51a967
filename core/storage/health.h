// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"

#include <QStringList>

namespace pw
{

class Database;

// Whether a database file can be trusted; read only. Every call may throw StorageError.

/// Sentences of the engine about damaged pages, indexes and values; empty = sound. Reads the whole file.
[[nodiscard]] QStringList integrityProblems(Database &db);
/// "orders row 17 names a row of users that is not there"; empty = sound.
[[nodiscard]] QStringList foreignKeyProblems(Database &db);
/// Migrations that opening the database for work would run now; throws StorageError where a newer version made it.
[[nodiscard]] QStringList missingMigrations(Database &db, const QStringList &sets);
/// When the newest movement of money was written; 0 where there is none.
[[nodiscard]] Instant newestTransfer(Database &db);

} // namespace pw
