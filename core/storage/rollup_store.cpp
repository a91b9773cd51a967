// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/rollup_store.h"

#include "core/storage/database.h"
#include "sql_catalogue.h"

using namespace Qt::StringLiterals;

namespace pw
{

QHash<QString, qint64> RollupStore::totals() const
{
    auto statement = m_db.prepare(sql::rollups::totals);
    QHash<QString, qint64> totals;
    while (statement.step()) {
        const QString name = statement.text("name");
        totals.insert(name, statement.integer("value"));
    }
    return totals;
}

QList<DailyFigure> RollupStore::daily(qint64 firstDay, qint64 lastDay) const
{
    auto statement = m_db.prepare(sql::rollups::daily);
    statement.bind("first"_L1, firstDay).bind("last"_L1, lastDay);
    QList<DailyFigure> figures;
    while (statement.step()) {
        DailyFigure figure;
        figure.name = statement.text("name");
        figure.day = statement.integer("day");
        figure.value = statement.integer("value");
        figures << figure;
    }
    return figures;
}

Money revenueIn(const QString &name, qint64 value)
{
    if (name == "transfers.order_delivered"_L1 || name == "transfers.child_panel"_L1)
        return Money::fromUnits(value);
    return name == "transfers.child_panel_refund"_L1 ? -Money::fromUnits(value) : Money();
}

Money revenueOf(const QHash<QString, qint64> &figures)
{
    Money revenue;
    for (auto figure = figures.constBegin(); figure != figures.constEnd(); ++figure)
        revenue = revenue + revenueIn(figure.key(), figure.value());
    return revenue;
}

} // namespace pw
