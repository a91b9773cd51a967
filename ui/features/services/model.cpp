// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/services/model.h"

#include "ui/features/services/columns.h"

namespace pw::ui
{

void ServicesModel::setFilter(const ServiceFilter &filter)
{
    m_filter = filter;
    reload();
}

int ServicesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : serviceColumnCount;
}

QFuture<QList<ServiceRow>> ServicesModel::fetch(const std::optional<ServiceRow> &after, int limit)
{
    ServiceFilter filter = m_filter;
    filter.limit = limit;
    if (after) {
        filter.after = ServiceCursor{.category = after->service.category.value,
                                     .position = after->service.position,
                                     .id = after->service.id.value};
    }
    return source().read([filter](Database &db) {
        const CatalogueStore store(db);
        QHash<CategoryId, QString> names;
        const auto categories = store.categories();
        for (const Category &category : categories)
            names.insert(category.id, category.name);
        QList<ServiceRow> rows;
        const auto services = store.page(filter);
        for (const Service &service : services)
            rows << ServiceRow{service, names.value(service.category)};
        return rows;
    });
}

QFuture<std::optional<ServiceRow>> ServicesModel::fetchConfirmed(const ServiceRow &row)
{
    return source().readConfirmed([id = row.service.id](Database &db) -> std::optional<ServiceRow> {
        const CatalogueStore store(db);
        const auto service = store.service(id);
        if (!service)
            return std::nullopt;
        const auto category = store.category(service->category);
        return ServiceRow{*service, category ? category->name : QString()};
    });
}

QVariant ServicesModel::fact(const ServiceRow &row, int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    const Service &service = row.service;
    switch (static_cast<ServiceColumn>(column)) {
    case ServiceColumn::Number:
        return service.id.value;
    case ServiceColumn::Name:
        return service.name;
    case ServiceColumn::State:
        return service.enabled;
    case ServiceColumn::Rate:
        return service.rate.toString();
    case ServiceColumn::Limits:
        return service.min;
    case ServiceColumn::Type:
        return toWord(service.type);
    case ServiceColumn::Rules:
        return service.refill;
    case ServiceColumn::Time:
        return service.averageMinutes;
    }
    return {};
}

} // namespace pw::ui
