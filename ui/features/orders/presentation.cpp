// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/orders/presentation.h"

#include "core/base/clock.h"
#include "ui/features/orders/columns.h"
#include "ui/features/orders/model.h"
#include "ui/presentation/words.h"

using namespace Qt::StringLiterals;

namespace pw::ui
{

OrdersPresentation::OrdersPresentation(OrdersModel *model, const Clock &clock, QObject *parent)
    : TypedPresentation(model, parent), m_clock(clock)
{
}

ColumnLook OrdersPresentation::look(int column) const
{
    switch (static_cast<OrderColumn>(column)) {
    case OrderColumn::Number:
        return {.title = tr("Order"), .width = 120};
    case OrderColumn::Service:
        return {.title = tr("Service and link"), .width = 0, .stretches = true};
    case OrderColumn::Remains:
        return {.title = tr("Remains"), .width = 84, .alignment = Qt::AlignRight};
    case OrderColumn::Customer:
        return {.title = tr("Customer"), .width = 124};
    case OrderColumn::Quantity:
        return {.title = tr("Quantity"), .width = 88, .alignment = Qt::AlignRight};
    case OrderColumn::Charge:
        return {.title = tr("Charge"), .width = 100, .alignment = Qt::AlignRight};
    case OrderColumn::Status:
        return {.title = tr("Status"), .width = 116};
    case OrderColumn::Placed:
        return {.title = tr("Placed"), .width = 128};
    }
    return {};
}

Cell OrdersPresentation::cellOf(const OrderRow &row, int column) const
{
    const auto &[order, customer] = row;
    switch (static_cast<OrderColumn>(column)) {
    case OrderColumn::Number:
        return {.text = Words::number(order.id.value), .strong = true};
    case OrderColumn::Service:
        return {.text = order.serviceName, .secondary = order.link, .tooltip = order.link};
    case OrderColumn::Remains:
        return {.text = Words::count(order.remains), .quiet = true};
    case OrderColumn::Customer:
        return {.text = customer};
    case OrderColumn::Quantity:
        return {.text = Words::count(order.quantity)};
    case OrderColumn::Charge:
        return {.text = Words::money(order.charge),
                .secondary = order.refunded.isZero() ? QString() : tr("%1 back").arg(Words::money(order.refunded))};
    case OrderColumn::Status:
        return {.text = Words::status(order.status), .pill = Words::tone(order.status)};
    case OrderColumn::Placed:
        return {.text = Words::when(order.createdAt, m_clock.now()),
                .tooltip = Words::whenInFull(order.createdAt),
                .quiet = true};
    }
    return {};
}

} // namespace pw::ui
