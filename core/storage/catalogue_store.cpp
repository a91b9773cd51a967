// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/catalogue_store.h"

#include "core/storage/database.h"
#include "core/storage/search_pattern.h"
#include "sql_catalogue.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

Category readCategory(Statement &row)
{
    Category category;
    category.id = row.id<CategoryId>("id");
    category.name = row.text("name");
    category.position = row.integer("position");
    category.enabled = row.flag("enabled");
    category.rev = row.integer("rev");
    return category;
}

Service readService(Statement &row)
{
    Service service;
    service.id = row.id<ServiceId>("id");
    service.category = row.id<CategoryId>("category_id");
    service.name = row.text("name");
    service.type = row.word<ServiceType>("type");
    service.rate = Rate::fromMoney(row.money("rate")).value_or(Rate());
    service.min = row.integer("min_quantity");
    service.max = row.integer("max_quantity");
    service.enabled = row.flag("enabled");
    service.refill = row.flag("refill");
    service.cancel = row.flag("cancel");
    service.dripfeed = row.flag("dripfeed");
    service.description = row.text("description");
    service.averageMinutes = row.integer("average_minutes");
    service.position = row.integer("position");
    service.updatedAt = row.instant("updated_at");
    service.rev = row.integer("rev");
    return service;
}

void bindService(Statement &statement, const Service &service, const Stamp &stamp)
{
    statement.bind("category"_L1, service.category)
        .bind("name"_L1, service.name)
        .bind("type"_L1, toWord(service.type))
        .bind("rate"_L1, service.rate.perThousand())
        .bind("min"_L1, service.min)
        .bind("max"_L1, service.max)
        .bind("enabled"_L1, service.enabled)
        .bind("refill"_L1, service.refill)
        .bind("cancel"_L1, service.cancel)
        .bind("dripfeed"_L1, service.dripfeed)
        .bind("description"_L1, service.description)
        .bind("average_minutes"_L1, service.averageMinutes)
        .bind("position"_L1, service.position)
        .bind("now"_L1, stamp.now)
        .bind("rev"_L1, stamp.rev);
}

} // namespace

QList<Category> CatalogueStore::categories() const
{
    auto statement = m_db.prepare(sql::categories::all);
    QList<Category> list;
    while (statement.step())
        list << readCategory(statement);
    return list;
}

std::optional<Category> CatalogueStore::category(CategoryId id) const
{
    auto statement = m_db.prepare(sql::categories::by_id);
    statement.bind("id"_L1, id);
    return statement.step() ? std::optional(readCategory(statement)) : std::nullopt;
}

bool CatalogueStore::categoryNameTaken(const QString &name, CategoryId except) const
{
    auto statement = m_db.prepare(sql::categories::count_by_name);
    statement.bind("name"_L1, name).bind("except"_L1, except);
    return statement.step() && statement.columnAt(0).toLongLong() > 0;
}

CategoryId CatalogueStore::insert(const Category &category, const Stamp &stamp)
{
    auto statement = m_db.prepare(sql::categories::insert);
    statement.bindOrNext("id"_L1, category.id)
        .bind("name"_L1, category.name)
        .bind("position"_L1, category.position)
        .bind("enabled"_L1, category.enabled)
        .bind("rev"_L1, stamp.rev);
    return statement.insertedId<CategoryId>();
}

void CatalogueStore::update(const Category &category, const Stamp &stamp)
{
    m_db.prepare(sql::categories::update)
        .bind("name"_L1, category.name)
        .bind("position"_L1, category.position)
        .bind("enabled"_L1, category.enabled)
        .bind("rev"_L1, stamp.rev)
        .bind("id"_L1, category.id)
        .run();
}

qint64 CatalogueStore::serviceCount(CategoryId category) const
{
    auto statement = m_db.prepare(sql::categories::service_count);
    statement.bind("category"_L1, category);
    return statement.step() ? statement.integer("services") : 0;
}

void CatalogueStore::remove(CategoryId category)
{
    m_db.prepare(sql::categories::remove).bind("id"_L1, category).run();
}

std::optional<Service> CatalogueStore::service(ServiceId id) const
{
    auto statement = m_db.prepare(sql::services::by_id);
    statement.bind("id"_L1, id);
    return statement.step() ? std::optional(readService(statement)) : std::nullopt;
}

QList<Service> CatalogueStore::page(const ServiceFilter &filter) const
{
    const SearchPattern pattern = searchPattern(filter.search);
    constexpr qint64 lowest = std::numeric_limits<qint64>::min();
    const ServiceCursor after = filter.after.value_or(ServiceCursor{lowest, lowest, lowest});
    auto statement = m_db.prepare(sql::services::page);
    statement.bind("after_category"_L1, after.category)
        .bind("after_position"_L1, after.position)
        .bind("after_id"_L1, after.id)
        .bind("category"_L1, filter.category)
        .bind("enabled"_L1, filter.enabled ? int(*filter.enabled) : -1)
        .bind("pattern"_L1, pattern.like)
        .bind("number"_L1, pattern.number)
        .bind("limit"_L1, filter.limit);
    QList<Service> list;
    while (statement.step())
        list << readService(statement);
    return list;
}

QList<CatalogueEntry> CatalogueStore::orderable() const
{
    auto statement = m_db.prepare(sql::services::catalogue);
    QList<CatalogueEntry> list;
    while (statement.step()) {
        Service service = readService(statement);
        list << CatalogueEntry{std::move(service), statement.text("category_name")};
    }
    return list;
}

ServiceId CatalogueStore::insert(const Service &service, const Stamp &stamp)
{
    auto statement = m_db.prepare(sql::services::insert);
    statement.bindOrNext("id"_L1, service.id);
    bindService(statement, service, stamp);
    return statement.insertedId<ServiceId>();
}

void CatalogueStore::update(const Service &service, const Stamp &stamp)
{
    auto statement = m_db.prepare(sql::services::update);
    bindService(statement, service, stamp);
    statement.bind("id"_L1, service.id).run();
}

qint64 CatalogueStore::orderCount(ServiceId service) const
{
    auto statement = m_db.prepare(sql::services::order_count);
    statement.bind("service"_L1, service);
    return statement.step() ? statement.integer("orders") : 0;
}

void CatalogueStore::remove(ServiceId service)
{
    m_db.prepare(sql::services::remove).bind("id"_L1, service).run();
}

} // namespace pw
