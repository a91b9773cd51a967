// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/report_store.h"

#include <QList>

namespace pw::server
{

/// What stands together in a report.
enum class ReportGroup {
    Day,
    Week, ///< from Monday on
    Month,
    Whole ///< all of the period
};

inline const auto &wordTable(ReportGroup)
{
    static constexpr Word<ReportGroup> table[] = {
        {ReportGroup::Day, "day"},
        {ReportGroup::Week, "week"},
        {ReportGroup::Month, "month"},
        {ReportGroup::Whole, "whole"},
    };
    return table;
}

/// The first day of the group that a day is in, both since 1970-01-01; `first` is that of the whole period.
[[nodiscard]] qint64 groupOf(qint64 day, ReportGroup group, qint64 first);

/// Adds up rows of days to rows of groups, by time and then by key (numbers as numbers). Where a report is by nothing
/// else, groups in which nothing happened are there too, with zeros: a chart has no gaps.
[[nodiscard]] QList<ReportRow> grouped(const QList<ReportRow> &days, ReportKind kind, const ReportPeriod &period,
                                       ReportGroup group);

/// One row of all of them.
[[nodiscard]] QList<qint64> totalOf(const QList<ReportRow> &rows, ReportKind kind);

} // namespace pw::server
