// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/features/orders/model.h"
#include "ui/presentation/typed_presentation.h"

namespace pw
{
class Clock;
}

namespace pw::ui
{

class OrdersPresentation final : public TypedPresentation<OrderRow>
{
    Q_OBJECT

public:
    OrdersPresentation(OrdersModel *model, const Clock &clock, QObject *parent = nullptr);
    [[nodiscard]] ColumnLook look(int column) const override;

protected:
    [[nodiscard]] Cell cellOf(const OrderRow &row, int column) const override;

private:
    const Clock &m_clock;
};

} // namespace pw::ui
