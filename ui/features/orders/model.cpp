// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/orders/model.h"

#include "core/storage/user_store.h"
#include "ui/features/orders/columns.h"

namespace pw::ui
{

void OrdersModel::setFilter(const OrderFilter &filter)
{
    m_filter = filter;
    reload();
}

int OrdersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : orderColumnCount;
}

QFuture<QList<OrderRow>> OrdersModel::fetch(const std::optional<OrderRow> &after, int limit)
{
    OrderFilter filter = m_filter;
    filter.limit = limit;
    if (after)
        filter.after = after->order.id.value;
    return source().read([filter](Database &db) {
        const UserStore users(db);
        QHash<UserId, QString> names;
        QList<OrderRow> rows;
        const auto orders = OrderStore(db).page(filter);
        for (const Order &order : orders) {
            if (!names.contains(order.user)) {
                const auto user = users.byId(order.user);
                names.insert(order.user, user ? user->username : QString());
            }
            rows << OrderRow{order, names.value(order.user)};
        }
        return rows;
    });
}

QFuture<std::optional<OrderRow>> OrdersModel::fetchConfirmed(const OrderRow &row)
{
    return source().readConfirmed([row](Database &db) -> std::optional<OrderRow> {
        const auto order = OrderStore(db).byId(row.order.id);
        return order ? std::optional(OrderRow{*order, row.customer}) : std::nullopt;
    });
}

QVariant OrdersModel::fact(const OrderRow &row, int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<OrderColumn>(column)) {
    case OrderColumn::Number:
        return row.order.id.value;
    case OrderColumn::Service:
        return row.order.serviceName;
    case OrderColumn::Remains:
        return row.order.remains;
    case OrderColumn::Customer:
        return row.customer;
    case OrderColumn::Quantity:
        return row.order.quantity;
    case OrderColumn::Charge:
        return row.order.charge.toString();
    case OrderColumn::Status:
        return toWord(row.order.status);
    case OrderColumn::Placed:
        return row.order.createdAt.ms;
    }
    return {};
}

} // namespace pw::ui
