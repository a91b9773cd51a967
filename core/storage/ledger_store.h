// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/ledger.h"
#include "core/storage/stamp.h"

#include <QList>

#include <limits>
#include <optional>

namespace pw
{

class Database;

struct TransferFilter {
    UserId user; ///< none = all
    qint64 after = std::numeric_limits<qint64>::max();
    int limit = 50;
    std::optional<TransferKind> kind = {};
    Instant from = {};
    Instant to = Instant(std::numeric_limits<qint64>::max()); ///< not included
};

/// Of one customer's account.
struct StatementPeriod {
    UserId user;
    Instant from;
    Instant to; ///< not included
};

/// The ledger. Customers' two accounts are cached in users.balance and users.on_hold, which the command writes in the
/// same step; the balances of the house's accounts are kept here. Every call may throw StorageError; a key used before
/// does too.
class LedgerStore
{
public:
    explicit LedgerStore(Database &db) : m_db(db) {}

    TransferId insert(const Transfer &transfer, const Stamp &stamp);
    /// Newest first.
    [[nodiscard]] QList<Transfer> page(const TransferFilter &filter) const;
    /// What the customer's account held then: the sum of everything that moved it before.
    [[nodiscard]] Money balanceBefore(UserId user, Instant moment) const;
    /// What moved it in the period, the oldest first, at most `limit`.
    [[nodiscard]] QList<Transfer> movements(const StatementPeriod &period, int limit) const;

private:
    void addToHouseAccount(const QString &code, Money amount, const Stamp &stamp);

    Database &m_db;
};

} // namespace pw
