// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/order.h"
#include "core/storage/order_store.h"
#include "ui/models/paged_model.h"

namespace pw::ui
{

struct OrderRow {
    Order order;
    QString customer; ///< the user's name, which orders do not carry
};

/// Orders, newest first.
class OrdersModel final : public PagedModel<OrderRow>
{
    Q_OBJECT

public:
    using PagedModel::PagedModel;

    void setFilter(const OrderFilter &filter);
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;

protected:
    [[nodiscard]] QFuture<QList<OrderRow>> fetch(const std::optional<OrderRow> &after, int limit) override;
    [[nodiscard]] QFuture<std::optional<OrderRow>> fetchConfirmed(const OrderRow &row) override;
    [[nodiscard]] qint64 keyOf(const OrderRow &row) const override { return row.order.id.value; }
    [[nodiscard]] qint64 revOf(const OrderRow &row) const override { return row.order.rev; }
    [[nodiscard]] QVariant fact(const OrderRow &row, int column, int role) const override;

private:
    OrderFilter m_filter;
};

} // namespace pw::ui
