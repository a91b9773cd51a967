// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"
#include "ui/presentation/row_presentation.h"

namespace pw
{
class Clock;
}

namespace pw::ui
{

class EntriesModel;
struct EntryRow;

class EntriesPresentation final : public RowPresentation
{
    Q_OBJECT

public:
    EntriesPresentation(EntriesModel *model, const Clock &clock, QObject *parent = nullptr);
    [[nodiscard]] ColumnLook look(int column) const override;

protected:
    [[nodiscard]] Cell cell(int row, int column) const override;

private:
    [[nodiscard]] static QString reasonWords(const EntryRow &row);
    [[nodiscard]] Cell timeCell(Instant at) const;

    EntriesModel *m_model;
    const Clock &m_clock;
};

} // namespace pw::ui
