// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/database.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/csv_writer.h"
#include "sync-server/api/handlers.h"
#include "sync-server/api/report_table.h"

using namespace Qt::StringLiterals;

namespace pw::server::handlers
{
namespace
{

constexpr qint64 dayMs = 86'400'000;
constexpr qint64 maxDays = 400;
constexpr qsizetype maxRows = 100'000;

enum class Format { Json, Csv };

const auto &wordTable(Format)
{
    static constexpr Word<Format> table[] = {{Format::Json, "json"}, {Format::Csv, "csv"}};
    return table;
}

struct Asked {
    ReportKind kind = ReportKind::Revenue;
    ReportPeriod period;
    ReportGroup group = ReportGroup::Day;
    Format format = Format::Json;
};

QString dateOf(qint64 day)
{
    return Instant(day * dayMs).toString().left(10);
}

void writeValues(JsonWriter &out, const ReportShape &shape, const QList<qint64> &values)
{
    for (std::size_t i = 0; i < shape.columns.size(); ++i) {
        const qint64 value = values[static_cast<qsizetype>(i)];
        if (shape.columns[i].isMoney)
            out.field(shape.columns[i].name, Money::fromUnits(value));
        else
            out.field(shape.columns[i].name, value);
    }
}

void writeRow(JsonWriter &out, const ReportShape &shape, const ReportRow &row)
{
    out.beginObject().field("period"_L1, dateOf(row.day));
    if (shape.isNamed)
        out.field(shape.key, row.key.toLongLong()).field("name"_L1, row.label);
    else if (!shape.key.isEmpty())
        out.field(shape.key, row.key);
    writeValues(out, shape, row.values);
    out.endObject();
}

http::Response asJson(const QList<ReportRow> &rows, const Asked &asked, const QString &currency)
{
    const ReportShape shape = shapeOf(asked.kind);
    JsonWriter out;
    out.beginObject()
        .field("kind"_L1, toWord(asked.kind))
        .field("from"_L1, asked.period.from)
        .field("to"_L1, asked.period.to)
        .field("group"_L1, toWord(asked.group))
        .field("currency"_L1, currency)
        .key("items"_L1)
        .beginArray();
    for (const ReportRow &row : rows)
        writeRow(out, shape, row);
    out.endArray().key("total"_L1).beginObject();
    writeValues(out, shape, totalOf(rows, asked.kind));
    out.endObject().endObject();
    return jsonResponse(out);
}

http::Response asCsv(const QList<ReportRow> &rows, const Asked &asked)
{
    const ReportShape shape = shapeOf(asked.kind);
    CsvWriter out;
    out.text(u"period"_s);
    if (!shape.key.isEmpty())
        out.text(shape.key);
    if (shape.isNamed)
        out.text(u"name"_s);
    for (const ReportColumn &column : shape.columns)
        out.text(column.name);
    out.endLine();
    for (const ReportRow &row : rows) {
        out.text(dateOf(row.day));
        if (!shape.key.isEmpty())
            out.text(row.key);
        if (shape.isNamed)
            out.text(row.label);
        for (std::size_t i = 0; i < shape.columns.size(); ++i) {
            const qint64 value = row.values[static_cast<qsizetype>(i)];
            if (shape.columns[i].isMoney)
                out.money(Money::fromUnits(value));
            else
                out.number(value);
        }
        out.endLine();
    }
    return out.response(toWord(asked.kind).toStdString() + ".csv");
}

Decided<Asked> readAsked(const Call &call)
{
    QueryReader query(call.request.query());
    Asked asked;
    const auto kind = fromWord<ReportKind>(call.text(0));
    const qint64 today = call.now.day();
    asked.period.from = query.moment("from").value_or(Instant((today - 29) * dayMs));
    asked.period.to = query.moment("to").value_or(Instant((today + 1) * dayMs));
    asked.group = query.word<ReportGroup>("group").value_or(ReportGroup::Day);
    asked.format = query.word<Format>("format").value_or(Format::Json);
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    if (!kind)
        return refuse(RefusalCode::FieldNotOneOf, u"kind"_s, allWords<ReportKind>().join(u", "_s));
    asked.kind = *kind;
    const auto &[from, to] = asked.period;
    for (const auto &[moment, field] : {std::pair(from, u"from"_s), std::pair(to, u"to"_s)}) {
        if (moment.ms < 0 || moment.ms % dayMs != 0)
            return refuse(RefusalCode::FieldOutOfRange, field, u"whole days, in UTC"_s);
    }
    if (!(from < to) || to.ms - from.ms > maxDays * dayMs)
        return refuse(RefusalCode::FieldOutOfRange, u"to"_s, u"after from, by at most %1 days"_s.arg(maxDays));
    return asked;
}

Decided<Mutation> reportOf(const Shop &shop, const Asked &asked)
{
    Database db(shop.reader);
    const ReadTransaction snapshot(db);
    const QList<ReportRow> rows =
        grouped(ReportStore(db).rows(asked.kind, asked.period, shop.currency), asked.kind, asked.period, asked.group);
    if (rows.size() > maxRows)
        return refuse(RefusalCode::FieldOutOfRange, u"group"_s, u"a report of at most %1 rows"_s.arg(maxRows));
    return Mutation{.instead = asked.format == Format::Csv ? asCsv(rows, asked) : asJson(rows, asked, shop.currency)};
}

} // namespace

Decided<SlowWork> report(const Call &call)
{
    const auto asked = readAsked(call);
    if (!asked)
        return fail(asked.error());
    return SlowWork([&shop = call.shop, asked = *asked] { return reportOf(shop, asked); });
}

} // namespace pw::server::handlers
