// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/order_task.h"
#include "core/storage/task_store.h"
#include "ui/models/paged_model.h"

namespace pw::ui
{

struct TaskRow {
    OrderTask task;
    Order order;      ///< without an id where it is not here yet
    QString customer; ///< the user's name
};

/// The row of a task, with what belongs to it.
[[nodiscard]] TaskRow taskRow(Database &db, const OrderTask &task);

/// Refills and cancellations that were asked for, newest first.
class TasksModel final : public PagedModel<TaskRow>
{
    Q_OBJECT

public:
    using PagedModel::PagedModel;

    void setFilter(const TaskFilter &filter);
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;

protected:
    [[nodiscard]] QFuture<QList<TaskRow>> fetch(const std::optional<TaskRow> &after, int limit) override;
    [[nodiscard]] QFuture<std::optional<TaskRow>> fetchConfirmed(const TaskRow &row) override;
    [[nodiscard]] qint64 keyOf(const TaskRow &row) const override { return row.task.id.value; }
    [[nodiscard]] qint64 revOf(const TaskRow &row) const override { return row.task.rev; }
    [[nodiscard]] QVariant fact(const TaskRow &row, int column, int role) const override;

private:
    TaskFilter m_filter;
};

} // namespace pw::ui
