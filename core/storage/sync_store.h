// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/view.h"

#include <QList>
#include <QMap>
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

/// How many rows of one table a view shows, and their rolling hash (migration shared/0003).
struct TableSum {
    qint64 rows = 0;
    qint64 hash = 0;

    [[nodiscard]] bool operator==(const TableSum &) const = default;
};
using TableSums = QMap<QString, TableSum>;

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
    [[nodiscard]] QList<Tombstone> tombstones(const Projection &projection, qint64 since, qint64 toRev) const;
    /// Forgets deletions that are older than `days`; a desk that was away for longer has to resync. Days are since
    /// 1970. Returns the horizon: the revision up to which deletions are not known any more.
    qint64 pruneTombstones(qint64 today, qint64 days);
    [[nodiscard]] qint64 tombstoneHorizon() const;
    /// Rows of `table` with since < rev <= toRev; columns are the table's, in its order.
    void visitRows(const ReplicatedTable &table, const Projection &projection, qint64 since, qint64 toRev,
                   const RowVisitor &visit) const;

    /// Into a desk's database that has the shop attached as `shop`: what the view shows of the table.
    void takeFromShop(const ReplicatedTable &table, const View &view);

    // The desk's side.
    /// Off for the whole life of a desk's connection: pages come in the order of revisions, and a parent that changed
    /// again later arrives after its children. The server's rows are consistent; a desk only copies them.
    void switchForeignKeysOff();
    void upsert(const ReplicatedTable &table, const QList<QVariant> &row);
    void erase(const ReplicatedTable &table, const QString &key);
    void eraseResultsOfOthers(const QString &clientId);
    /// Empties every replicated table and the roll-ups: before everything is fetched again.
    void clear();
    /// Empties one table with its roll-ups, before all its rows are written anew.
    void clearTable(const ReplicatedTable &table);
    [[nodiscard]] QString deskMeta(const QString &name) const;
    void setDeskMeta(const QString &name, const QString &value);

    // Both sides.
    /// The sums of the tables that the view shows whole, by table.
    [[nodiscard]] TableSums sums(const View &view) const;
    /// Every row of `table` in the order of its key.
    void visitAll(const ReplicatedTable &table, const Projection &projection, const RowVisitor &visit) const;
    [[nodiscard]] QStringList columnsInDatabase(const ReplicatedTable &table) const;

private:
    void runUpsert(const ReplicatedTable &table, const QList<QVariant> &row);
    void parkRivals(const ReplicatedTable &table, const QList<QVariant> &row);

    Database &m_db;
};

} // namespace pw
