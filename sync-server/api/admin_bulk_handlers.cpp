// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/bulk_services.h"
#include "core/commands/delete_service.h"
#include "core/commands/edit_category.h"
#include "core/protocol/field_reader.h"
#include "core/storage/database.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/handlers.h"

using namespace Qt::StringLiterals;

namespace pw::server::handlers
{
namespace
{

using Changed = commands::BulkUpdateServices::Changed;

/// Of `service`, what the other one has otherwise.
void writeDifference(JsonWriter &out, const Service &service, const Service &other)
{
    out.beginObject();
    if (service.rate != other.rate)
        out.field("rate"_L1, service.rate.toString());
    if (service.category != other.category)
        out.field("category"_L1, service.category.value);
    if (service.enabled != other.enabled)
        out.field("enabled"_L1, service.enabled);
    if (service.min != other.min)
        out.field("min"_L1, service.min);
    if (service.max != other.max)
        out.field("max"_L1, service.max);
    if (service.refill != other.refill)
        out.field("refill"_L1, service.refill);
    if (service.cancel != other.cancel)
        out.field("cancel"_L1, service.cancel);
    out.endObject();
}

/// `undo` is what PUT update-price takes.
std::string writeChanged(const Changed &changed, bool applied)
{
    JsonWriter out;
    out.beginObject().key("items"_L1).beginArray();
    for (const auto &[before, after] : changed.services) {
        out.beginObject().field("id"_L1, before.id.value).key("before"_L1);
        writeDifference(out, before, after);
        out.key("after"_L1);
        writeDifference(out, after, before);
        out.endObject();
    }
    out.endArray().field("applied"_L1, applied).key("undo"_L1).beginObject().key("items"_L1).beginArray();
    for (const auto &[before, after] : changed.services) {
        if (before.rate != after.rate)
            out.beginObject().field("service"_L1, before.id.value).field("rate"_L1, before.rate.toString()).endObject();
    }
    out.endArray().endObject().endObject();
    return out.take();
}

/// What the command calls service_ids, as desks name rows, is "ids" here.
Refusal asAsked(Refusal refusal)
{
    if (refusal.field == "service_ids"_L1)
        refusal.field = u"ids"_s;
    return refusal;
}

template <typename Command>
Mutation applying(const Command &command)
{
    return {.run = [command](CommandContext &context) -> Decided<Answer> {
                const auto done = perform(context, command);
                if (!done)
                    return fail(asAsked(done.error()));
                return Answer{.status = 200, .body = writeChanged(*done, true)};
            },
            .changesCatalogue = true};
}

Decided<Mutation> preview(const Shop &shop, const commands::BulkUpdateServices &command)
{
    Database db(shop.reader);
    const ReadTransaction snapshot(db);
    const auto plan = command.plan(db);
    if (!plan)
        return fail(asAsked(plan.error()));
    http::Response response;
    response.body = writeChanged(*plan, false);
    return Mutation{.instead = std::move(response)};
}

template <typename Command>
Decided<Mutation> removal(const Decided<Command> &command)
{
    if (!command)
        return fail(command.error());
    Mutation mutation = emptyMutation(*command);
    mutation.changesCatalogue = true;
    return mutation;
}

} // namespace

Decided<SlowWork> bulkUpdateServices(const Call &call)
{
    QJsonObject args = call.body;
    FieldReader reader({{u"preview"_s, args.take(u"preview"_s)}});
    const bool isPreview = reader.maybeFlag(u"preview"_s).value_or(false);
    if (call.body.contains(u"preview"_s)) {
        if (const auto read = reader.finish(); !read)
            return fail(read.error());
    }
    if (args.contains(u"service_ids"_s))
        return refuse(RefusalCode::FieldUnknown, u"service_ids"_s);
    if (args.contains(u"ids"_s))
        args.insert(u"service_ids"_s, args.take(u"ids"_s));
    const auto command = commands::BulkUpdateServices::fromJson(args);
    if (!command)
        return fail(asAsked(command.error()));
    return SlowWork([&shop = call.shop, command = *command, isPreview]() -> Decided<Mutation> {
        return isPreview ? preview(shop, command) : Decided<Mutation>(applying(command));
    });
}

Decided<Mutation> updatePrices(const Call &call)
{
    const auto command = commands::UpdateServiceRates::fromJson(call.body);
    if (!command)
        return fail(command.error());
    return applying(*command);
}

Decided<Mutation> deleteService(const Call &call)
{
    const auto args = call.bodyWithPathId(u"service"_s, RefusalCode::ServiceNotFound);
    if (!args)
        return fail(args.error());
    return removal(commands::DeleteService::fromJson(*args));
}

Decided<Mutation> deleteCategory(const Call &call)
{
    const auto args = call.bodyWithPathId(u"category"_s, RefusalCode::CategoryNotFound);
    if (!args)
        return fail(args.error());
    return removal(commands::DeleteCategory::fromJson(*args));
}

} // namespace pw::server::handlers
