// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/sync_store.h"

#include "core/storage/database.h"
#include "core/storage/revision_store.h"
#include "core/storage/storage_error.h"
#include "sql_catalogue.h"

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

const QString horizonName = u"tombstone_horizon"_s;

QString joined(std::span<const QLatin1StringView> columns, const QString &pattern)
{
    QStringList parts;
    for (const QLatin1StringView column : columns)
        parts << QString(pattern).replace(u"#"_s, column);
    return parts.join(u", "_s);
}

/// What a view's columns are read as: themselves, or what stands there instead.
QString selected(const ReplicatedTable &table, const View &view)
{
    QStringList parts;
    for (const QLatin1StringView column : table.columns) {
        const ColumnMask *mask = view.mask(table, column);
        parts << (mask ? mask->instead + u" AS "_s + column : QString(column));
    }
    return parts.join(u", "_s);
}

/// A template with the table's words in it. Names and conditions come from our own lists, never from outside.
QString expand(const SqlText &sql, const ReplicatedTable &table, const View &view, bool mine)
{
    const RowFilter *filter = view.filter(table);
    QString text = QString::fromUtf8(sql.text);
    text.replace("@table@"_L1, table.name);
    text.replace("@key@"_L1, table.key);
    text.replace("@selected@"_L1, selected(table, view));
    text.replace("@columns@"_L1, joined(table.columns, u"#"_s));
    text.replace("@values@"_L1, joined(table.columns, u":#"_s));
    text.replace("@assignments@"_L1, joined(table.columns.subspan(table.columns.empty() ? 0 : 1), u"# = excluded.#"_s));
    text.replace("@and_client@"_L1, mine ? "AND client_id = :client"_L1 : ""_L1);
    text.replace("@and_view@"_L1, filter ? "AND "_L1 + filter->condition : QString());
    return text;
}

Statement prepareFor(Database &db, const SqlText &sql, const ReplicatedTable &table, const View &view = fullView(),
                     bool mine = false)
{
    QString label = QString::fromLatin1(sql.name) + u' ' + table.name + u' ' + view.name;
    if (mine)
        label += u" of one client"_s;
    if (db.hasText(label))
        return db.prepareText(label, {});
    return db.prepareText(label, expand(sql, table, view, mine));
}

/// The statement with its client bound, where the table and the projection ask for one.
Statement prepareProjected(Database &db, const SqlText &sql, const ReplicatedTable &table, const Projection &projection)
{
    const bool mine = table.perClient && projection.clientId.has_value();
    Statement statement = prepareFor(db, sql, table, *projection.view, mine);
    if (mine)
        statement.bind("client"_L1, *projection.clientId);
    return statement;
}

std::optional<QString> onlyText(Statement statement)
{
    return statement.step() ? std::optional(statement.text("value")) : std::nullopt;
}

} // namespace

std::optional<QString> SyncStore::serverMeta(const QString &name) const
{
    auto statement = m_db.prepare(sql::sync::server_meta);
    statement.bind("name"_L1, name);
    return onlyText(std::move(statement));
}

void SyncStore::setServerMeta(const QString &name, const QString &value)
{
    m_db.prepare(sql::sync::set_server_meta).bind("name"_L1, name).bind("value"_L1, value).run();
}

PageCut SyncStore::cutPage(const Projection &projection, qint64 since, qint64 limit) const
{
    const qint64 newest = RevisionStore(m_db).current();
    // The usual question of a desk that is up to date.
    if (since == newest)
        return {newest, false};
    std::vector<qint64> revisions;
    const auto collect = [&](Statement statement) {
        statement.bind("since"_L1, since).bind("limit"_L1, limit + 1);
        while (statement.step())
            revisions.push_back(statement.integer("rev"));
    };
    for (const ReplicatedTable &table : replicatedTables()) {
        if (projection.shows(table))
            collect(prepareProjected(m_db, sql::sync::revisions_after, table, projection));
    }
    static constexpr ReplicatedTable graves{.name = "tombstones"_L1, .key = "row_key"_L1, .columns = {}, .unique = {}};
    collect(prepareFor(m_db, sql::sync::revisions_after, graves));
    const auto wanted = static_cast<size_t>(limit);
    if (revisions.size() <= wanted)
        return {newest, false};
    std::ranges::sort(revisions);
    // The first row that has no place any more belongs to a revision that has to stay whole: the page ends before it.
    // Only where that leaves nothing, the first revision is longer than a page and travels in one piece.
    const qint64 cut = std::max(revisions.front(), revisions[wanted] - 1);
    return {cut, cut < newest};
}

QList<Tombstone> SyncStore::tombstones(const Projection &projection, qint64 since, qint64 toRev) const
{
    auto statement = m_db.prepare(sql::sync::tombstones_between);
    statement.bind("since"_L1, since).bind("to"_L1, toRev);
    QList<Tombstone> found;
    while (statement.step()) {
        Tombstone tombstone;
        tombstone.table = statement.text("table_name");
        tombstone.key = statement.text("row_key");
        const ReplicatedTable *table = findReplicatedTable(tombstone.table);
        if (table && projection.shows(*table))
            found << tombstone;
    }
    return found;
}

