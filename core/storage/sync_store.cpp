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

QString joined(std::span<const QLatin1StringView> columns, const QString &pattern)
{
    QStringList parts;
    for (const QLatin1StringView column : columns)
        parts << QString(pattern).replace(u"#"_s, column);
    return parts.join(u", "_s);
}

/// A template with the table's words in it. Names come from our own list, never from outside.
QString expand(const SqlText &sql, const ReplicatedTable &table, bool mine)
{
    QString text = QString::fromUtf8(sql.text);
    text.replace("@table@"_L1, table.name);
    text.replace("@key@"_L1, table.key);
    text.replace("@columns@"_L1, joined(table.columns, u"#"_s));
    text.replace("@values@"_L1, joined(table.columns, u":#"_s));
    text.replace("@assignments@"_L1, joined(table.columns.subspan(table.columns.empty() ? 0 : 1), u"# = excluded.#"_s));
    text.replace("@and_client@"_L1, mine ? "AND client_id = :client"_L1 : ""_L1);
    return text;
}

Statement prepareFor(Database &db, const SqlText &sql, const ReplicatedTable &table, bool mine = false)
{
    QString label = QString::fromLatin1(sql.name) + u' ' + table.name;
    if (mine)
        label += u" of one client"_s;
    if (db.hasText(label))
        return db.prepareText(label, {});
    return db.prepareText(label, expand(sql, table, mine));
}

/// The statement with its client bound, where the table and the projection ask for one.
Statement prepareProjected(Database &db, const SqlText &sql, const ReplicatedTable &table, const Projection &projection)
{
    const bool mine = table.perClient && projection.clientId.has_value();
    Statement statement = prepareFor(db, sql, table, mine);
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
    std::vector<qint64> revisions;
    const auto collect = [&](Statement statement) {
        statement.bind("since"_L1, since).bind("limit"_L1, limit + 1);
        while (statement.step())
            revisions.push_back(statement.integer("rev"));
    };
    for (const ReplicatedTable &table : replicatedTables())
        collect(prepareProjected(m_db, sql::sync::revisions_after, table, projection));
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

QList<Tombstone> SyncStore::tombstones(qint64 since, qint64 toRev) const
{
    auto statement = m_db.prepare(sql::sync::tombstones_between);
    statement.bind("since"_L1, since).bind("to"_L1, toRev);
    QList<Tombstone> found;
    while (statement.step()) {
        Tombstone tombstone;
        tombstone.table = statement.text("table_name");
        tombstone.key = statement.text("row_key");
        found << tombstone;
    }
    return found;
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
        QString text = expand(sql::sync::park_rival, table, false);
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
