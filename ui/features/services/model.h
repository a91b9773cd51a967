// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/catalogue.h"
#include "core/storage/catalogue_store.h"
#include "ui/models/paged_model.h"

namespace pw::ui
{

struct ServiceRow {
    Service service;
    QString category; ///< its name
};

/// Services by category, in the order in which customers see them.
class ServicesModel final : public PagedModel<ServiceRow>
{
    Q_OBJECT

public:
    using PagedModel::PagedModel;

    void setFilter(const ServiceFilter &filter);
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;

protected:
    [[nodiscard]] QFuture<QList<ServiceRow>> fetch(const std::optional<ServiceRow> &after, int limit) override;
    [[nodiscard]] QFuture<std::optional<ServiceRow>> fetchConfirmed(const ServiceRow &row) override;
    [[nodiscard]] qint64 keyOf(const ServiceRow &row) const override { return row.service.id.value; }
    [[nodiscard]] qint64 revOf(const ServiceRow &row) const override { return row.service.rev; }
    [[nodiscard]] QVariant fact(const ServiceRow &row, int column, int role) const override;

private:
    ServiceFilter m_filter;
};

} // namespace pw::ui
