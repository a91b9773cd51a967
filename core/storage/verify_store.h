// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <functional>

namespace pw
{

class Database;

/// One place where two ways to the same figure disagree. Money is in units of 1e-8.
struct Mismatch {
    QString what;    ///< which check: "balances", "rollups" ...
    QString subject; ///< "user 17", "orders.pending on day 0"
    qint64 stored = 0;
    qint64 expected = 0;
};

struct RowCounts {
    qint64 users = 0;
    qint64 services = 0;
    qint64 orders = 0;
    qint64 transfers = 0;
    qint64 tickets = 0;
    qint64 messages = 0;
};

/// Recomputes what the shop keeps ready: balances, holds, the house's accounts, order's money and roll-ups, from the
/// rows that they are made of. Every call may throw StorageError.
class VerifyStore
{
public:
    explicit VerifyStore(Database &db) : m_db(db) {}

    /// In one snapshot; returns how many mismatches there were.
    qint64 check(const std::function<void(const Mismatch &)> &report) const;
    [[nodiscard]] RowCounts counts() const;

private:
    Database &m_db;
};

} // namespace pw
