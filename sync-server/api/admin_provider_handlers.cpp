// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/edit_provider.h"
#include "core/commands/edit_source.h"
#include "core/commands/resolve_forward.h"
#include "core/protocol/field_reader.h"
#include "core/protocol/row_json.h"
#include "core/storage/catalogue_store.h"
#include "core/storage/forward_store.h"
#include "core/storage/provider_store.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/handlers.h"
#include "sync-server/api/provider_json.h"
#include "sync-server/providers/provider_desk.h"

using namespace Qt::StringLiterals;

namespace pw::server::handlers
{
namespace
{

constexpr qsizetype maxKeyLength = 512;

template <typename Row>
void writeResult(JsonWriter &out, const Row &row, const CommandContext &)
{
    providerjson::write(out, row);
}

template <typename Row>
http::Response rowResponse(const Row &row)
{
    JsonWriter out;
    providerjson::write(out, row);
    return jsonResponse(out);
}

template <typename Row>
http::Response rowsResponse(const QList<Row> &rows)
{
    return wholeListResponse(rows, [](JsonWriter &out, const Row &row) { providerjson::write(out, row); });
}

/// The key is taken out of the body before the rest becomes a command: it is sealed, and in no log of commands.
struct KeyAndRest {
    Secret key;
    QJsonObject rest;
};

Decided<KeyAndRest> takeKey(const Call &call, QJsonObject body)
{
    KeyAndRest taken;
    if (body.contains(u"key"_s)) {
        FieldReader reader(QJsonObject{{u"key"_s, body.take(u"key"_s)}});
        taken.key = Secret(reader.text(u"key"_s, maxKeyLength));
        if (const auto read = reader.finish(); !read)
            return fail(read.error());
    }
    if (body.value(u"url"_s).isString()) {
        const QString problem = call.shop.providers.problemWithUrl(body.value(u"url"_s).toString().trimmed());
        if (!problem.isEmpty())
            return refuse(RefusalCode::ProviderAddressRefused, u"url"_s, problem);
    }
    taken.rest = std::move(body);
    return taken;
}

template <typename Command>
Decided<Mutation> providerMutation(const Call &call, const Decided<QJsonObject> &body, int status)
{
    if (!body)
        return fail(body.error());
    const auto taken = takeKey(call, *body);
    if (!taken)
        return fail(taken.error());
    const auto command = Command::fromJson(taken->rest);
    if (!command)
        return fail(command.error());
    const auto run = [&shop = call.shop, command = *command, key = taken->key,
                      status](CommandContext &context) -> Decided<Answer> {
        const auto done = perform(context, command);
        if (!done)
            return fail(done.error());
        if (!key.isEmpty()) {
            ProviderStore(context.db).setSealedKey(done->id, shop.providers.seal(*done, key, shop.ids));
            noteAudit(context, {.event = u"provider_key_changed"_s, .subject = subjectOf(*done)});
        }
        JsonWriter out;
        providerjson::write(out, *done);
        return Answer{.status = status, .body = out.take()};
    };
    return Mutation{.run = run};
}

} // namespace

Decided<http::Response> listProviders(const Call &call)
{
    return rowsResponse(ProviderStore(call.db).all());
}

Decided<http::Response> provider(const Call &call)
{
    const auto found = ProviderStore(call.db).byId(call.id<ProviderId>());
    if (!found)
        return refuse(RefusalCode::ProviderNotFound);
    return rowResponse(*found);
}

Decided<Mutation> createProvider(const Call &call)
{
    return providerMutation<commands::CreateProvider>(call, Decided<QJsonObject>(call.body), 201);
}

Decided<Mutation> updateProvider(const Call &call)
{
    return providerMutation<commands::UpdateProvider>(
        call, call.bodyWithPathId(u"provider"_s, RefusalCode::ProviderNotFound), 200);
}

Decided<http::Response> listSources(const Call &call)
{
    const auto service = call.id<ServiceId>();
    if (!CatalogueStore(call.db).service(service))
        return refuse(RefusalCode::ServiceNotFound);
    return rowsResponse(ProviderStore(call.db).sourcesOf(service));
}

Decided<Mutation> addSource(const Call &call)
{
    const auto args = call.bodyWithPathId(u"service"_s, RefusalCode::ServiceNotFound);
    if (!args)
        return fail(args.error());
    const auto command = commands::AddSource::fromJson(*args);
    if (!command)
        return fail(command.error());
    return commandMutation(*command, 201, writeResult<ServiceSource>);
}

Decided<Mutation> updateSource(const Call &call)
{
    const auto args = call.bodyWithPathId(u"source"_s, RefusalCode::SourceNotFound);
    if (!args)
        return fail(args.error());
    const auto command = commands::UpdateSource::fromJson(*args);
    if (!command)
        return fail(command.error());
    return commandMutation(*command, 200, writeResult<ServiceSource>);
}

Decided<http::Response> listForwards(const Call &call)
{
    QueryReader query(call.request.query());
    ForwardFilter filter;
    filter.state = query.word<ForwardState>("state").value_or(ForwardState::Ambiguous);
    filter.after = query.afterId();
    filter.limit = query.limit();
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    ForwardFilter oneMore = filter;
    ++oneMore.limit;
    return listResponse(
        ForwardStore(call.db).page(oneMore), filter.limit,
        [](JsonWriter &out, const OrderForward &row) { providerjson::write(out, row); },
        [](const OrderForward &row) { return joinCursor({row.order.value}); });
}

Decided<http::Response> forward(const Call &call)
{
    const auto found = ForwardStore(call.db).byOrder(call.id<OrderId>());
    if (!found)
        return refuse(RefusalCode::OrderNotFound);
    return rowResponse(*found);
}

Decided<Mutation> resolveForward(const Call &call)
{
    const auto args = call.bodyWithPathId(u"order"_s, RefusalCode::OrderNotFound);
    if (!args)
        return fail(args.error());
    const auto command = commands::ResolveForward::fromJson(*args);
    if (!command)
        return fail(command.error());
    return commandMutation(*command, 200, [](JsonWriter &out, const Order &order, const CommandContext &context) {
        const auto row = ForwardStore(context.db).byOrder(order.id);
        if (row)
            providerjson::write(out, *row);
    });
}

} // namespace pw::server::handlers
