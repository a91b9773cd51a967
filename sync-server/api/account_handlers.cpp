// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/protocol/field_reader.h"
#include "core/protocol/row_json.h"
#include "core/storage/announcement_store.h"
#include "core/storage/catalogue_store.h"
#include "core/storage/favourite_store.h"
#include "core/storage/ledger_store.h"
#include "core/storage/order_store.h"
#include "core/storage/user_store.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/catalogue_cache.h"
#include "sync-server/api/handlers.h"

using namespace Qt::StringLiterals;

namespace pw::server::handlers
{

Decided<http::Response> funds(const Call &call)
{
    const auto user = UserStore(call.db).byId(call.user());
    if (!user)
        return refuse(RefusalCode::UserNotFound);
    JsonWriter out;
    out.beginObject()
        .field("balance"_L1, user->balance)
        .field("on_hold"_L1, user->onHold)
        .field("currency"_L1, call.shop.currency)
        .endObject();
    return jsonResponse(out);
}

Decided<http::Response> ownDashboard(const Call &call)
{
    QueryReader query(call.request.query());
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    const auto user = UserStore(call.db).byId(call.user());
    if (!user)
        return refuse(RefusalCode::UserNotFound);
    const auto counts = OrderStore(call.db).countsOf(user->id);
    JsonWriter out;
    out.beginObject()
        .field("balance"_L1, user->balance)
        .field("on_hold"_L1, user->onHold)
        .field("spent"_L1, user->spent)
        .field("currency"_L1, call.shop.currency);
    writeCounts<OrderStatus>(out, "orders"_L1, [&](OrderStatus status) { return counts.value(status); });
    out.field("unread_announcements"_L1, AnnouncementStore(call.db).unread(user->id, call.now)).endObject();
    return jsonResponse(out);
}

Decided<http::Response> transactions(const Call &call)
{
    QueryReader query(call.request.query());
    const int limit = query.limit();
    TransferFilter filter{.user = call.user(), .after = query.afterId(), .limit = limit + 1};
    filter.kind = query.word<TransferKind>("kind");
    filter.from = query.moment("from").value_or(filter.from);
    filter.to = query.moment("to").value_or(filter.to);
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    return listResponse(
        LedgerStore(call.db).page(filter), limit,
        [](JsonWriter &out, const Transfer &row) { rowjson::writeTransfer(out, row, rowjson::Audience::Customer); },
        [](const Transfer &row) { return joinCursor({row.id.value}); });
}

/// As the catalogue, in its order, without what is not on sale now.
Decided<http::Response> listFavourites(const Call &call)
{
    QueryReader query(call.request.query());
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    const QSet<qint64> marked = FavouriteStore(call.db).of(call.user());
    const auto snapshot = call.shop.catalogue.currentFor(call.db, call.caller.actor);
    JsonWriter out;
    out.beginObject().key("items"_L1).beginArray();
    for (const CatalogueEntry &entry : snapshot->entries) {
        if (marked.contains(entry.service.id.value))
            rowjson::writeService(out, entry.service, entry.categoryName, rowjson::Audience::Customer);
    }
    out.endArray().key("next"_L1).null().endObject();
    return jsonResponse(out);
}

Decided<Mutation> addFavourite(const Call &call)
{
    if (const auto read = FieldReader(call.body).finish(); !read)
        return fail(read.error());
    const auto run = [user = call.user(), id = call.id<ServiceId>()](CommandContext &context) -> Decided<Answer> {
        if (!CatalogueStore(context.db).service(id))
            return refuse(RefusalCode::ServiceNotFound);
        FavouriteStore(context.db).add(user, id, context.stamp.now);
        return Answer{.status = 204, .body = {}};
    };
    return Mutation{.run = run, .concernsDesks = false};
}

Decided<Mutation> removeFavourite(const Call &call)
{
    if (const auto read = FieldReader(call.body).finish(); !read)
        return fail(read.error());
    const auto run = [user = call.user(), id = call.id<ServiceId>()](CommandContext &context) -> Decided<Answer> {
        FavouriteStore(context.db).remove(user, id);
        return Answer{.status = 204, .body = {}};
    };
    return Mutation{.run = run, .concernsDesks = false};
}

} // namespace pw::server::handlers
