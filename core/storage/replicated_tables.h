// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QLatin1StringView>
#include <QString>

#include <span>

namespace pw
{

/// One table that desks hold a copy of.
struct ReplicatedTable {
    QLatin1StringView name;
    QLatin1StringView key;
    std::span<const QLatin1StringView> columns; ///< in the order of the schema
    std::span<const QLatin1StringView> unique;  ///< columns with a uniqueness of their own, besides the key
    bool perClient = false;                     ///< a desk gets only the rows with its own client_id
    int sinceSchema = 1;                        ///< desks of an older schema do not get it

    [[nodiscard]] qsizetype columnIndex(QLatin1StringView column) const;
};

/// Parents before children.
[[nodiscard]] std::span<const ReplicatedTable> replicatedTables();
/// nullptr when there is none.
[[nodiscard]] const ReplicatedTable *findReplicatedTable(QStringView name);

} // namespace pw
