// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/protocol/field_reader.h"
#include "core/storage/provider_store.h"
#include "core/storage/source_change_store.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/handlers.h"
#include "sync-server/api/provider_json.h"
#include "sync-server/api/upstream_call.h"
#include "sync-server/providers/import.h"
#include "sync-server/providers/price_sync.h"

using namespace Qt::StringLiterals;

namespace pw::server::handlers
{
namespace
{

using namespace providers;

struct SyncRequest {
    ProviderId provider;
    bool preview = false; ///< nothing is written
    Caution caution = Caution::Usual;
};

Decided<SyncRequest> readRequest(const Call &call)
{
    FieldReader reader(call.body);
    SyncRequest request{.provider = call.id<ProviderId>()};
    request.preview = reader.maybeFlag(u"preview"_s).value_or(false);
    if (reader.maybeFlag(u"accept"_s).value_or(false))
        request.caution = Caution::Overridden;
    return reader.finished(request);
}

Answer answerOf(const SyncPlan &plan, bool isApplied)
{
    JsonWriter out;
    out.beginObject()
        .field("applied"_L1, isApplied && plan.problem.isEmpty())
        .field("problem"_L1, plan.problem)
        .key("items"_L1)
        .beginArray();
    for (const SourceChange &change : plan.changes)
        providerjson::write(out, change);
    out.endArray().endObject();
    return Answer{.status = 200, .body = out.take()};
}

} // namespace

Decided<SlowWork> syncPrices(const Call &call)
{
    const auto request = readRequest(call);
    if (!request)
        return fail(request.error());
    const auto upstream = upstreamOf(call);
    if (!upstream)
        return fail(upstream.error());
    return SlowWork([&shop = call.shop, request = *request, upstream = *upstream]() -> Decided<Mutation> {
        auto offered = offeredBy(shop, upstream);
        if (!offered)
            return fail(offered.error());
        const auto run = [request, offered = std::move(*offered)](CommandContext &context) -> Decided<Answer> {
            if (request.preview)
                return answerOf(planSync(syncedSources(context.db, request.provider), offered, request.caution), false);
            return answerOf(followList(context, request.provider, offered, request.caution), true);
        };
        return Mutation{.run = run, .changesCatalogue = !request.preview, .concernsDesks = !request.preview};
    });
}

Decided<http::Response> listSourceChanges(const Call &call)
{
    QueryReader query(call.request.query());
    SourceChangeFilter filter{.provider = call.id<ProviderId>()};
    filter.after = query.afterId();
    filter.limit = query.limit();
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    if (!ProviderStore(call.db).byId(filter.provider))
        return refuse(RefusalCode::ProviderNotFound);
    SourceChangeFilter oneMore = filter;
    ++oneMore.limit;
    return listResponse(
        SourceChangeStore(call.db).page(oneMore), filter.limit,
        [](JsonWriter &out, const SourceChange &row) { providerjson::write(out, row); },
        [](const SourceChange &row) { return joinCursor({row.id}); });
}

} // namespace pw::server::handlers
