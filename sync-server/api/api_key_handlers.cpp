// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/audit.h"
#include "core/protocol/field_reader.h"
#include "core/storage/auth_store.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/handlers.h"

#include <QDate>

using namespace Qt::StringLiterals;

namespace pw::server::handlers
{
namespace
{

constexpr qint64 hourMs = 60LL * 60 * 1000;
constexpr qint64 defaultOverlapHours = 24;
constexpr qint64 longestOverlapHours = 30 * 24;
constexpr qint64 usageDays = 90;

std::optional<ApiKeyRow> ownKey(Database &db, UserId user, qint64 id, Instant now)
{
    for (const ApiKeyRow &key : AuthStore(db).apiKeys(user, now)) {
        if (key.id == id)
            return key;
    }
    return std::nullopt;
}

Answer freshKey(const Shop &shop, CommandContext &context, UserId user, const QString &name)
{
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
    return {.status = 201, .body = out.take()};
}

} // namespace

Decided<http::Response> listApiKeys(const Call &call)
{
    const auto write = [](JsonWriter &out, const ApiKeyRow &key) {
        out.beginObject()
            .field("id"_L1, key.id)
            .field("name"_L1, key.name)
            .field("prefix"_L1, key.prefix)
            .field("created_at"_L1, key.createdAt);
        fieldOrNull(out, "used_at"_L1, key.usedAt);
        fieldOrNull(out, "expires_at"_L1, key.expiresAt);
        out.endObject();
    };
    return wholeListResponse(AuthStore(call.db).apiKeys(call.user(), call.now), write);
}

Decided<Mutation> createApiKey(const Call &call)
{
    FieldReader reader(call.body);
    const QString name = reader.text(u"name"_s, 100);
    if (const auto read = reader.finish(); !read)
        return fail(read.error());
    return secretMutation([&shop = call.shop, name, user = call.user()](CommandContext &context) -> Decided<Answer> {
        return freshKey(shop, context, user, name);
    });
}

Decided<Mutation> rotateApiKey(const Call &call)
{
    FieldReader reader(call.body);
    const qint64 hours = reader.maybeInteger(u"overlap_hours"_s, 0, longestOverlapHours).value_or(defaultOverlapHours);
    if (const auto read = reader.finish(); !read)
        return fail(read.error());
    const auto run = [&shop = call.shop, id = call.number(0), user = call.user(),
                      hours](CommandContext &context) -> Decided<Answer> {
        const auto old = ownKey(context.db, user, id, context.stamp.now);
        if (!old)
            return refuse(RefusalCode::ApiKeyNotFound);
        AuthStore store(context.db);
        if (hours > 0)
            store.expireApiKey(id, user, context.stamp.now.plusMs(hours * hourMs));
        else if (!store.revokeApiKey(id, user))
            return refuse(RefusalCode::ApiKeyNotFound);
        noteAudit(context, {.event = u"api_key_rotated"_s, .subject = {"api_key"_L1, id}});
        return freshKey(shop, context, user, old->name);
    };
    return secretMutation(run);
}

Decided<Mutation> revokeApiKey(const Call &call)
{
    const auto run = [id = call.number(0), user = call.user()](CommandContext &context) -> Decided<Answer> {
        if (!AuthStore(context.db).revokeApiKey(id, user))
            return refuse(RefusalCode::ApiKeyNotFound);
        noteAudit(context, {.event = u"api_key_revoked"_s, .subject = {"api_key"_L1, id}});
        return Answer{.status = 204, .body = {}};
    };
    return Mutation{.run = run, .concernsDesks = false};
}

Decided<http::Response> apiKeyUsage(const Call &call)
{
    QueryReader query(call.request.query());
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    if (!ownKey(call.db, call.user(), call.number(0), call.now))
        return refuse(RefusalCode::ApiKeyNotFound);
    const auto write = [](JsonWriter &out, const KeyUsage &usage) {
        out.beginObject()
            .field("day"_L1, QDate(1970, 1, 1).addDays(usage.day).toString(Qt::ISODate))
            .field("requests"_L1, usage.requests)
            .endObject();
    };
    return wholeListResponse(AuthStore(call.db).keyUsage(call.number(0), call.user(), call.now.day() - usageDays),
                             write);
}

} // namespace pw::server::handlers
