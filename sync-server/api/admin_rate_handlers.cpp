// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/user_rate.h"
#include "core/storage/user_store.h"
#include "core/storage/user_terms_store.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/handlers.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::server::handlers
{
namespace
{

void writeRate(JsonWriter &out, const OwnRate &own)
{
    out.beginObject().key("service"_L1).beginObject();
    out.field("id"_L1, own.service.value).field("name"_L1, own.serviceName).endObject();
    out.field("rate"_L1, own.rate.toString()).field("list_rate"_L1, own.listRate.toString()).endObject();
}

std::optional<OwnRate> rateOf(Database &db, UserId user, ServiceId service)
{
    const QList<OwnRate> rates = UserTermsStore(db).rates(user);
    const auto found = std::ranges::find(rates, service, &OwnRate::service);
    return found == rates.end() ? std::nullopt : std::optional(*found);
}

/// The body with both numbers of the path in it.
Decided<QJsonObject> argsOf(const Call &call)
{
    auto args = call.bodyWithPathId(u"user"_s, RefusalCode::UserNotFound);
    if (!args)
        return args;
    const qint64 service = call.number(1);
    if (service == 0)
        return refuse(RefusalCode::ServiceNotFound, u"service"_s);
    if (args->contains(u"service"_s))
        return refuse(RefusalCode::FieldUnknown, u"service"_s);
    args->insert(u"service"_s, service);
    return args;
}

} // namespace

Decided<http::Response> listUserRates(const Call &call)
{
    QueryReader query(call.request.query());
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    const auto user = call.id<UserId>();
    if (!UserStore(call.db).byId(user))
        return refuse(RefusalCode::UserNotFound);
    return wholeListResponse(UserTermsStore(call.db).rates(user), writeRate);
}

Decided<http::Response> userRate(const Call &call)
{
    const auto user = call.id<UserId>();
    if (!UserStore(call.db).byId(user))
        return refuse(RefusalCode::UserNotFound);
    const auto own = rateOf(call.db, user, call.id<ServiceId>(1));
    if (!own)
        return refuse(RefusalCode::UserRateNotFound);
    JsonWriter out;
    writeRate(out, *own);
    return jsonResponse(out);
}

Decided<Mutation> setUserRate(const Call &call)
{
    const auto args = argsOf(call);
    if (!args)
        return fail(args.error());
    const auto command = commands::SetUserRate::fromJson(*args);
    if (!command)
        return fail(command.error());
    return commandMutation(
        *command, 200, [service = command->priced](JsonWriter &out, const User &user, const CommandContext &context) {
            writeRate(out, rateOf(context.db, user.id, service).value());
        });
}

Decided<Mutation> removeUserRate(const Call &call)
{
    const auto args = argsOf(call);
    if (!args)
        return fail(args.error());
    const auto command = commands::RemoveUserRate::fromJson(*args);
    if (!command)
        return fail(command.error());
    return emptyMutation(*command);
}

} // namespace pw::server::handlers
