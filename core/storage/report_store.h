// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"
#include "core/domain/words.h"

#include <QLatin1StringView>
#include <QList>
#include <QString>

#include <span>

namespace pw
{

class Database;

enum class ReportKind { Revenue, Profit, Payments, Orders, Services, Providers, Tickets };

inline const auto &wordTable(ReportKind)
{
    static constexpr Word<ReportKind> table[] = {
        {ReportKind::Revenue, "revenue"}, {ReportKind::Profit, "profit"},     {ReportKind::Payments, "payments"},
        {ReportKind::Orders, "orders"},   {ReportKind::Services, "services"}, {ReportKind::Providers, "providers"},
        {ReportKind::Tickets, "tickets"},
    };
    return table;
}

struct ReportColumn {
    QLatin1StringView name;
    bool isMoney = false; ///< in units of 1e-8; otherwise a count
};

/// What a report of a kind consists of.
struct ReportShape {
    QLatin1StringView key; ///< what its rows are by, besides the day: "status"; empty = by nothing
    bool isNamed = false;  ///< the key is a number, and what it stands for has a name
    std::span<const ReportColumn> columns;
};

[[nodiscard]] ReportShape shapeOf(ReportKind kind);

struct ReportRow {
    qint64 day = 0; ///< since 1970-01-01 UTC
    QString key;
    QString label;
    QList<qint64> values; ///< one for each column
};

/// Whole days, in UTC.
struct ReportPeriod {
    Instant from;
    Instant to; ///< not included
};

/// Reads the figures of a period day by day, from roll-ups or along indexes on the time that a server has. Takes as
/// long as the period has rows: for a thread that may wait. Every call may throw StorageError.
class ReportStore
{
public:
    explicit ReportStore(Database &db) : m_db(db) {}

    /// In no order. `currency` is the shop's: other providers' costs cannot be counted.
    [[nodiscard]] QList<ReportRow> rows(ReportKind kind, const ReportPeriod &period, const QString &currency) const;

private:
    Database &m_db;
};

} // namespace pw
