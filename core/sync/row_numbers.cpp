// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/sync/row_numbers.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

QString oneOf(const QString &kind)
{
    return kind.endsWith(u"ies") ? kind.chopped(3) + u'y' : kind.chopped(1);
}

QString severalOf(const QString &kind)
{
    return oneOf(kind) + u"_ids"_s;
}

} // namespace

QList<qint64> rowsNamed(const QJsonObject &args, const QString &kind)
{
    QList<qint64> rows;
    if (const qint64 row = args.value(oneOf(kind)).toInteger(); row > 0)
        rows << row;
    const QJsonArray list = args.value(severalOf(kind)).toArray();
    for (const QJsonValue &row : list)
        rows << row.toInteger();
    return rows;
}

QJsonObject renumber(QJsonObject args, const Renumbered &row)
{
    if (args.value(oneOf(row.kind)).toInteger() == row.from)
        args.insert(oneOf(row.kind), row.to);
    QJsonArray list = args.value(severalOf(row.kind)).toArray();
    for (auto &&each : list) {
        if (each.toInteger() == row.from)
            each = row.to;
    }
    if (!list.isEmpty())
        args.insert(severalOf(row.kind), list);
    return args;
}

bool hasLostNumber(const OutboxEntry &entry)
{
    const auto &refusal = entry.refusal;
    return refusal && (refusal->code == RefusalCode::IdTaken || refusal->code == RefusalCode::IdNotLeased);
}

} // namespace pw
