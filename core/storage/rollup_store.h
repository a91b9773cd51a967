// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/money.h"

#include <QHash>
#include <QList>
#include <QString>

namespace pw
{

class Database;

struct DailyFigure {
    QString name;
    qint64 day = 0; ///< days since 1970-01-01 UTC
    qint64 value = 0;
};

/// Counts and sums kept by triggers (0002_rollups.sql names them): "orders.pending", "users.balance", "orders.placed" a
/// day. Sums of money are in units of 1e-8. Every call may throw StorageError.
class RollupStore
{
public:
    explicit RollupStore(Database &db) : m_db(db) {}

    [[nodiscard]] QHash<QString, qint64> totals() const;
    [[nodiscard]] QList<DailyFigure> daily(qint64 firstDay, qint64 lastDay) const;

private:
    Database &m_db;
};

/// The part of a figure that is revenue, by its name: what orders kept and the months of child panels; negative for
/// months that were paid back.
[[nodiscard]] Money revenueIn(const QString &name, qint64 value);
/// Of all figures of a day, or of all time.
[[nodiscard]] Money revenueOf(const QHash<QString, qint64> &figures);

} // namespace pw
