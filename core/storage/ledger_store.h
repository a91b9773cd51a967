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

/// For staff, who look through everybody's.
struct TransferSearch {
    UserId user = {}; ///< none = all
    std::optional<TransferKind> kind = {};
    QString account = {}; ///< that gives or receives; empty = all
    QString search = {};  ///< part of the memo, or an order's number
    Instant from = {};
    Instant to = Instant(std::numeric_limits<qint64>::max()); ///< not included
    Instant afterAt = Instant(std::numeric_limits<qint64>::max());
    qint64 after = std::numeric_limits<qint64>::max(); ///< with afterAt, the last row of the page before
    int limit = 50;
};

struct KindTotal {
    TransferKind kind = TransferKind::Opening;
    qint64 count = 0;
    Money amount;
};

struct HouseAccount {
    QString code;
    Money balance; ///< what it received less what it gave
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
    [[nodiscard]] std::optional<Transfer> byKey(const QString &key) const;
    /// Newest first.
    [[nodiscard]] QList<Transfer> page(const TransferFilter &filter) const;
    /// Newest first, along an index that a server has.
    [[nodiscard]] QList<Transfer> search(const TransferSearch &search) const;
    /// What moved from `from` until before `to`; takes as long as there are movements.
    [[nodiscard]] QList<KindTotal> kinds(Instant from, Instant to) const;
    [[nodiscard]] QList<HouseAccount> houseAccounts() const;
    /// What the customer's account held then: the sum of everything that moved it before.
    [[nodiscard]] Money balanceBefore(UserId user, Instant moment) const;
    /// What moved it in the period, the oldest first, at most `limit`.
    [[nodiscard]] QList<Transfer> movements(const StatementPeriod &period, int limit) const;

private:
    void addToHouseAccount(const QString &code, Money amount, const Stamp &stamp);

    Database &m_db;
};

} // namespace pw
