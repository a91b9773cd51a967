// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/simulation/rows.h"

#include <sqlite3.h>

#include <cstring>

namespace pw::simulation
{
namespace
{

constexpr WatchedTable tables[] = {
    {"staff", "id", "id, name, role, enabled, created_at, rev"},
    {.name = "users",
     .key = "id",
     .columns = "id, username, username_key, email, email_key, state, suspend_reason, balance, on_hold, spent, "
                "order_count, note, created_at, updated_at, rev",
     .addressColumn = 3},
    {.name = "categories", .key = "id", .columns = "id, name, position, enabled, rev", .nameColumn = 1},
    {"services", "id",
     "id, category_id, name, type, rate, min_quantity, max_quantity, enabled, refill, cancel, dripfeed, description, "
     "average_minutes, position, updated_at, rev"},
    {.name = "orders",
     .key = "id",
     .columns = "id, user_id, service_id, service_name, link, comments, quantity, charge, refunded, start_count, "
                "remains, status, placed_via, created_at, updated_at, rev",
     .markerColumn = 4},
    {"order_events", "id", "id, order_id, actor, from_status, to_status, created_at, rev"},
    {"order_details", "order_id", "order_id, fields, runs, interval_minutes, rev"},
    {.name = "transfers",
     .key = "id",
     .columns = "id, key, kind, debit, credit, amount, user_id, order_id, memo, actor, created_at, rev",
     .markerColumn = 8,
     .ownerColumn = 6},
    {.name = "accounts", .key = "code", .columns = "code, balance, rev", .seenBy = Sight::Money},
    {.name = "tickets",
     .key = "id",
     .columns = "id, user_id, type, subject, order_ids, status, read_by_staff, message_count, created_at, updated_at, "
                "rev",
     .markerColumn = 3},
    {.name = "ticket_messages",
     .key = "id",
     .columns = "id, ticket_id, author_kind, author_name, text, created_at, rev",
     .markerColumn = 4},
    {.name = "command_results",
     .key = "command_id",
     .columns = "command_id, client_id, seq, status, code, field, fact, result, decided_at, rev",
     .clientColumn = 1},
    {.name = "providers",
     .key = "id",
     .columns =
         "id, name, url, enabled, balance, currency, balance_at, alert_below, problem, created_at, updated_at, rev",
     .seenBy = Sight::Money},
    {.name = "service_sources",
     .key = "id",
     .columns = "id, service_id, provider_id, upstream_service, position, enabled, cost, updated_at, rev",
     .seenBy = Sight::Money},
    {.name = "order_forwards",
     .key = "order_id",
     .columns =
         "order_id, source_id, provider_id, state, upstream_order, upstream_status, cost, problem, updated_at, rev",
     .seenBy = Sight::Money},
    {.name = "source_terms",
     .key = "source_id",
     .columns = "source_id, follows_price, percent, fixed, step, follows_name, ends_service, runs_dripfeed, "
                "upstream_name, upstream_min, upstream_max, presence, waiting_cost, rev",
     .seenBy = Sight::Money},
    {.name = "provider_lists",
     .key = "provider_id",
     .columns = "provider_id, read_at, problem, rev",
     .seenBy = Sight::Money},
    {"order_dripfeeds", "order_id", "order_id, state, started, ended, updated_at, rev"},
    {"order_subscriptions", "order_id", "order_id, state, made, ended, awaited, expires_at, updated_at, rev"},
    {"order_runs", "order_id", "order_id, parent_id, run, rev"},
    {"ticket_attachments", "id", "id, ticket_id, author_kind, author_name, name, type, size, created_at, rev"},
    {"announcements", "id",
     "id, title, text, kind, starts_at, ends_at, audience, user_ids, enabled, created_at, updated_at, rev"},
    {"pages", "id", "id, slug, title, body, kind, published, position, created_at, updated_at, rev"},
    {"user_terms", "user_id", "user_id, discount, rev"},
    {"user_rates", "code", "code, user_id, service_id, rate, rev"},
    {.name = "referrals",
     .key = "user_id",
     .columns = "user_id, affiliate_id, created_at, rev",
     .seenBy = Sight::Money},
    {.name = "affiliate_terms", .key = "user_id", .columns = "user_id, percent, enabled, rev", .seenBy = Sight::Money},
    {.name = "affiliate_earnings",
     .key = "order_id",
     .columns = "order_id, affiliate_id, user_id, percent, amount, created_at, rev",
     .seenBy = Sight::Money},
    {.name = "affiliate_payouts",
     .key = "id",
     .columns = "id, user_id, amount, state, reason, created_at, decided_at, rev",
     .seenBy = Sight::Money},
    {"child_panels", "id",
     "id, user_id, domain, currency, state, price, auto_renew, months, paid_until, reason, created_at, updated_at, "
     "rev"},
    {"tasks", "id", "id, order_id, user_id, kind, status, requested_by, problem, created_at, updated_at, rev"},
    {.name = "settings", .key = "name", .columns = "name, value, rev", .seenBy = Sight::Money},
    {"activity", "id", "id, at, actor, command, subject, subject_id, rev"},
    {.name = "quarantine",
     .key = "command_id",
     .columns = "command_id, client_id, staff_id, staff_name, seq, name, version, args, row_id, made_at, received_at, "
                "status, rev",
     .seenBy = Sight::All},
};

quint64 hashColumn(sqlite3_stmt *statement, int column, quint64 seed)
{
    const int type = sqlite3_column_type(statement, column);
    if (type == SQLITE_INTEGER) {
        const qint64 value = sqlite3_column_int64(statement, column);
        return hashOf({reinterpret_cast<const char *>(&value), sizeof value}, seed ^ 1);
    }
    if (type == SQLITE_NULL)
        return hashOf("null", seed ^ 2);
    const auto *bytes = static_cast<const char *>(sqlite3_column_blob(statement, column));
    return hashOf({bytes ? bytes : "", static_cast<size_t>(sqlite3_column_bytes(statement, column))}, seed ^ 3);
}

std::string textColumn(sqlite3_stmt *statement, int column)
{
    const auto *text = reinterpret_cast<const char *>(sqlite3_column_text(statement, column));
    return text ? text : "";
}

/// Marks begin and end with '#'; other texts are nobody's.
std::string markerIn(const std::string &text)
{
    return text.size() > 2 && text.front() == '#' && text.back() == '#' ? text : std::string();
}

quint64 hashText(const std::string &text, quint64 seed)
{
    return hashOf(text, seed ^ 3);
}

/// What a desk has of the row whose person sees so much; 0 = nothing.
quint64 hashSeen(sqlite3_stmt *statement, int table, Sight sight)
{
    const WatchedTable &watched = tables[table];
    const bool isService = sight == Sight::Service;
    if (sight > watched.seenBy ||
        (isService && watched.ownerColumn >= 0 && sqlite3_column_type(statement, watched.ownerColumn) == SQLITE_NULL))
        return 0;
    quint64 hash = 0x9e3779b97f4a7c15ull * static_cast<quint64>(table + 1);
    for (int column = 0; column < sqlite3_column_count(statement); ++column) {
        if (isService && watched.addressColumn >= 0 && column == watched.addressColumn)
            hash = hashText("", hash);
        else if (isService && watched.addressColumn >= 0 && column == watched.addressColumn + 1)
            hash = hashText("hidden:" + textColumn(statement, 0), hash);
        else
            hash = hashColumn(statement, column, hash);
    }
    return hash;
}

void fill(sqlite3_stmt *statement, int table, WatchedRow &row)
{
    const WatchedTable &watched = tables[table];
    const int count = sqlite3_column_count(statement);
    row.table = table;
    row.key = textColumn(statement, 0);
    row.rev = sqlite3_column_int64(statement, count - 1);
    row.hash = hashSeen(statement, table, Sight::All);
    const bool isAlike = watched.seenBy == Sight::Service && watched.ownerColumn < 0 && watched.addressColumn < 0;
    for (const Sight sight : {Sight::All, Sight::Money, Sight::Service})
        row.seen[static_cast<size_t>(sight)] = isAlike ? row.hash : hashSeen(statement, table, sight);
    row.isParked =
        watched.nameColumn >= 0 && textColumn(statement, watched.nameColumn).ends_with(" (#" + row.key + ")");
    row.marker.clear();
    row.client.clear();
    if (watched.markerColumn >= 0)
        row.marker = markerIn(textColumn(statement, watched.markerColumn));
    if (watched.clientColumn >= 0)
        row.client = textColumn(statement, watched.clientColumn);
}

} // namespace

std::span<const WatchedTable> watchedTables()
{
    return tables;
}

int watchedTable(std::string_view name)
{
    for (size_t i = 0; i < std::size(tables); ++i) {
        if (name == tables[i].name)
            return static_cast<int>(i);
    }
    return -1;
}

/// Eight bytes at a step; good enough to tell rows apart, and quick.
quint64 hashOf(std::string_view bytes, quint64 seed)
{
    quint64 hash = seed ^ (bytes.size() * 0xff51afd7ed558ccd);
    const auto mix = [&hash](quint64 word) {
        hash = (hash ^ word) * 0xc4ceb9fe1a85ec53;
        hash ^= hash >> 32;
    };
    size_t at = 0;
    for (; at + 8 <= bytes.size(); at += 8) {
        quint64 word = 0;
        std::memcpy(&word, bytes.data() + at, 8);
        mix(word);
    }
    quint64 rest = 0;
    std::memcpy(&rest, bytes.data() + at, bytes.size() - at);
    mix(rest);
    return hash;
}

RowReader::~RowReader()
{
    for (const auto &[sql, statement] : m_statements)
        sqlite3_finalize(statement);
}

sqlite3_stmt *RowReader::statement(const std::string &sql)
{
    for (const auto &[known, statement] : m_statements) {
        if (known == sql)
            return statement;
    }
    sqlite3_stmt *made = nullptr;
    if (sqlite3_prepare_v2(m_db, sql.c_str(), -1, &made, nullptr) != SQLITE_OK)
        qFatal("%s: %s", sql.c_str(), sqlite3_errmsg(m_db));
    m_statements.emplace_back(sql, made);
    return made;
}

bool RowReader::read(int table, qint64 rowid, WatchedRow &row)
{
    const WatchedTable &watched = tables[table];
    sqlite3_stmt *found =
        statement(std::string("SELECT ") + watched.columns + " FROM " + watched.name + " WHERE rowid = ?");
    sqlite3_bind_int64(found, 1, rowid);
    const bool there = sqlite3_step(found) == SQLITE_ROW;
    if (there)
        fill(found, table, row);
    sqlite3_reset(found);
    return there;
}

void RowReader::readAll(std::vector<WatchedRow> &rows)
{
    for (int table = 0; table < static_cast<int>(std::size(tables)); ++table) {
        sqlite3_stmt *all = statement(std::string("SELECT ") + tables[table].columns + " FROM " + tables[table].name);
        while (sqlite3_step(all) == SQLITE_ROW)
            fill(all, table, rows.emplace_back());
        sqlite3_reset(all);
    }
}

qint64 RowReader::number(const char *sql)
{
    sqlite3_stmt *one = statement(sql);
    const qint64 value = sqlite3_step(one) == SQLITE_ROW ? sqlite3_column_int64(one, 0) : -1;
    sqlite3_reset(one);
    return value;
}

std::vector<std::pair<std::string, int>> RowReader::markers()
{
    std::vector<std::pair<std::string, int>> found;
    sqlite3_stmt *all = statement("SELECT link, count(*) FROM orders WHERE link LIKE '#%#' GROUP BY 1 UNION ALL "
                                  "SELECT memo, count(*) FROM transfers WHERE memo LIKE '#%#' GROUP BY 1 UNION ALL "
                                  "SELECT subject, count(*) FROM tickets WHERE subject LIKE '#%#' GROUP BY 1 UNION ALL "
                                  "SELECT text, count(*) FROM ticket_messages WHERE text LIKE '#%#' GROUP BY 1");
    while (sqlite3_step(all) == SQLITE_ROW)
        found.emplace_back(textColumn(all, 0), sqlite3_column_int(all, 1));
    sqlite3_reset(all);
    return found;
}

quint64 RowReader::hashOfAnswer(const char *sql, quint64 seed)
{
    quint64 hash = seed;
    sqlite3_stmt *all = statement(sql);
    const int columns = sqlite3_column_count(all);
    while (sqlite3_step(all) == SQLITE_ROW) {
        for (int column = 0; column < columns; ++column)
            hash = hashColumn(all, column, hash);
    }
    sqlite3_reset(all);
    return hash;
}

quint64 RowReader::rollups()
{
    return hashOfAnswer("SELECT name, day, value FROM rollups WHERE value <> 0 ORDER BY name, day", 0);
}

} // namespace pw::simulation
