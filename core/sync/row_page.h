// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"
#include "core/domain/refusal.h"
#include "core/storage/sync_store.h"

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QVariant>

#include <functional>
#include <string>

namespace pw
{

class Database;
struct ReplicatedTable;

/// The rows of one table in a page, as a desk has decoded them.
struct TableRows {
    const ReplicatedTable *table = nullptr;
    QList<QList<QVariant>> rows; ///< values in the order of the table's columns
    bool whole = false;          ///< all rows of the table, in place of those that the desk has
};

/// One answer to a pull.
struct RowPage {
    qint64 since = 0;
    qint64 toRev = 0;
    bool more = false;
    qint64 ackedSeq = 0;
    QString serverEpoch;
    QString viewEpoch; ///< empty from a server that knows no views
    Instant asOf;      ///< the server's time of this answer; ms = 0 where it does not say
    QList<TableRows> tables;
    TableSums sums; ///< of the whole tables at toRev; only in the last page of a pull
    QList<Tombstone> tombstones;

    [[nodiscard]] qint64 rowCount() const;
    [[nodiscard]] static Decided<RowPage> decode(const QJsonObject &body);
};

/// Head of a page; its rows are written straight from the database.
struct PageHead {
    qint64 since = 0;
    PageCut cut;
    qint64 ackedSeq = 0;
    QString serverEpoch;
    Instant asOf;
    QStringList whole; ///< tables that are sent with all their rows, to heal a copy that differs
};

[[nodiscard]] std::string writePage(Database &db, const Projection &projection, const PageHead &head);
/// The same, unless its rows take more than so many bytes, or so many and one row: then nothing, at little cost.
[[nodiscard]] std::optional<std::string> writePageWithin(Database &db, const Projection &projection,
                                                         const PageHead &head, qsizetype maxBytes);

/// Every replicated row as one JSON line {"table","row"}, tables in their order and rows in the order of their keys:
/// two databases hold the same shop exactly when these lines are equal. `sink` gets each line with its line break.
void writeDump(Database &db, const Projection &projection, const std::function<void(const std::string &)> &sink);

} // namespace pw
