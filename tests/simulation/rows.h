// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct sqlite3;
struct sqlite3_stmt;

namespace pw::simulation
{

/// What a role sees of the shop, from most to least: written down here a second time too.
enum class Sight { All, Money, Service };
constexpr size_t sightCount = 3;

/// A replicated table as the invariants know it: written down here a second time, so that a column that the product's
/// own list forgets is missed.
struct WatchedTable {
    const char *name;
    const char *key;
    const char *columns;           ///< every column, "rev" last
    int markerColumn = -1;         ///< where a command leaves its mark, if it makes a row here
    int clientColumn = -1;         ///< a desk gets only the rows with its own client id
    Sight seenBy = Sight::Service; ///< and by those who see more
    int ownerColumn = -1;          ///< rows where it is NULL are the house's own, and not for Sight::Service
    int addressColumn = -1; ///< an e-mail address, and behind it what it is found by: neither is for Sight::Service
    int nameColumn = -1;    ///< unique
};

[[nodiscard]] std::span<const WatchedTable> watchedTables();
[[nodiscard]] int watchedTable(std::string_view name); ///< -1 when there is none

/// One row, read with SQLite's own functions.
struct WatchedRow {
    int table = 0;
    std::string key;
    qint64 rev = 0;
    quint64 hash = 0;                          ///< of all columns
    std::array<quint64, sightCount> seen = {}; ///< what each sight has of it; 0 = nothing
    std::string marker;                        ///< of the command that made it; empty where there is none
    bool isParked = false; ///< under a makeshift name, until a later page of the same pull has its own
    std::string client;    ///< whose result it is; empty where it is everybody's
};

[[nodiscard]] quint64 hashOf(std::string_view bytes, quint64 seed = 0xcbf29ce484222325);

/// Reads rows of one connection. Has to be gone before the connection is.
class RowReader
{
public:
    explicit RowReader(sqlite3 *db) : m_db(db) {}
    ~RowReader();
    RowReader(const RowReader &) = delete;
    RowReader &operator=(const RowReader &) = delete;

    /// False when there is no such row.
    [[nodiscard]] bool read(int table, qint64 rowid, WatchedRow &row);
    /// Every row of every table; appends.
    void readAll(std::vector<WatchedRow> &rows);
    [[nodiscard]] qint64 number(const char *sql);
    /// How often each mark stands in the tables that have them: {"#d1.4#", 1}.
    [[nodiscard]] std::vector<std::pair<std::string, int>> markers();
    /// Counts and sums that triggers keep, as one hash; figures of zero are left out.
    [[nodiscard]] quint64 rollups();
    /// Of all columns of all rows that a statement gives, in its order.
    [[nodiscard]] quint64 hashOfAnswer(const char *sql, quint64 seed);

private:
    [[nodiscard]] sqlite3_stmt *statement(const std::string &sql);

    sqlite3 *m_db;
    std::vector<std::pair<std::string, sqlite3_stmt *>> m_statements;
};

} // namespace pw::simulation
