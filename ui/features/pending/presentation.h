// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/presentation/row_presentation.h"

namespace pw
{
class Clock;
}

namespace pw::ui
{

class EntriesModel;

class EntriesPresentation final : public RowPresentation
{
    Q_OBJECT

public:
    EntriesPresentation(EntriesModel *model, const Clock &clock, QObject *parent = nullptr);
    [[nodiscard]] ColumnLook look(int column) const override;

protected:
    [[nodiscard]] Cell cell(int row, int column) const override;

private:
    EntriesModel *m_model;
    const Clock &m_clock;
};

} // namespace pw::ui
