// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/features/tasks/model.h"
#include "ui/widgets/page.h"

namespace pw::ui::task_actions
{

/// Without a form: what can be said again differently as long as the task is open.
void set(const UiContext &ui, const OrderTask &task, TaskStatus status);
/// Asks for the reason.
void reject(const UiContext &ui, const TaskRow &row, QWidget *parent);

} // namespace pw::ui::task_actions
