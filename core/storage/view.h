// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/role.h"
#include "core/storage/replicated_tables.h"

#include <QLatin1StringView>
#include <QString>

#include <optional>
#include <span>

namespace pw
{

/// A column whose content a view does not get: what stands there instead, as an SQL expression.
struct ColumnMask {
    QLatin1StringView table;
    QLatin1StringView column;
    QLatin1StringView instead;
};

/// Which rows of a table a view gets, as an SQL condition, and which parts of its sums count them (table_sums.part).
struct RowFilter {
    QLatin1StringView table;
    QLatin1StringView condition;
    int part;
};

/// What a role sees of the shop. Rows and columns outside of it never leave the server, in a page, in a snapshot or in
/// a sum.
struct View {
    QLatin1StringView name;
    std::span<const QLatin1StringView> hidden; ///< tables
    std::span<const ColumnMask> masks;
    std::span<const RowFilter> filters;

    [[nodiscard]] bool shows(const ReplicatedTable &table) const;
    /// nullptr where the column is shown as it is.
    [[nodiscard]] const ColumnMask *mask(const ReplicatedTable &table, QLatin1StringView column) const;
    [[nodiscard]] const RowFilter *filter(const ReplicatedTable &table) const;
    /// What desks compare: another one means that the copy shows something else now and has to be fetched again.
    [[nodiscard]] QString epoch() const;
};

[[nodiscard]] std::span<const View> allViews();
[[nodiscard]] const View &viewOf(Role role);
/// Everything: what the server itself compares and prints.
[[nodiscard]] const View &fullView();

/// Whose rows a page, a snapshot or a dump is about. Without a client, every client's command results.
struct Projection {
    std::optional<QString> clientId = {};
    const View *view = &fullView();
    int schema = newestSchema; ///< of the desk; it does not get tables that are newer

    static constexpr int newestSchema = 1'000'000;
    [[nodiscard]] bool shows(const ReplicatedTable &table) const
    {
        return table.sinceSchema <= schema && view->shows(table);
    }
};

} // namespace pw
