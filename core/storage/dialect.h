// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace pw
{

enum class DialectKind { Sqlite, Postgres };

/// The one place that knows how the two databases differ; statements in .sql files are the same for both.
class Dialect
{
public:
    explicit Dialect(DialectKind kind) : m_kind(kind) {}

    /// Replaces the @tokens@ of a migration by this database's words.
    [[nodiscard]] QString expandMigration(QString text) const;
    /// Opens a transaction that holds the right to write from its first statement on.
    [[nodiscard]] QString beginWrite() const;
    [[nodiscard]] QString beginRead() const;
    [[nodiscard]] QString commit() const;
    [[nodiscard]] QString rollback() const;
    [[nodiscard]] QString savepoint(int depth) const;
    [[nodiscard]] QString releaseSavepoint(int depth) const;
    [[nodiscard]] QString rollbackToSavepoint(int depth) const;

private:
    DialectKind m_kind;
};

} // namespace pw
