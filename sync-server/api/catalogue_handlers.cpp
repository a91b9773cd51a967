// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/protocol/row_json.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/catalogue_cache.h"
#include "sync-server/api/handlers.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::server::handlers
{
namespace
{

void writeEntry(JsonWriter &out, const CatalogueEntry &entry)
{
    rowjson::writeService(out, entry.service, entry.categoryName, rowjson::Audience::Customer);
}

/// The index behind the cursor's service; where that went off sale meanwhile, where it used to be.
qsizetype startOf(const QList<CatalogueEntry> &entries, const std::vector<qint64> &cursor)
{
    if (cursor.empty())
        return 0;
    const auto found =
        std::ranges::find_if(entries, [&](const CatalogueEntry &entry) { return entry.service.id.value == cursor[1]; });
    if (found != entries.end())
        return found - entries.begin() + 1;
    return std::clamp<qsizetype>(cursor[0], 0, entries.size());
}

bool matches(const CatalogueEntry &entry, CategoryId category, const QString &search)
{
    if (category.isValid() && entry.service.category != category)
        return false;
    return search.isEmpty() || entry.service.name.contains(search, Qt::CaseInsensitive) ||
           QString::number(entry.service.id.value) == search;
}

struct Listed {
    CatalogueEntry entry;
    qsizetype index;
};

Decided<http::Response> filteredList(const Call &call, CategoryId fixedCategory)
{
    QueryReader query(call.request.query());
    const bool whole = !query.has("limit") && !query.has("after");
    const int limit = query.limit();
    const auto cursor = query.cursor(2);
    CategoryId category = fixedCategory;
    if (!category.isValid())
        category = CategoryId(query.maybeInteger("category", 1).value_or(0));
    const QString search = query.text("q");
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    const auto snapshot = call.shop.catalogue.currentFor(call.db, call.caller.actor);
    const QList<CatalogueEntry> &entries = snapshot->entries;
    const qsizetype most = whole ? entries.size() : limit + 1;
    QList<Listed> page;
    for (qsizetype i = startOf(entries, cursor); i < entries.size() && page.size() < most; ++i) {
        if (matches(entries[i], category, search))
            page << Listed{entries[i], i};
    }
    return listResponse(
        page, whole ? static_cast<int>(entries.size()) : limit,
        [](JsonWriter &out, const Listed &row) { writeEntry(out, row.entry); },
        [](const Listed &row) {
            return joinCursor({row.index, row.entry.service.id.value});
        });
}

} // namespace

Decided<http::Response> listCatalogue(const Call &call)
{
    if (!call.request.query().empty())
        return filteredList(call, {});
    const auto snapshot = call.shop.catalogue.currentFor(call.db, call.caller.actor);
    http::Response response;
    if (call.request.header("If-None-Match") == snapshot->etag) {
        response.status = 304;
        response.contentType.clear();
    } else {
        response.shared = snapshot->list;
    }
    const bool isHis = call.caller.actor.isCustomer();
    response.header("ETag", snapshot->etag)
        .header("Cache-Control", isHis ? "private, no-cache" : "no-cache")
        .header("Vary", "Authorization");
    return response;
}

Decided<http::Response> catalogueOfCategory(const Call &call)
{
    const auto category = call.id<CategoryId>();
    const auto known = CatalogueStore(call.db).category(category);
    if (!known || !known->enabled)
        return refuse(RefusalCode::CategoryNotFound);
    return filteredList(call, category);
}

Decided<http::Response> catalogueService(const Call &call)
{
    const auto id = call.id<ServiceId>();
    const auto snapshot = call.shop.catalogue.currentFor(call.db, call.caller.actor);
    const auto found =
        std::ranges::find_if(snapshot->entries, [&](const CatalogueEntry &entry) { return entry.service.id == id; });
    if (found == snapshot->entries.end())
        return refuse(RefusalCode::ServiceNotFound);
    JsonWriter out;
    writeEntry(out, *found);
    return jsonResponse(out);
}

} // namespace pw::server::handlers