qint64 SyncStore::pruneTombstones(qint64 today, qint64 days)
{
    m_db.prepare(sql::sync::note_day).bind("day"_L1, today).bind("rev"_L1, RevisionStore(m_db).current()).run();
    qint64 horizon = tombstoneHorizon();
    {
        auto statement = m_db.prepare(sql::sync::revision_before);
        statement.bind("day"_L1, today - days);
        if (statement.step())
            horizon = std::max(horizon, statement.integer("rev"));
    }
    m_db.prepare(sql::sync::prune_days).bind("day"_L1, today - days).run();
    m_db.prepare(sql::sync::prune_tombstones).bind("horizon"_L1, horizon).run();
    setServerMeta(horizonName, QString::number(horizon));
    return horizon;
}

qint64 SyncStore::tombstoneHorizon() const
{
    return serverMeta(horizonName).value_or(u"0"_s).toLongLong();
}

TableSums SyncStore::sums(const View &view) const
{
    TableSums sums;
    auto statement = m_db.prepare(sql::sync::sums);
    while (statement.step()) {
        const QString name = statement.text("name");
        const qint64 part = statement.integer("part");
        const TableSum sum{statement.integer("row_count"), statement.integer("hash")};
        const ReplicatedTable *table = findReplicatedTable(name);
        const RowFilter *filter = table ? view.filter(*table) : nullptr;
        if (!table || !view.shows(*table) || (filter && filter->part != part))
            continue;
        TableSum &all = sums[name];
        all.rows += sum.rows;
        all.hash += sum.hash;
    }
    return sums;
}

void SyncStore::visitRows(const ReplicatedTable &table, const Projection &projection, qint64 since, qint64 toRev,
                          const RowVisitor &visit) const
{
    auto statement = prepareProjected(m_db, sql::sync::rows_between, table, projection);
    statement.bind("since"_L1, since).bind("to"_L1, toRev);
    while (statement.step())
        visit(statement);
}

void SyncStore::visitAll(const ReplicatedTable &table, const Projection &projection, const RowVisitor &visit) const
{
    auto statement = prepareProjected(m_db, sql::sync::all_rows, table, projection);
    while (statement.step())
        visit(statement);
}

void SyncStore::takeFromShop(const ReplicatedTable &table, const View &view)
{
    prepareFor(m_db, sql::whole_copy::some_rows, table, view).run();
}

void SyncStore::switchForeignKeysOff()
{
    Q_ASSERT(!m_db.inTransaction());
    m_db.execute(u"PRAGMA foreign_keys = OFF"_s);
}

void SyncStore::runUpsert(const ReplicatedTable &table, const QList<QVariant> &row)
{
    auto statement = prepareFor(m_db, sql::sync::upsert, table);
    for (size_t i = 0; i < table.columns.size(); ++i)
        statement.bind(table.columns[i], row[static_cast<qsizetype>(i)]);
    statement.run();
}

void SyncStore::upsert(const ReplicatedTable &table, const QList<QVariant> &row)
{
    Q_ASSERT(static_cast<size_t>(row.size()) == table.columns.size());
    try {
        runUpsert(table, row);
    } catch (const StorageError &) {
        // The only failure that has a cure here: a name that wandered from one row to another.
        if (table.unique.empty() || !m_db.engineInTransaction())
            throw;
        parkRivals(table, row);
        runUpsert(table, row);
    }
}

void SyncStore::parkRivals(const ReplicatedTable &table, const QList<QVariant> &row)
{
    for (const QLatin1StringView column : table.unique) {
        QString text = expand(sql::sync::park_rival, table, fullView(), false);
        text.replace("@column@"_L1, column);
        m_db.prepareText(u"sync/park_rival "_s + table.name + u' ' + column, text)
            .bind("value"_L1, row[table.columnIndex(column)])
            .bind("key"_L1, row[table.columnIndex(table.key)])
            .run();
    }
}

void SyncStore::erase(const ReplicatedTable &table, const QString &key)
{
    prepareFor(m_db, sql::sync::erase, table).bind("key"_L1, key).run();
}

void SyncStore::eraseResultsOfOthers(const QString &clientId)
{
    m_db.prepare(sql::sync::erase_results_of_others).bind("client"_L1, clientId).run();
}

void SyncStore::clear()
{
    for (const ReplicatedTable &table : replicatedTables())
        prepareFor(m_db, sql::sync::clear, table).run();
    static constexpr ReplicatedTable rollups{.name = "rollups"_L1, .key = "name"_L1, .columns = {}, .unique = {}};
    prepareFor(m_db, sql::sync::clear, rollups).run();
}

void SyncStore::clearTable(const ReplicatedTable &table)
{
    prepareFor(m_db, sql::sync::clear, table).run();
    m_db.prepare(sql::sync::clear_rollups).bind("pattern"_L1, table.name + u".%"_s).run();
}

QString SyncStore::deskMeta(const QString &name) const
{
    auto statement = m_db.prepare(sql::sync::desk_meta);
    statement.bind("name"_L1, name);
    return onlyText(std::move(statement)).value_or(QString());
}

void SyncStore::setDeskMeta(const QString &name, const QString &value)
{
    m_db.prepare(sql::sync::set_desk_meta).bind("name"_L1, name).bind("value"_L1, value).run();
}

QStringList SyncStore::columnsInDatabase(const ReplicatedTable &table) const
{
    auto statement = m_db.prepareText(u"sync/columns "_s + table.name, u"PRAGMA table_info("_s + table.name + u')');
    QStringList columns;
    while (statement.step())
        columns << statement.columnAt(1).toString();
    return columns;
}

} // namespace pw
