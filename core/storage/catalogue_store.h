// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/catalogue.h"
#include "core/storage/stamp.h"

#include <QList>

#include <optional>

namespace pw
{

class Database;

/// The last row of the page before, in the order of service lists.
struct ServiceCursor {
    qint64 category = 0;
    qint64 position = 0;
    qint64 id = 0;
};

struct ServiceFilter {
    CategoryId category; ///< none = all
    std::optional<bool> enabled;
    QString search; ///< part of the name, or the id
    std::optional<ServiceCursor> after;
    int limit = 50;
};

struct CatalogueEntry {
    Service service;
    QString categoryName;
};

/// Categories and services. Every call may throw StorageError.
class CatalogueStore
{
public:
    explicit CatalogueStore(Database &db) : m_db(db) {}

    [[nodiscard]] QList<Category> categories() const;
    [[nodiscard]] std::optional<Category> category(CategoryId id) const;
    [[nodiscard]] bool categoryNameTaken(const QString &name, CategoryId except) const;
    /// With its id as its number, which must be free; without one it gets the next.
    CategoryId insert(const Category &category, const Stamp &stamp);
    void update(const Category &category, const Stamp &stamp);

    [[nodiscard]] qint64 serviceCount(CategoryId category) const;
    /// An empty one.
    void remove(CategoryId category);

    [[nodiscard]] std::optional<Service> service(ServiceId id) const;
    [[nodiscard]] QList<Service> page(const ServiceFilter &filter) const;
    /// Everything that a customer may order, in shown order.
    [[nodiscard]] QList<CatalogueEntry> orderable() const;
    /// With its id as its number, which must be free; without one it gets the next.
    ServiceId insert(const Service &service, const Stamp &stamp);
    void update(const Service &service, const Stamp &stamp);
    /// Up to 100'000.
    [[nodiscard]] qint64 orderCount(ServiceId service) const;
    /// One that nothing names any more.
    void remove(ServiceId service);

private:
    Database &m_db;
};

} // namespace pw
