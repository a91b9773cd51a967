// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/tasks/model.h"

#include "core/storage/order_store.h"
#include "core/storage/user_store.h"
#include "ui/features/tasks/columns.h"

namespace pw::ui
{

TaskRow taskRow(Database &db, const OrderTask &task)
{
    const auto order = OrderStore(db).byId(task.order);
    const auto user = UserStore(db).byId(task.user);
    return {task, order.value_or(Order{}), user ? user->username : QString()};
}

void TasksModel::setFilter(const TaskFilter &filter)
{
    m_filter = filter;
    reload();
}

int TasksModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : taskColumnCount;
}

QFuture<QList<TaskRow>> TasksModel::fetch(const std::optional<TaskRow> &after, int limit)
{
    TaskFilter filter = m_filter;
    filter.limit = limit;
    if (after)
        filter.after = after->task.id.value;
    return source().read([filter](Database &db) {
        QList<TaskRow> rows;
        const auto tasks = TaskStore(db).page(filter);
        for (const OrderTask &task : tasks)
            rows << taskRow(db, task);
        return rows;
    });
}

QFuture<std::optional<TaskRow>> TasksModel::fetchConfirmed(const TaskRow &row)
{
    return source().readConfirmed([id = row.task.id](Database &db) -> std::optional<TaskRow> {
        const auto task = TaskStore(db).byId(id);
        return task ? std::optional(taskRow(db, *task)) : std::nullopt;
    });
}

QVariant TasksModel::fact(const TaskRow &row, int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<TaskColumn>(column)) {
    case TaskColumn::Number:
        return row.task.id.value;
    case TaskColumn::Order:
        return row.task.order.value;
    case TaskColumn::Status:
        return toWord(row.task.status);
    case TaskColumn::Asked:
        return row.task.createdAt.ms;
    case TaskColumn::Customer:
        return row.customer;
    case TaskColumn::OrderStatus:
        return toWord(row.order.status);
    }
    return {};
}

} // namespace pw::ui
