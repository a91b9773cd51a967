// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/add_subscription_post.h"
#include "core/commands/cancel_order.h"
#include "core/commands/place_order.h"
#include "core/commands/set_order_status.h"
#include "core/protocol/field_reader.h"
#include "core/protocol/row_json.h"
#include "core/storage/database.h"
#include "core/storage/order_store.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/handlers.h"
#include "sync-server/api/mass_order.h"
#include "sync-server/api/problem.h"

using namespace Qt::StringLiterals;

namespace pw::server::handlers
{
namespace
{

using rowjson::Audience;

template <Audience audience>
void writeResult(JsonWriter &out, const Order &order, const CommandContext &)
{
    rowjson::writeOrder(out, order, audience);
}

template <Audience audience>
http::Response orderResponse(const Order &order)
{
    JsonWriter out;
    rowjson::writeOrder(out, order, audience);
    return jsonResponse(out);
}

template <Audience audience>
http::Response pageResponse(const Call &call, const OrderFilter &filter)
{
    OrderFilter oneMore = filter;
    ++oneMore.limit;
    return listResponse(
        OrderStore(call.db).page(oneMore), filter.limit,
        [](JsonWriter &out, const Order &row) { rowjson::writeOrder(out, row, audience); },
        [](const Order &row) { return joinCursor({row.id.value}); });
}

/// The filter fields that customers' and staff's lists share.
OrderFilter readFilter(QueryReader &query)
{
    OrderFilter filter;
    filter.service = ServiceId(query.maybeInteger("service", 1).value_or(0));
    filter.search = query.text("q");
    filter.from = query.moment("from").value_or(filter.from);
    filter.to = query.moment("to").value_or(filter.to);
    filter.after = query.afterId();
    filter.limit = query.limit();
    return filter;
}

QString viaOf(const Call &call)
{
    return call.caller.byApiKey ? u"api"_s : u"web"_s;
}

Decided<Order> placeAlone(const Decided<commands::PlaceOrder> &order, CommandContext &context)
{
    if (!order)
        return fail(order.error());
    // One that is refused leaves nothing, and the others stay.
    Savepoint step(context.db);
    auto placed = perform(context, *order);
    if (placed)
        step.release();
    return placed;
}

void placeLine(JsonWriter &out, const MassLine &line, CommandContext &context)
{
    const auto placed = placeAlone(line.order, context);
    out.beginObject().field("line"_L1, line.number);
    if (placed) {
        out.key("order"_L1);
        rowjson::writeOrder(out, *placed, Audience::Customer);
    } else {
        out.key("error"_L1);
        writeProblem(out, placed.error());
    }
    out.endObject();
}

Decided<Order> ownOrderRow(const Call &call)
{
    auto order = OrderStore(call.db).byId(call.id<OrderId>());
    // Another customer's order is answered like none at all, so that ids cannot be probed.
    if (!order || order->user != call.user())
        return refuse(RefusalCode::OrderNotFound);
    return std::move(*order);
}

/// Who it was, without a name: customers are not told which of the staff.
QLatin1StringView kindOfActor(const QString &label)
{
    if (label.startsWith("customer:"_L1))
        return "customer"_L1;
    return label.startsWith("staff:"_L1) ? "staff"_L1 : "automatic"_L1;
}

Decided<commands::CancelOrder> readCancel(const Call &call)
{
    const auto args = call.bodyWithPathId(u"order"_s, RefusalCode::OrderNotFound);
    if (!args)
        return fail(args.error());
    return commands::CancelOrder::fromJson(*args);
}

} // namespace

Decided<Mutation> placeOrder(const Call &call)
{
    const auto args = call.bodyWith(u"user"_s, call.caller.actor.id);
    if (!args)
        return fail(args.error());
    auto command = commands::PlaceOrder::fromJson(*args);
    if (!command)
        return fail(command.error());
    command->via = viaOf(call);
    return commandMutation(std::move(*command), 201, writeResult<Audience::Customer>);
}

Decided<Mutation> placeOrders(const Call &call)
{
    auto lines = readMassOrder(call.body, {.user = call.user(), .via = viaOf(call)});
    if (!lines)
        return fail(lines.error());
    const auto run = [lines = std::move(*lines)](CommandContext &context) -> Decided<Answer> {
        JsonWriter out;
        out.beginObject().key("items"_L1).beginArray();
        for (const MassLine &line : lines)
            placeLine(out, line, context);
        out.endArray().endObject();
        return Answer{.status = 200, .body = out.take()};
    };
    return Mutation{.run = run};
}

Decided<http::Response> quoteOrder(const Call &call)
{
    auto command = commands::PlaceOrder::quoteFromJson(call.body);
    if (!command)
        return fail(command.error());
    command->user = call.user();
    const auto quote = command->quote(call.db, call.now);
    if (!quote)
        return fail(quote.error());
    JsonWriter out;
    out.beginObject().key("service"_L1).beginObject();
    out.field("id"_L1, quote->service.id.value).field("name"_L1, quote->service.name).endObject();
    out.field("quantity"_L1, quote->priced.quantity)
        .field("rate"_L1, quote->service.rate.toString())
        .field("charge"_L1, quote->priced.charge)
        .field("currency"_L1, call.shop.currency)
        .field("balance"_L1, quote->balance)
        .field("covered"_L1, quote->isCovered())
        .endObject();
    return jsonResponse(out);
}

Decided<http::Response> listOwnOrders(const Call &call)
{
    QueryReader query(call.request.query());
    OrderFilter filter = readFilter(query);
    filter.user = call.user();
    filter.status = query.word<OrderStatus>("status");
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    return pageResponse<Audience::Customer>(call, filter);
}

Decided<http::Response> listOwnOrdersByStatus(const Call &call)
{
    QueryReader query(call.request.query());
    OrderFilter filter = readFilter(query);
    filter.user = call.user();
    filter.status = fromWord<OrderStatus>(call.text(0));
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    if (!filter.status)
        return refuse(RefusalCode::FieldNotOneOf, u"status"_s, allWords<OrderStatus>().join(u", "_s));
    return pageResponse<Audience::Customer>(call, filter);
}

Decided<http::Response> ownOrder(const Call &call)
{
    const auto order = ownOrderRow(call);
    if (!order)
        return fail(order.error());
    return orderResponse<Audience::Customer>(*order);
}

Decided<http::Response> ownOrderStatus(const Call &call)
{
    const auto order = ownOrderRow(call);
    if (!order)
        return fail(order.error());
    JsonWriter out;
    out.beginObject()
        .field("id"_L1, order->id.value)
        .field("status"_L1, toWord(order->status))
        .field("charge"_L1, order->charge)
        .field("start_count"_L1, order->startCount)
        .field("remains"_L1, order->remains)
        .endObject();
    return jsonResponse(out);
}

Decided<http::Response> ownOrderHistory(const Call &call)
{
    const auto order = ownOrderRow(call);
    if (!order)
        return fail(order.error());
    const auto write = [](JsonWriter &out, const OrderEvent &event) {
        out.beginObject()
            .field("at"_L1, event.at)
            .field("from"_L1, toWord(event.from))
            .field("to"_L1, toWord(event.to))
            .field("by"_L1, kindOfActor(event.actor))
            .endObject();
    };
    return wholeListResponse(OrderStore(call.db).events(order->id), write);
}

Decided<http::Response> listOrders(const Call &call)
{
    QueryReader query(call.request.query());
    OrderFilter filter = readFilter(query);
    filter.user = UserId(query.maybeInteger("user", 1).value_or(0));
    filter.status = query.word<OrderStatus>("status");
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    return pageResponse<Audience::Staff>(call, filter);
}

Decided<http::Response> order(const Call &call)
{
    const auto found = OrderStore(call.db).byId(call.id<OrderId>());
    if (!found)
        return refuse(RefusalCode::OrderNotFound);
    return orderResponse<Audience::Staff>(*found);
}

Decided<Mutation> setOrderStatus(const Call &call)
{
    const auto args = call.bodyWithPathId(u"order"_s, RefusalCode::OrderNotFound);
    if (!args)
        return fail(args.error());
    const auto command = commands::SetOrderStatus::fromJson(*args);
    if (!command)
        return fail(command.error());
    return commandMutation(*command, 200, writeResult<Audience::Staff>);
}

Decided<Mutation> addSubscriptionPost(const Call &call)
{
    const auto args = call.bodyWithPathId(u"order"_s, RefusalCode::OrderNotFound);
    if (!args)
        return fail(args.error());
    const auto command = commands::AddSubscriptionPost::fromJson(*args);
    if (!command)
        return fail(command.error());
    return commandMutation(*command, 201, writeResult<Audience::Staff>);
}

Decided<Mutation> cancelOrder(const Call &call)
{
    const auto command = readCancel(call);
    if (!command)
        return fail(command.error());
    return commandMutation(*command, 200, writeResult<Audience::Staff>);
}

} // namespace pw::server::handlers
