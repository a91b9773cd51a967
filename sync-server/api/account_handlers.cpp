// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/audit.h"
#include "core/protocol/field_reader.h"
#include "core/protocol/row_json.h"
#include "core/storage/auth_store.h"
#include "core/storage/ledger_store.h"
#include "core/storage/user_store.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/handlers.h"

using namespace Qt::StringLiterals;

namespace pw::server::handlers
{

Decided<http::Response> profile(const Call &call)
{
    const auto user = UserStore(call.db).byId(call.user());
    if (!user)
        return refuse(RefusalCode::UserNotFound);
    JsonWriter out;
    rowjson::writeUser(out, *user, call.shop.currency, rowjson::Audience::Customer);
    return jsonResponse(out);
}

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

Decided<http::Response> transactions(const Call &call)
{
    QueryReader query(call.request.query());
    const int limit = query.limit();
    TransferFilter filter{.user = call.user(), .after = query.afterId(), .limit = limit + 1};
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    return listResponse(
        LedgerStore(call.db).page(filter), limit,
        [](JsonWriter &out, const Transfer &row) { rowjson::writeTransfer(out, row, rowjson::Audience::Customer); },
        [](const Transfer &row) { return joinCursor({row.id.value}); });
}

Decided<http::Response> listApiKeys(const Call &call)
{
    JsonWriter out;
    out.beginObject().key("items"_L1).beginArray();
    for (const ApiKeyRow &key : AuthStore(call.db).apiKeys(call.user())) {
        out.beginObject()
            .field("id"_L1, key.id)
            .field("name"_L1, key.name)
            .field("prefix"_L1, key.prefix)
            .field("created_at"_L1, key.createdAt)
            .endObject();
    }
    out.endArray().key("next"_L1).null().endObject();
    return jsonResponse(out);
}

Decided<Mutation> createApiKey(const Call &call)
{
    FieldReader reader(call.body);
    const QString name = reader.text(u"name"_s, 100);
    if (const auto read = reader.finish(); !read)
        return fail(read.error());
    const auto run = [&shop = call.shop, name, user = call.user()](CommandContext &context) -> Decided<Answer> {
        const FreshToken key = makeApiKey(shop.ids);
        const qint64 id = AuthStore(context.db).insertApiKey(key.hash, user, name, key.prefix, context.stamp.now);
        noteAudit(context, {.event = u"api_key_created"_s,
                            .subject = {"api_key"_L1, id},
                            .after = {{u"name"_s, name}, {u"prefix"_s, key.prefix}}});
        JsonWriter out;
        out.beginObject()
            .field("id"_L1, id)
            .field("name"_L1, name)
            .field("key"_L1, key.text)
            .field("prefix"_L1, key.prefix)
            .field("created_at"_L1, context.stamp.now)
            .endObject();
        return Answer{.status = 201, .body = out.take()};
    };
    return Mutation{.run = run, .changesCatalogue = false, .holdsSecret = true};
}

Decided<Mutation> revokeApiKey(const Call &call)
{
    const auto run = [id = call.number(0), user = call.user()](CommandContext &context) -> Decided<Answer> {
        if (!AuthStore(context.db).revokeApiKey(id, user))
            return refuse(RefusalCode::ApiKeyNotFound);
        noteAudit(context, {.event = u"api_key_revoked"_s, .subject = {"api_key"_L1, id}});
        return Answer{.status = 204, .body = {}};
    };
    return Mutation{.run = run};
}

} // namespace pw::server::handlers
