// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/edit_category.h"
#include "core/commands/edit_service.h"
#include "core/protocol/row_json.h"
#include "core/storage/catalogue_store.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/handlers.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace pw::server::handlers
{
namespace
{

using rowjson::Audience;

void writeCategoryResult(JsonWriter &out, const Category &category, const CommandContext &)
{
    rowjson::writeCategory(out, category);
}

void writeServiceResult(JsonWriter &out, const Service &service, const CommandContext &context)
{
    const auto category = CatalogueStore(context.db).category(service.category);
    rowjson::writeService(out, service, category ? category->name : QString(), Audience::Staff);
}

template <typename Command, typename Write>
Decided<Mutation> catalogueMutation(const Decided<Command> &command, int status, Write write)
{
    if (!command)
        return fail(command.error());
    Mutation mutation = commandMutation(*command, status, write);
    mutation.changesCatalogue = true;
    return mutation;
}

std::optional<bool> readFlag(QueryReader &query, std::string_view name)
{
    const QString given = query.text(name);
    return given.isEmpty() ? std::nullopt : std::optional(given == "true"_L1 || given == "1"_L1);
}

} // namespace

Decided<http::Response> listCategories(const Call &call)
{
    return wholeListResponse(CatalogueStore(call.db).categories(), rowjson::writeCategory);
}

Decided<http::Response> category(const Call &call)
{
    const auto found = CatalogueStore(call.db).category(call.id<CategoryId>());
    if (!found)
        return refuse(RefusalCode::CategoryNotFound);
    JsonWriter out;
    rowjson::writeCategory(out, *found);
    return jsonResponse(out);
}

Decided<Mutation> createCategory(const Call &call)
{
    return catalogueMutation(commands::CreateCategory::fromJson(call.body), 201, writeCategoryResult);
}

Decided<Mutation> updateCategory(const Call &call)
{
    const auto args = call.bodyWithPathId(u"category"_s, RefusalCode::CategoryNotFound);
    if (!args)
        return fail(args.error());
    return catalogueMutation(commands::UpdateCategory::fromJson(*args), 200, writeCategoryResult);
}

Decided<http::Response> listServices(const Call &call)
{
    QueryReader query(call.request.query());
    ServiceFilter filter;
    filter.category = CategoryId(query.maybeInteger("category", 1).value_or(0));
    filter.enabled = readFlag(query, "enabled");
    filter.search = query.text("q");
    if (const auto cursor = query.cursor(3); !cursor.empty())
        filter.after = ServiceCursor{cursor[0], cursor[1], cursor[2]};
    const int limit = query.limit();
    filter.limit = limit + 1;
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    const CatalogueStore store(call.db);
    QHash<CategoryId, QString> names;
    for (const Category &row : store.categories())
        names.insert(row.id, row.name);
    return listResponse(
        store.page(filter), limit,
        [&names](JsonWriter &out, const Service &row) {
            rowjson::writeService(out, row, names.value(row.category), Audience::Staff);
        },
        [](const Service &row) {
            return joinCursor({row.category.value, row.position, row.id.value});
        });
}

Decided<http::Response> service(const Call &call)
{
    const CatalogueStore store(call.db);
    const auto found = store.service(call.id<ServiceId>());
    if (!found)
        return refuse(RefusalCode::ServiceNotFound);
    const auto itsCategory = store.category(found->category);
    JsonWriter out;
    rowjson::writeService(out, *found, itsCategory ? itsCategory->name : QString(), Audience::Staff);
    return jsonResponse(out);
}

Decided<Mutation> createService(const Call &call)
{
    return catalogueMutation(commands::CreateService::fromJson(call.body), 201, writeServiceResult);
}

Decided<Mutation> updateService(const Call &call)
{
    const auto args = call.bodyWithPathId(u"service"_s, RefusalCode::ServiceNotFound);
    if (!args)
        return fail(args.error());
    return catalogueMutation(commands::UpdateService::fromJson(*args), 200, writeServiceResult);
}

} // namespace pw::server::handlers
