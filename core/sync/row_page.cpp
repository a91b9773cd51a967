// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/sync/row_page.h"

#include "core/protocol/field_reader.h"
#include "core/protocol/json_writer.h"
#include "core/storage/database.h"
#include "core/sync/wire.h"

#include <QJsonArray>

#include <limits>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

/// Returns about how many bytes that is: enough to bound a page by.
qsizetype writeValue(JsonWriter &out, const QVariant &value)
{
    constexpr qsizetype usual = 8;
    if (value.isNull()) {
        out.null();
    } else if (value.typeId() == QMetaType::QString) {
        const QString text = value.toString();
        out.value(text);
        return usual + text.size();
    } else {
        out.value(value.toLongLong());
    }
    return usual;
}

/// As writeValue().
qsizetype writeRow(JsonWriter &out, const Statement &row)
{
    qsizetype bytes = 0;
    out.beginArray();
    for (int i = 0; i < row.columnCount(); ++i)
        bytes += writeValue(out, row.columnAt(i));
    out.endArray();
    return bytes;
}

void beginTable(JsonWriter &out, const ReplicatedTable &table, bool whole)
{
    out.key(table.name).beginObject();
    if (whole)
        out.field("whole"_L1, true);
    out.key("columns"_L1).beginArray();
    for (const QLatin1StringView column : table.columns)
        out.value(column);
    out.endArray().key("rows"_L1).beginArray();
}

/// False: the rows take more than `maxBytes`, and were not written to the end.
bool writeTables(JsonWriter &out, Database &db, const Projection &projection, const PageHead &head, qsizetype maxBytes)
{
    SyncStore store(db);
    qsizetype bytes = 0;
    out.key("tables"_L1).beginObject();
    for (const ReplicatedTable &table : replicatedTables()) {
        if (!projection.shows(table))
            continue;
        // A whole table is written even when it is empty: that is what the desk has to know.
        const bool whole = head.whole.contains(table.name);
        bool begun = whole;
        if (whole)
            beginTable(out, table, true);
        store.visitRows(table, projection, whole ? -1 : head.since, head.cut.toRev, [&](const Statement &row) {
            if (bytes > maxBytes)
                return;
            if (!begun)
                beginTable(out, table, false);
            begun = true;
            bytes += writeRow(out, row);
        });
        if (begun)
            out.endArray().endObject();
    }
    out.endObject();
    return bytes <= maxBytes;
}

void writeSums(JsonWriter &out, const TableSums &sums)
{
    out.key("sums"_L1).beginObject();
    for (auto sum = sums.constBegin(); sum != sums.constEnd(); ++sum)
        out.key(QLatin1StringView(sum.key().toLatin1())).beginArray().value(sum->rows).value(sum->hash).endArray();
    out.endObject();
}

void writeTombstones(JsonWriter &out, const QList<Tombstone> &tombstones)
{
    out.key("tombstones"_L1).beginObject();
    for (const ReplicatedTable &table : replicatedTables()) {
        bool begun = false;
        for (const Tombstone &tombstone : tombstones) {
            if (tombstone.table != table.name)
                continue;
            if (!begun)
                out.key(table.name).beginArray();
            begun = true;
            out.value(tombstone.key);
        }
        if (begun)
            out.endArray();
    }
    out.endObject();
}

Failure<Refusal> malformed(const QString &fact)
{
    return refuse(RefusalCode::MalformedJson, {}, fact);
}

/// Where in a row of the page each of our columns stands. Columns that a newer server has added are passed over.
Decided<QList<qsizetype>> columnPlaces(const ReplicatedTable &table, const QJsonArray &columns)
{
    QList<qsizetype> places;
    for (const QLatin1StringView column : table.columns) {
        qsizetype place = 0;
        while (place < columns.size() && columns[place].toString() != column)
            ++place;
        if (place == columns.size())
            return malformed(table.name + u" lacks the column "_s + column);
        places << place;
    }
    return places;
}

QVariant asVariant(const QJsonValue &value)
{
    if (value.isNull())
        return QVariant(QMetaType::fromType<qint64>());
    if (value.isDouble())
        return QVariant(value.toInteger());
    const QString text = value.toString();
    // A null QString would be bound as NULL.
    return QVariant(text.isNull() ? u""_s : text);
}

Decided<TableRows> decodeTable(const QString &name, const QJsonObject &content)
{
    TableRows decoded;
    decoded.table = findReplicatedTable(name);
    if (!decoded.table)
        return malformed(u"unknown table "_s + name.left(64));
    const QJsonArray columns = content.value("columns"_L1).toArray();
    const auto places = columnPlaces(*decoded.table, columns);
    if (!places)
        return fail(places.error());
    decoded.whole = content.value("whole"_L1).toBool();
    const QJsonArray rows = content.value("rows"_L1).toArray();
    decoded.rows.reserve(rows.size());
    for (const QJsonValue &row : rows) {
        const QJsonArray values = row.toArray();
        if (values.size() != columns.size())
            return malformed(u"a row of "_s + name + u" has another length than its columns"_s);
        QList<QVariant> ordered;
        ordered.reserve(places->size());
        for (const qsizetype place : *places)
            ordered << asVariant(values[place]);
        decoded.rows << std::move(ordered);
    }
    return decoded;
}

