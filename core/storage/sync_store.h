// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/replicated_tables.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QVariant>

#include <functional>
#include <optional>

namespace pw
{

class Database;
class Statement;

/// Up to which revision one page of a pull goes.
struct PageCut {
    qint64 toRev = 0;
    bool more = false; ///< the server has revisions behind toRev
};

/// Whose rows a pull or a dump is about. Without a client, every client's command results.
struct Projection {
    std::optional<QString> clientId;
};

struct Tombstone {
    QString table;
    QString key;
};

/// Rows in general, for replication: what one revision changed, how a desk takes it over, and what both sides print to
/// be compared. It knows tables by their list (replicated_tables.h) and makes its statements from templates in
/// sql/sync. Every call may throw StorageError.
class SyncStore
{
public:
    using RowVisitor = std::function<void(const Statement &)>;

    explicit SyncStore(Database &db) : m_db(db) {}

    // The server's side.
    [[nodiscard]] std::optional<QString> serverMeta(const QString &name) const;
    void setServerMeta(const QString &name, const QString &value);
    /// Where a page of at most `limit` rows behind `since` ends: never inside a revision, and never before the first
    /// one.
    [[nodiscard]] PageCut cutPage(const Projection &projection, qint64 since, qint64 limit) const;
    [[nodiscard]] QList<Tombstone> tombstones(qint64 since, qint64 toRev) const;
    /// Rows of `table` with since < rev <= toRev; columns are the table's, in its order.
    void visitRows(const ReplicatedTable &table, const Projection &projection, qint64 since, qint64 toRev,
                   const RowVisitor &visit) const;

    // The desk's side.
    /// Off for the whole life of a desk's connection: pages come in the order of revisions, and a parent that changed
    /// again later arrives after its children. The server's rows are consistent; a desk only copies them.
    void switchForeignKeysOff();
    void upsert(const ReplicatedTable &table, const QList<QVariant> &row);
    void erase(const ReplicatedTable &table, const QString &key);
    void eraseResultsOfOthers(const QString &clientId);
    /// Empties every replicated table and the roll-ups: before everything is fetched again.
    void clear();
    [[nodiscard]] QString deskMeta(const QString &name) const;
    void setDeskMeta(const QString &name, const QString &value);

    // Both sides.
    /// Every row of `table` in the order of its key.
    void visitAll(const ReplicatedTable &table, const Projection &projection, const RowVisitor &visit) const;
    [[nodiscard]] QStringList columnsInDatabase(const ReplicatedTable &table) const;

private:
    void runUpsert(const ReplicatedTable &table, const QList<QVariant> &row);
    void parkRivals(const ReplicatedTable &table, const QList<QVariant> &row);

    Database &m_db;
};

} // namespace pw
