// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/settle_task.h"

#include "core/domain/decisions.h"
#include "core/protocol/field_reader.h"
#include "core/storage/order_store.h"
#include "core/storage/task_store.h"

using namespace Qt::StringLiterals;

namespace pw::commands
{
namespace
{

constexpr qsizetype maxReasonLength = 500;

} // namespace

Decided<SettleTask> SettleTask::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    SettleTask command;
    command.task = reader.id<TaskId>(u"task"_s);
    command.status = reader.word<TaskStatus>(u"status"_s);
    command.reason = reader.maybeText(u"reason"_s, maxReasonLength).value_or(QString());
    return reader.finished(std::move(command));
}

Decided<OrderTask> SettleTask::run(CommandContext &context) const
{
    TaskStore tasks(context.db);
    auto found = tasks.byId(task);
    if (!found)
        return refuse(RefusalCode::TaskNotFound, u"task"_s);
    if (!found->isOpen())
        return refuse(RefusalCode::TaskClosed, u"task"_s, toWord(found->status));
    const auto order = OrderStore(context.db).byId(found->order);
    if (found->kind == TaskKind::Cancel && status == TaskStatus::Completed && order &&
        !decide::isTerminal(order->status))
        return refuse(RefusalCode::OrderStateForbids, u"status"_s, toWord(order->status));
    found->status = status;
    found->problem = reason;
    found->updatedAt = context.stamp.now;
    found->rev = context.stamp.rev;
    tasks.update(*found, context.stamp);
    return std::move(*found);
}

void settleCancelTask(CommandContext &context, const Order &order)
{
    TaskStore tasks(context.db);
    auto task = tasks.last(order.id, TaskKind::Cancel);
    if (!task || !task->isOpen())
        return;
    task->status = decide::cancelTaskAfter(order.status);
    tasks.update(*task, context.stamp);
}

} // namespace pw::commands
