// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/tasks/presentation.h"

#include "core/base/clock.h"
#include "ui/features/tasks/columns.h"
#include "ui/presentation/words.h"

namespace pw::ui
{

TasksPresentation::TasksPresentation(TasksModel *model, const Clock &clock, QObject *parent)
    : TypedPresentation(model, parent), m_clock(clock)
{
}

ColumnLook TasksPresentation::look(int column) const
{
    switch (static_cast<TaskColumn>(column)) {
    case TaskColumn::Number:
        return {.title = tr("Task"), .width = 132};
    case TaskColumn::Order:
        return {.title = tr("Order and service"), .width = 0, .stretches = true};
    case TaskColumn::Status:
        return {.title = tr("Status"), .width = 116};
    case TaskColumn::Asked:
        return {.title = tr("Asked"), .width = 128};
    case TaskColumn::Customer:
        return {.title = tr("Customer"), .width = 124};
    case TaskColumn::OrderStatus:
        return {.title = tr("Order is"), .width = 116};
    }
    return {};
}

Cell TasksPresentation::cellOf(const TaskRow &row, int column) const
{
    const auto &[task, order, customer] = row;
    switch (static_cast<TaskColumn>(column)) {
    case TaskColumn::Number:
        return {.text = Words::kind(task.kind), .secondary = Words::number(task.id.value), .strong = true};
    case TaskColumn::Order:
        return {.text = tr("%1 · %2").arg(Words::number(task.order.value), order.serviceName),
                .secondary = task.problem.isEmpty() ? order.link : task.problem,
                .tooltip = task.problem.isEmpty() ? order.link : task.problem};
    case TaskColumn::Status:
        return {.text = Words::status(task.status), .pill = Words::tone(task.status)};
    case TaskColumn::Asked:
        return {.text = Words::when(task.createdAt, m_clock.now()),
                .tooltip = Words::whenInFull(task.createdAt),
                .quiet = true};
    case TaskColumn::Customer:
        return {.text = customer};
    case TaskColumn::OrderStatus:
        return {.text = order.id.isValid() ? Words::status(order.status) : QString(), .quiet = true};
    }
    return {};
}

} // namespace pw::ui
