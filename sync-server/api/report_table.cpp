// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/api/report_table.h"

#include <QDate>
#include <QMap>

#include <tuple>

namespace pw::server
{
namespace
{

/// By time, then by number, then by word.
using RowKey = std::tuple<qint64, qint64, QString>;

const QDate &epoch()
{
    static const QDate date(1970, 1, 1);
    return date;
}

void add(QList<qint64> &sums, const QList<qint64> &values)
{
    sums.resize(values.size());
    for (qsizetype i = 0; i < values.size(); ++i)
        sums[i] += values[i];
}

} // namespace

qint64 groupOf(qint64 day, ReportGroup group, qint64 first)
{
    const QDate date = epoch().addDays(day);
    switch (group) {
    case ReportGroup::Day:
        return day;
    case ReportGroup::Week:
        return day - (date.dayOfWeek() - 1);
    case ReportGroup::Month:
        return day - (date.day() - 1);
    case ReportGroup::Whole:
        return first;
    }
    Q_UNREACHABLE();
}

QList<ReportRow> grouped(const QList<ReportRow> &days, ReportKind kind, const ReportPeriod &period, ReportGroup group)
{
    const ReportShape shape = shapeOf(kind);
    const qint64 first = period.from.day();
    QMap<RowKey, ReportRow> rows;
    for (qint64 day = first; shape.key.isEmpty() && day < period.to.day(); ++day) {
        const qint64 start = groupOf(day, group, first);
        rows.insert({start, 0, {}},
                    {.day = start, .key = {}, .label = {}, .values = QList<qint64>(shape.columns.size())});
    }
    for (const ReportRow &row : days) {
        const qint64 start = groupOf(row.day, group, first);
        ReportRow &sum = rows[{start, shape.isNamed ? row.key.toLongLong() : 0, row.key}];
        sum.day = start;
        sum.key = row.key;
        sum.label = row.label;
        add(sum.values, row.values);
    }
    return rows.values();
}

QList<qint64> totalOf(const QList<ReportRow> &rows, ReportKind kind)
{
    QList<qint64> total(static_cast<qsizetype>(shapeOf(kind).columns.size()));
    for (const ReportRow &row : rows)
        add(total, row.values);
    return total;
}

} // namespace pw::server
