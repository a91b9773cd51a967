// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/order.h"
#include "core/storage/stamp.h"

#include <QList>

#include <optional>

namespace pw
{

class Database;

/// Drip-feeds that this shop runs itself, and their runs. On a server, a trigger makes the job that starts the runs.
/// Every call may throw StorageError; so does a run that is there already.
class DripfeedStore
{
public:
    explicit DripfeedStore(Database &db) : m_db(db) {}

    [[nodiscard]] std::optional<DripfeedRow> byOrder(OrderId order) const;
    void insert(OrderId order, const DripfeedRow &row, const Stamp &stamp);
    void update(OrderId order, const DripfeedRow &row, const Stamp &stamp);

    void addRun(OrderId parent, OrderId run, qint64 number, const Stamp &stamp);
    [[nodiscard]] QList<OrderId> runsOf(OrderId parent) const; ///< in their order
    /// The run that has not ended.
    [[nodiscard]] std::optional<OrderId> openRun(OrderId parent) const;
    [[nodiscard]] std::optional<OrderId> parentOf(OrderId run) const;

private:
    Database &m_db;
};

} // namespace pw
