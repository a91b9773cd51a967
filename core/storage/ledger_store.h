// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/ledger.h"
#include "core/storage/stamp.h"

#include <QList>

#include <limits>

namespace pw
{

class Database;

struct TransferFilter {
    UserId user; ///< none = all
    qint64 after = std::numeric_limits<qint64>::max();
    int limit = 50;
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

private:
    void addToHouseAccount(const QString &code, Money amount, const Stamp &stamp);

    Database &m_db;
};

} // namespace pw
