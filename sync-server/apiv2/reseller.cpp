// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/apiv2/reseller.h"

#include "core/commands/place_order.h"
#include "core/protocol/json_writer.h"
#include "core/storage/catalogue_store.h"
#include "core/storage/dripfeed_store.h"
#include "core/storage/order_store.h"
#include "core/storage/user_store.h"
#include "sync-server/api/catalogue_cache.h"
#include "sync-server/apiv2/reseller_fields.h"
#include "sync-server/apiv2/reseller_tasks.h"
#include "sync-server/apiv2/reseller_words.h"
#include "sync-server/auth/usage_meter.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace pw::server::reseller
{
namespace
{

constexpr qsizetype maxIds = 100;

http::Response json(std::string body)
{
    http::Response response;
    response.body = std::move(body);
    return response;
}

http::Response error(const QString &text)
{
    return json(errorAnswer(text));
}

http::Response incorrectRequest()
{
    return error(u"Incorrect request"_s);
}

http::Response refusedInWords(const Refusal &refusal, std::string_view)
{
    return error(errorOf(refusal));
}

/// Also where the storage failed: nothing is kept then, so there is no order that a client could double.
http::Response busyInWords(std::string_view)
{
    return error(u"Server is busy, please try again later"_s);
}

/// "1, 10,100"; nothing where there are more than a client may ask for at once.
std::optional<QStringList> listOf(const QString &ids)
{
    QStringList list = ids.split(u',');
    if (list.size() > maxIds)
        return std::nullopt;
    for (QString &id : list)
        id = id.trimmed();
    return list;
}

/// What cannot be a quantity is below every minimum; what is too long for a number is above every maximum.
qint64 quantityOf(const QString &text)
{
    if (text.isEmpty() || !std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; }))
        return 0;
    return text.size() > 18 ? std::numeric_limits<qint64>::max() : text.toLongLong();
}

std::optional<Order> ownOrder(const Call &call, const Caller &caller, QStringView id)
{
    auto order = OrderStore(call.db).byId(OrderId(idOf(id)));
    if (!order || order->user.value != caller.actor.id)
        return std::nullopt;
    return order;
}

std::string standing(const Call &call, const Order &order)
{
    if (order.subscription)
        return subscriptionAnswer(order);
    if (order.isPost())
        return postAnswer(order, OrderStore(call.db).byId(order.parent).value_or(order), call.shop.currency);
    const bool hasRuns = order.dripfeed.isWanted();
    return statusAnswer(order, hasRuns ? DripfeedStore(call.db).runsOf(order.id) : QList<OrderId>(),
                        call.shop.currency);
}

http::Response statusOfMany(const Call &call, const Caller &caller, const QString &ids)
{
    const auto list = listOf(ids);
    if (!list)
        return incorrectRequest();
    std::string body = "{";
    for (const QString &id : *list) {
        JsonWriter name;
        name.value(id);
        const auto order = ownOrder(call, caller, id);
        body += body.size() > 1 ? "," : "";
        body += name.take() + ":" + (order ? standing(call, *order) : errorAnswer(u"Incorrect order ID"_s));
    }
    return json(body + "}");
}

http::Response status(const Call &call, const Caller &caller, const Fields &fields)
{
    if (fields.has(u"orders"_s))
        return statusOfMany(call, caller, fields.text(u"orders"_s));
    const auto order = ownOrder(call, caller, fields.text(u"order"_s));
    if (!order)
        return error(u"Incorrect order ID"_s);
    return json(standing(call, *order));
}

http::Response balance(const Call &call, const Caller &caller)
{
    const auto user = UserStore(call.db).byId(UserId(caller.actor.id));
    JsonWriter out;
    out.beginObject()
        .field("balance"_L1, user ? user->balance : Money())
        .field("currency"_L1, call.shop.currency)
        .endObject();
    return json(out.take());
}

http::Response services(const Call &call, const Caller &caller)
{
    http::Response response;
    response.shared = call.shop.catalogue.currentFor(call.db, caller.actor)->reseller;
    return response;
}

/// Only the fields of the service's type are taken: clients send them all, the others empty or not. Drip-feed is taken
/// wherever it is asked for: ordering all at once instead would be another order than the client's.
decide::OrderRequest requestOf(const Service &service, const Fields &fields)
{
    decide::OrderRequest request;
    if (orderForm(service.type).link)
        request.link = fields.text(u"link"_s);
    if (orderForm(service.type).counted == OrderForm::Counted::Given)
        request.quantity = quantityOf(fields.text(u"quantity"_s));
    if (const QString runs = fields.text(u"runs"_s); !runs.isEmpty() && runs != "0"_L1) {
        request.runs = quantityOf(runs);
        request.interval = quantityOf(fields.text(u"interval"_s));
    }
    OrderFields told;
    for (const auto &[field, word] : wordTable(OrderField{})) {
        if (const QString text = fields.text(QString::fromLatin1(word)); !text.isEmpty())
            told.insert(field, text);
    }
    // Posts of 0 are how some scripts say that they have no number of them.
    if (told.value(OrderField::Posts) == "0"_L1)
        told.remove(OrderField::Posts);
    for (const OrderField field : takenFields(service.type, told)) {
        if (told.contains(field))
            request.fields.insert(field, told.value(field));
    }
    return request;
}

