// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/base/clock.h"
#include "core/protocol/field_reader.h"
#include "core/protocol/row_json.h"
#include "core/storage/database.h"
#include "core/storage/provider_store.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/handlers.h"
#include "sync-server/api/problem.h"
#include "sync-server/api/upstream_call.h"
#include "sync-server/providers/import.h"

using namespace Qt::StringLiterals;

namespace pw::server::handlers
{
namespace
{

using namespace providers;
using Known = QHash<UpstreamId, ServiceId>;

Known knownServices(Database &db, ProviderId provider)
{
    Known known;
    const auto sources = ProviderStore(db).sourcesAt(provider);
    for (const ServiceSource &source : sources)
        known.insert(source.upstreamService, source.service);
    return known;
}

Decided<Money> moneyIn(QueryReader &query, const char *name, Money otherwise)
{
    if (!query.has(name))
        return otherwise;
    const auto money = Money::parse(query.text(name));
    if (!money)
        return refuse(RefusalCode::MoneyMalformed, QString::fromLatin1(name));
    return *money;
}

Decided<Markup> readMarkup(const Call &call)
{
    QueryReader query(call.request.query());
    Markup markup;
    for (const auto &[name, part] : {std::pair{"percent", &Markup::percent}, std::pair{"fixed", &Markup::fixed},
                                     std::pair{"step", &Markup::step}}) {
        const auto money = moneyIn(query, name, markup.*part);
        if (!money)
            return fail(money.error());
        markup.*part = *money;
    }
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    if (!markup.isSound())
        return refuse(RefusalCode::FieldOutOfRange, u"percent"_s,
                      u"percent and fixed 0 or more, step a multiple of 0.00001"_s);
    return markup;
}

void writeOffered(JsonWriter &out, const OfferedService &offered, const Markup &markup, const Known &known)
{
    out.beginObject()
        .field("id"_L1, offered.id)
        .field("name"_L1, offered.name)
        .field("category"_L1, offered.category)
        .field("type"_L1, offered.type ? toWord(*offered.type) : offered.typeText)
        .field("usable"_L1, offered.type.has_value())
        .field("cost"_L1, offered.cost)
        .key("price"_L1);
    if (const auto price = markup.priceOf(offered.cost))
        out.value(price->perThousand());
    else
        out.null();
    out.field("min"_L1, offered.min)
        .field("max"_L1, offered.max)
        .field("refill"_L1, offered.refill)
        .field("cancel"_L1, offered.cancel)
        .field("dripfeed"_L1, offered.dripfeed)
        .key("service"_L1);
    if (known.contains(offered.id))
        out.value(known.value(offered.id).value);
    else
        out.null();
    out.endObject();
}

/// One that is refused leaves nothing, and the others stay.
Decided<Service> importAlone(CommandContext &context, const ImportPlan &plan, const OfferedService &offered)
{
    Savepoint step(context.db);
    auto service = importService(context, plan, offered);
    if (service)
        step.release();
    return service;
}

Answer importAll(CommandContext &context, const ImportPlan &plan, const OfferedServices &offered)
{
    const Known known = knownServices(context.db, plan.provider);
    QSet<UpstreamId> left = plan.chosen;
    JsonWriter out;
    const auto begin = [&out](const UpstreamId &id) { out.beginObject().field("id"_L1, id); };
    const auto refused = [&out](const Refusal &refusal) {
        out.key("error"_L1);
        writeProblem(out, refusal);
    };
    out.beginObject().key("items"_L1).beginArray();
    for (const OfferedService &each : offered.services) {
        if (!left.remove(each.id))
            continue;
        begin(each.id);
        const auto service = known.contains(each.id) ? Decided<Service>(refuse(RefusalCode::SourceTaken, u"services"_s))
                                                     : importAlone(context, plan, each);
        if (service)
            out.field("service"_L1, service->id.value)
                .field("name"_L1, service->name)
                .field("rate"_L1, service->rate.perThousand());
        else
            refused(service.error());
        out.endObject();
    }
    for (const UpstreamId &id : std::as_const(left)) {
        begin(id);
        refused({RefusalCode::ServiceNotFound, u"services"_s, {}});
        out.endObject();
    }
    out.endArray().endObject();
    return Answer{.status = 200, .body = out.take()};
}

} // namespace

Decided<SlowWork> offeredServices(const Call &call)
{
    const auto markup = readMarkup(call);
    if (!markup)
        return fail(markup.error());
    const auto upstream = upstreamOf(call);
    if (!upstream)
        return fail(upstream.error());
    return SlowWork([&shop = call.shop, markup = *markup, upstream = *upstream,
                     known = knownServices(call.db, call.id<ProviderId>())]() -> Decided<Mutation> {
        const auto offered = offeredBy(shop, upstream);
        if (!offered)
            return fail(offered.error());
        JsonWriter out;
        out.beginObject().key("items"_L1).beginArray();
        for (const OfferedService &each : offered->services)
            writeOffered(out, each, markup, known);
        out.endArray()
            .field("unreadable"_L1, qint64(offered->unreadable))
            .field("repeated"_L1, qint64(offered->repeated))
            .endObject();
        return Mutation{.instead = jsonResponse(out)};
    });
}

Decided<SlowWork> importServices(const Call &call)
{
    const auto plan = readImport(call.id<ProviderId>(), call.body);
    if (!plan)
        return fail(plan.error());
    const auto upstream = upstreamOf(call);
    if (!upstream)
        return fail(upstream.error());
    return SlowWork([&shop = call.shop, plan = *plan, upstream = *upstream]() -> Decided<Mutation> {
        auto offered = offeredBy(shop, upstream);
        if (!offered)
            return fail(offered.error());
        const auto run = [plan, offered = std::move(*offered)](CommandContext &context) -> Decided<Answer> {
            return importAll(context, plan, offered);
        };
        return Mutation{.run = run, .changesCatalogue = true};
    });
}

} // namespace pw::server::handlers
