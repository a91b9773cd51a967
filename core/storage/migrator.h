// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringList>

namespace pw
{

class Database;

/// The sets of migrations that make each kind of database, in this order.
namespace schema
{
[[nodiscard]] QStringList server();
[[nodiscard]] QStringList desk();
[[nodiscard]] QStringList outbox();
} // namespace schema

/// Brings `db` to the newest schema, each migration in a transaction of its own. Returns the names applied now.
/// Throws StorageError where one fails, and where the database knows migrations that this program does not (it is
/// newer).
QStringList migrate(Database &db, const QStringList &sets);

/// How many migrations of the shared set this program knows: the schema number that desks and servers compare.
[[nodiscard]] int schemaVersion();

} // namespace pw