commands::PlaceOrder commandOf(const Service &service, const Caller &caller, const Fields &fields)
{
    commands::PlaceOrder command;
    command.user = UserId(caller.actor.id);
    command.service = service.id;
    command.via = u"apiv2"_s;
    command.request = requestOf(service, fields);
    return command;
}

/// The trade words every quantity that is too small, also none at all, by the minimum.
Refusal inTradeTerms(Refusal refusal, const Service &service)
{
    const OrderForm &form = orderForm(service.type);
    const bool hasNoLines = form.counted == OrderForm::Counted::Lines && refusal.code == RefusalCode::FieldMissing &&
                            refusal.field == toWord(form.list);
    if (refusal.code == RefusalCode::QuantityMustBePositive || refusal.code == RefusalCode::CommentsMissing ||
        hasNoLines)
        return {RefusalCode::QuantityBelowMinimum, refusal.field, QString::number(service.min)};
    return refusal;
}

Outcome add(const Call &call, const Caller &caller, const Fields &fields)
{
    const auto service = CatalogueStore(call.db).service(ServiceId(idOf(fields.text(u"service"_s))));
    if (!service)
        return error(u"Incorrect service ID"_s);
    const auto run = [command = commandOf(*service, caller, fields),
                      service = *service](CommandContext &context) -> Decided<Answer> {
        const auto order = command.run(context);
        if (!order)
            return fail(inTradeTerms(order.error(), service));
        JsonWriter out;
        out.beginObject().field("order"_L1, order->id.value).endObject();
        return Answer{.status = 200, .body = out.take()};
    };
    return Purchase{.caller = caller, .mutation = {.run = run}};
}

Outcome refill(const Caller &caller, const Fields &fields)
{
    if (!fields.has(u"orders"_s))
        return Purchase{.caller = caller, .mutation = refillOne(fields.text(u"order"_s))};
    const auto orders = listOf(fields.text(u"orders"_s));
    if (!orders)
        return incorrectRequest();
    return Purchase{.caller = caller, .mutation = refillMany(*orders)};
}

Outcome cancel(const Caller &caller, const Fields &fields)
{
    // Some clients send one order under the name that the other actions have for it.
    const auto orders = listOf(fields.text(fields.has(u"orders"_s) ? u"orders"_s : u"order"_s));
    if (!orders)
        return incorrectRequest();
    return Purchase{.caller = caller, .mutation = cancelMany(*orders)};
}

http::Response refillStatus(const Call &call, const Caller &caller, const Fields &fields)
{
    if (!fields.has(u"refills"_s))
        return json(refillStatusOfOne(call, caller, fields.text(u"refill"_s)));
    const auto refills = listOf(fields.text(u"refills"_s));
    return refills ? json(refillStatusOfMany(call, caller, *refills)) : incorrectRequest();
}

Cost costOf(const QString &action)
{
    return action == "add"_L1 || action == "refill"_L1 || action == "cancel"_L1 ? Cost::Writing : Cost::Reading;
}

} // namespace

const Wording wording{.refused = refusedInWords, .failed = busyInWords, .busy = busyInWords};

http::Response tooMany(qint64 seconds)
{
    http::Response response = error(u"Too many requests, please try again later"_s);
    response.status = 429;
    response.header("Retry-After", std::to_string(seconds));
    return response;
}

Outcome serve(const Call &call, const Gate &gate)
{
    const auto fields = Fields::read(call.request);
    const std::string key = fields ? fields->text(u"key"_s).toStdString() : std::string();
    const auto caller = authenticateApiKey(call.db, key, call.now);
    const QString action = fields ? fields->text(u"action"_s) : QString();
    if (auto refused = gate(caller ? &*caller : nullptr, costOf(action)))
        return std::move(*refused);
    if (!fields)
        return incorrectRequest();
    if (!caller)
        return error(u"Invalid API key"_s);
    call.shop.usage.note(call.request.ioThread, *caller, call.now);
    if (action == "services"_L1)
        return services(call, *caller);
    if (action == "add"_L1)
        return add(call, *caller, *fields);
    if (action == "status"_L1)
        return status(call, *caller, *fields);
    if (action == "balance"_L1)
        return balance(call, *caller);
    if (action == "refill"_L1)
        return refill(*caller, *fields);
    if (action == "refill_status"_L1)
        return refillStatus(call, *caller, *fields);
    if (action == "cancel"_L1)
        return cancel(*caller, *fields);
    return incorrectRequest();
}

} // namespace pw::server::reseller
