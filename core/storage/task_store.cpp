// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/task_store.h"

#include "core/storage/database.h"
#include "core/storage/search_pattern.h"
#include "sql_catalogue.h"

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

OrderTask readTask(Statement &row)
{
    OrderTask task;
    task.id = row.id<TaskId>("id");
    task.order = row.id<OrderId>("order_id");
    task.user = row.id<UserId>("user_id");
    task.kind = row.word<TaskKind>("kind");
    task.status = row.word<TaskStatus>("status");
    task.requestedBy = row.text("requested_by");
    task.problem = row.text("problem");
    task.createdAt = row.instant("created_at");
    task.updatedAt = row.instant("updated_at");
    task.rev = row.integer("rev");
    return task;
}

} // namespace

std::optional<OrderTask> TaskStore::byId(TaskId id) const
{
    auto statement = m_db.prepare(sql::tasks::by_id);
    statement.bind("id"_L1, id);
    return statement.step() ? std::optional(readTask(statement)) : std::nullopt;
}

std::optional<OrderTask> TaskStore::last(OrderId order, TaskKind kind) const
{
    auto statement = m_db.prepare(sql::tasks::last);
    statement.bind("order"_L1, order).bind("kind"_L1, toWord(kind));
    return statement.step() ? std::optional(readTask(statement)) : std::nullopt;
}

QList<OrderTask> TaskStore::page(const TaskFilter &filter) const
{
    const SearchPattern pattern = searchPattern(filter.search);
    auto statement = m_db.prepare(sql::tasks::page);
    statement.bind("after"_L1, filter.after)
        .bind("kind"_L1, filter.kind ? toWord(*filter.kind) : QString())
        .bind("status"_L1, filter.status ? toWord(*filter.status) : QString())
        .bind("open"_L1, filter.isOpen)
        .bind("user"_L1, filter.user)
        .bind("order"_L1, filter.order)
        .bind("pattern"_L1, pattern.like)
        .bind("number"_L1, pattern.number)
        .bind("limit"_L1, filter.limit);
    QList<OrderTask> tasks;
    while (statement.step())
        tasks << readTask(statement);
    return tasks;
}

TaskId TaskStore::insert(const OrderTask &task, const Stamp &stamp)
{
    auto statement = m_db.prepare(sql::tasks::insert);
    statement.bindOrNext("id"_L1, task.id)
        .bind("order"_L1, task.order)
        .bind("user"_L1, task.user)
        .bind("kind"_L1, toWord(task.kind))
        .bind("status"_L1, toWord(task.status))
        .bind("requested_by"_L1, task.requestedBy)
        .bind("problem"_L1, task.problem)
        .bind("now"_L1, stamp.now)
        .bind("rev"_L1, stamp.rev);
    return statement.insertedId<TaskId>();
}

void TaskStore::update(const OrderTask &task, const Stamp &stamp)
{
    m_db.prepare(sql::tasks::update)
        .bind("status"_L1, toWord(task.status))
        .bind("problem"_L1, task.problem)
        .bind("now"_L1, stamp.now)
        .bind("rev"_L1, stamp.rev)
        .bind("id"_L1, task.id)
        .run();
}

std::optional<QString> TaskStore::upstreamTask(TaskId id) const
{
    auto statement = m_db.prepare(sql::tasks::upstream_task);
    statement.bind("id"_L1, id);
    return statement.step() ? std::optional(statement.text("upstream_task")) : std::nullopt;
}

void TaskStore::setUpstreamTask(TaskId id, const QString &upstreamTask)
{
    m_db.prepare(sql::tasks::set_upstream_task).bind("id"_L1, id).bind("upstream_task"_L1, upstreamTask).run();
}

void TaskStore::forgetUpstreamTask(TaskId id)
{
    m_db.prepare(sql::tasks::forget_upstream_task).bind("id"_L1, id).run();
}

} // namespace pw
