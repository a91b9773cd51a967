// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/features/tasks/model.h"
#include "ui/presentation/typed_presentation.h"

namespace pw
{
class Clock;
}

namespace pw::ui
{

class TasksPresentation final : public TypedPresentation<TaskRow>
{
    Q_OBJECT

public:
    TasksPresentation(TasksModel *model, const Clock &clock, QObject *parent = nullptr);
    [[nodiscard]] ColumnLook look(int column) const override;

protected:
    [[nodiscard]] Cell cellOf(const TaskRow &row, int column) const override;

private:
    const Clock &m_clock;
};

} // namespace pw::ui
