// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"

#include <QLatin1StringView>
#include <QString>

#include <span>

namespace pw
{

class Database;

/// Numbers of one kind of row, from first to last.
struct IdBlock {
    QString kind; ///< the table: "orders"
    qint64 first = 0;
    qint64 last = 0;
};

/// The server's record of numbers that it lent out: rows made on a desk have their final number at once. Numbers that
/// are never used stay unused. In a write transaction; every call may throw StorageError.
class LeaseStore
{
public:
    enum class Standing { Usable, NotLeased, Taken };

    explicit LeaseStore(Database &db) : m_db(db) {}

    /// The kinds of rows whose numbers are lent.
    [[nodiscard]] static std::span<const QLatin1StringView> kinds();

    /// Lends the next `count` numbers to this desk.
    [[nodiscard]] IdBlock lend(QLatin1StringView kind, qint64 count, const QString &clientId, qint64 staff,
                               Instant now);
    /// After a restore: numbers may have been given out that this copy of the database does not know of. They are
    /// skipped from now on, and whoever comes with one of them may have it.
    void skipAfterRestore(qint64 count, Instant now);
    [[nodiscard]] Standing standing(QLatin1StringView kind, qint64 id, qint64 staff) const;
    /// Whether a row has this number: on a desk, too.
    [[nodiscard]] bool isTaken(QLatin1StringView kind, qint64 id) const;

private:
    [[nodiscard]] IdBlock take(QLatin1StringView kind, qint64 count);
    void note(const IdBlock &block, const QString &clientId, qint64 staff, Instant now);

    Database &m_db;
};

} // namespace pw
