// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/features/tickets/model.h"
#include "ui/presentation/typed_presentation.h"

namespace pw
{
class Clock;
}

namespace pw::ui
{

class TicketsPresentation final : public TypedPresentation<TicketRow>
{
    Q_OBJECT

public:
    TicketsPresentation(TicketsModel *model, const Clock &clock, QObject *parent = nullptr);
    [[nodiscard]] ColumnLook look(int column) const override;

protected:
    [[nodiscard]] Cell cellOf(const TicketRow &row, int column) const override;

private:
    const Clock &m_clock;
};

} // namespace pw::ui