Decided<QList<TableRows>> decodeTables(const QJsonObject &tables)
{
    QList<TableRows> decoded;
    // In the order of the list, not of the object: parents first.
    for (const ReplicatedTable &table : replicatedTables()) {
        const auto content = tables.constFind(table.name);
        if (content == tables.constEnd())
            continue;
        auto rows = decodeTable(table.name, content->toObject());
        if (!rows)
            return fail(rows.error());
        decoded << std::move(*rows);
    }
    if (decoded.size() != tables.size())
        return malformed(u"a table that this desk does not know"_s);
    return decoded;
}

QList<Tombstone> decodeTombstones(const QJsonObject &tables)
{
    QList<Tombstone> decoded;
    for (auto table = tables.constBegin(); table != tables.constEnd(); ++table) {
        const QJsonArray keys = table.value().toArray();
        for (const QJsonValue &key : keys)
            decoded << Tombstone{table.key(), key.toString()};
    }
    return decoded;
}

TableSums decodeSums(const QJsonObject &sums)
{
    TableSums decoded;
    for (auto sum = sums.constBegin(); sum != sums.constEnd(); ++sum) {
        const QJsonArray numbers = sum.value().toArray();
        decoded.insert(sum.key(), {numbers.at(0).toInteger(), numbers.at(1).toInteger()});
    }
    return decoded;
}

} // namespace

qint64 RowPage::rowCount() const
{
    qint64 count = tombstones.size();
    for (const TableRows &table : tables)
        count += table.rows.size() + (table.whole ? 1 : 0);
    return count;
}

Decided<RowPage> RowPage::decode(const QJsonObject &body)
{
    FieldReader reader(body);
    RowPage page;
    page.since = reader.integer(u"since"_s, 0);
    page.toRev = reader.integer(u"to_rev"_s, page.since);
    page.more = reader.maybeFlag(u"more"_s).value_or(false);
    page.ackedSeq = reader.integer(u"acked_seq"_s, 0);
    page.serverEpoch = reader.text(u"server_epoch"_s, 64);
    page.viewEpoch = reader.maybeText(u"view_epoch"_s, 64).value_or(QString());
    page.asOf = Instant(reader.maybeInteger(u"as_of"_s).value_or(0));
    const QJsonObject sums = reader.raw(u"sums"_s).toObject();
    const QJsonObject tables = reader.raw(u"tables"_s).toObject();
    const QJsonObject tombstones = reader.raw(u"tombstones"_s).toObject();
    reader.allowOthers();
    if (const auto read = reader.finish(); !read)
        return fail(read.error());
    page.sums = decodeSums(sums);
    auto decoded = decodeTables(tables);
    if (!decoded)
        return fail(decoded.error());
    page.tables = std::move(*decoded);
    page.tombstones = decodeTombstones(tombstones);
    return page;
}

std::string writePage(Database &db, const Projection &projection, const PageHead &head)
{
    return *writePageWithin(db, projection, head, std::numeric_limits<qsizetype>::max());
}

std::optional<std::string> writePageWithin(Database &db, const Projection &projection, const PageHead &head,
                                           qsizetype maxBytes)
{
    JsonWriter out;
    out.beginObject()
        .field("since"_L1, head.since)
        .field("to_rev"_L1, head.cut.toRev)
        .field("more"_L1, head.cut.more)
        .field("acked_seq"_L1, head.ackedSeq)
        .field("server_epoch"_L1, head.serverEpoch);
    const SyncStore store(db);
    if (projection.schema >= wire::trustSchema) {
        out.field("view_epoch"_L1, projection.view->epoch()).field("as_of"_L1, head.asOf.ms);
        if (!head.cut.more)
            writeSums(out, store.sums(*projection.view));
    }
    if (!writeTables(out, db, projection, head, maxBytes))
        return std::nullopt;
    writeTombstones(out, store.tombstones(projection, head.since, head.cut.toRev));
    out.endObject();
    return out.take();
}

void writeDump(Database &db, const Projection &projection, const std::function<void(const std::string &)> &sink)
{
    SyncStore store(db);
    JsonWriter out;
    for (const ReplicatedTable &table : replicatedTables()) {
        if (!projection.shows(table))
            continue;
        store.visitAll(table, projection, [&](const Statement &row) {
            out.beginObject().field("table"_L1, table.name).key("row"_L1).beginObject();
            for (int i = 0; i < row.columnCount(); ++i) {
                out.key(table.columns[static_cast<size_t>(i)]);
                writeValue(out, row.columnAt(i));
            }
            out.endObject().endObject();
            std::string line = out.take();
            line += '\n';
            sink(line);
        });
    }
}

} // namespace pw
