// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/order_task.h"
#include "core/storage/stamp.h"

#include <QList>

#include <limits>
#include <optional>

namespace pw
{

class Database;

struct TaskFilter {
    std::optional<TaskKind> kind;
    std::optional<TaskStatus> status;
    bool isOpen = false;                               ///< only what something is still to come of
    UserId user;                                       ///< 0 = anyone's
    OrderId order;                                     ///< 0 = any
    qint64 after = std::numeric_limits<qint64>::max(); ///< last task of the page before
    QString search = {};                               ///< number of a task or an order, or the customer's name
    int limit = 50;
};

/// Refills and cancellations that were asked for. On a server, triggers make a job for one whose order a provider has.
/// Every call may throw StorageError.
class TaskStore
{
public:
    explicit TaskStore(Database &db) : m_db(db) {}

    [[nodiscard]] std::optional<OrderTask> byId(TaskId id) const;
    /// The newest of this kind for an order.
    [[nodiscard]] std::optional<OrderTask> last(OrderId order, TaskKind kind) const;
    [[nodiscard]] QList<OrderTask> page(const TaskFilter &filter) const; ///< newest first
    TaskId insert(const OrderTask &task, const Stamp &stamp);
    /// Status and problem.
    void update(const OrderTask &task, const Stamp &stamp);

    /// On a server only: what came of asking the provider. Nothing where he was not asked; empty from before the call
    /// until its outcome is written down; then his number of a refill.
    [[nodiscard]] std::optional<QString> upstreamTask(TaskId id) const;
    void setUpstreamTask(TaskId id, const QString &upstreamTask);
    void forgetUpstreamTask(TaskId id);

private:
    Database &m_db;
};

} // namespace pw
