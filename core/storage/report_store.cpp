// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/report_store.h"

#include "core/storage/database.h"
#include "sql_catalogue.h"

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

constexpr bool money = true;

constexpr ReportColumn revenueColumns[] = {
    {"orders"_L1}, {"charged"_L1, money}, {"delivered"_L1, money}, {"refunded"_L1, money}, {"child_panels"_L1, money}};
constexpr ReportColumn profitColumns[] = {
    {"orders"_L1}, {"delivered"_L1, money}, {"cost"_L1, money}, {"profit"_L1, money}, {"cost_unknown"_L1}};
constexpr ReportColumn paymentColumns[] = {{"payments"_L1}, {"credited"_L1, money}, {"debited"_L1, money}};
constexpr ReportColumn orderColumns[] = {{"orders"_L1}, {"quantity"_L1}, {"charged"_L1, money}, {"refunded"_L1, money}};
constexpr ReportColumn providerColumns[] = {{"orders"_L1}, {"quantity"_L1}, {"cost"_L1, money}, {"cost_unknown"_L1}};
constexpr ReportColumn ticketColumns[] = {{"opened"_L1}, {"closed"_L1}, {"messages"_L1}};

Statement prepared(Database &db, ReportKind kind)
{
    switch (kind) {
    case ReportKind::Revenue:
        return db.prepare(sql::reports::revenue);
    case ReportKind::Profit:
        return db.prepare(sql::reports::profit);
    case ReportKind::Payments:
        return db.prepare(sql::reports::payments);
    case ReportKind::Orders:
        return db.prepare(sql::reports::orders);
    case ReportKind::Services:
        return db.prepare(sql::reports::services);
    case ReportKind::Providers:
        return db.prepare(sql::reports::providers);
    case ReportKind::Tickets:
        return db.prepare(sql::reports::tickets);
    }
    Q_UNREACHABLE();
}

} // namespace

ReportShape shapeOf(ReportKind kind)
{
    switch (kind) {
    case ReportKind::Revenue:
        return {.key = {}, .columns = revenueColumns};
    case ReportKind::Profit:
        return {.key = {}, .columns = profitColumns};
    case ReportKind::Payments:
        return {.key = "kind"_L1, .columns = paymentColumns};
    case ReportKind::Orders:
        return {.key = "status"_L1, .columns = orderColumns};
    case ReportKind::Services:
        return {.key = "service"_L1, .isNamed = true, .columns = orderColumns};
    case ReportKind::Providers:
        return {.key = "provider"_L1, .isNamed = true, .columns = providerColumns};
    case ReportKind::Tickets:
        return {.key = "type"_L1, .columns = ticketColumns};
    }
    Q_UNREACHABLE();
}

QList<ReportRow> ReportStore::rows(ReportKind kind, const ReportPeriod &period, const QString &currency) const
{
    const ReportShape shape = shapeOf(kind);
    auto statement = prepared(m_db, kind);
    statement.bind("from"_L1, period.from).bind("to"_L1, period.to);
    if (kind == ReportKind::Profit || kind == ReportKind::Providers)
        statement.bind("currency"_L1, currency);
    QList<ReportRow> rows;
    while (statement.step()) {
        ReportRow row;
        row.day = statement.integer("day");
        row.key = statement.text("key");
        row.label = statement.text("label");
        for (const ReportColumn &column : shape.columns)
            row.values << statement.integer(column.name.data());
        rows << row;
    }
    return rows;
}

} // namespace pw
