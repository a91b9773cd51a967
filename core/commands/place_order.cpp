// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/place_order.h"

#include "core/commands/dripfeed.h"
#include "core/commands/hand_on.h"
#include "core/commands/subscription.h"
#include "core/protocol/field_reader.h"
#include "core/storage/catalogue_store.h"
#include "core/storage/ledger_store.h"
#include "core/storage/order_store.h"
#include "core/storage/user_store.h"
#include "core/storage/user_terms_store.h"

using namespace Qt::StringLiterals;

namespace pw::commands
{
namespace
{

/// As this customer gets it, at his rate. The category's switch takes all its services off sale.
Decided<Service> offeredService(Database &db, ServiceId id, UserId buyer)
{
    const CatalogueStore store(db);
    auto service = store.service(id);
    if (!service)
        return refuse(RefusalCode::ServiceNotFound, u"service"_s);
    const auto category = store.category(service->category);
    service->enabled = service->enabled && category && category->enabled;
    service->rate = UserTermsStore(db).of(buyer, id).rateOf(*service);
    return std::move(*service);
}

void holdCharge(CommandContext &context, User user, const Order &order)
{
    user.balance = user.balance - order.charge;
    user.onHold = user.onHold + order.charge;
    ++user.orderCount;
    UserStore(context.db).setMoney(user, context.stamp);
    if (order.charge.isZero())
        return; // a free service moves no money, and a transfer of nothing is none
    LedgerStore(context.db)
        .insert({.id = {},
                 .key = u"order:"_s + QString::number(order.id.value) + u":hold"_s,
                 .kind = TransferKind::OrderHold,
                 .debit = account::customer(user.id),
                 .credit = account::hold(user.id),
                 .amount = order.charge,
                 .user = user.id,
                 .order = order.id,
                 .memo = {},
                 .actor = context.actor.label(),
                 .createdAt = context.stamp.now},
                context.stamp);
}

OrderFields readFields(FieldReader &reader)
{
    OrderFields fields;
    for (const auto &[field, word] : wordTable(OrderField{})) {
        const QString name = QString::fromLatin1(word);
        if (!reader.has(name))
            continue;
        if (isNumber(field))
            fields.insert(field, QString::number(reader.integer(name)));
        else
            fields.insert(field, reader.maybeText(name, maxLength(field)).value_or(QString()));
    }
    return fields;
}

PlaceOrder readOrder(FieldReader &reader)
{
    PlaceOrder command;
    command.service = reader.id<ServiceId>(u"service"_s);
    if (reader.has(u"link"_s))
        command.request.link = reader.text(u"link"_s, 100'000);
    command.request.quantity = reader.maybeInteger(u"quantity"_s);
    command.request.runs = reader.maybeInteger(u"runs"_s);
    command.request.interval = reader.maybeInteger(u"interval"_s);
    command.request.fields = readFields(reader);
    return command;
}

} // namespace

Decided<PlaceOrder> PlaceOrder::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    const UserId user = reader.id<UserId>(u"user"_s);
    PlaceOrder command = readOrder(reader);
    // Of a subscription the user name says where.
    const bool isSubscription = reader.has(u"min"_s) || reader.has(u"max"_s) || reader.has(u"delay"_s);
    if (!reader.has(u"link"_s) && !isSubscription)
        reader.note({RefusalCode::FieldMissing, u"link"_s});
    command.user = user;
    command.via = u"desk"_s;
    return reader.finished(std::move(command));
}

Decided<PlaceOrder> PlaceOrder::quoteFromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    return reader.finished(readOrder(reader));
}

Decided<OrderQuote> PlaceOrder::quote(Database &db, Instant now) const
{
    const auto buyer = UserStore(db).byId(user);
    if (!buyer)
        return refuse(RefusalCode::UserNotFound, u"user"_s);
    const auto offered = offeredService(db, service, user);
    if (!offered)
        return fail(offered.error());
    const auto priced = decide::priceOrder(*offered, request);
    if (!priced)
        return fail(priced.error());
    if (const auto checked = decide::checkExpiry(priced->fields, now); !checked)
        return fail(checked.error());
    return OrderQuote{*offered, *priced, buyer->balance};
}

Decided<Order> PlaceOrder::run(CommandContext &context) const
{
    const auto buyer = UserStore(context.db).byId(user);
    if (!buyer)
        return refuse(RefusalCode::UserNotFound, u"user"_s);
    const auto offered = offeredService(context.db, service, user);
    if (!offered)
        return fail(offered.error());
    const auto placed = decide::placeOrder(*buyer, *offered, request);
    if (!placed)
        return fail(placed.error());
    if (const auto checked = decide::checkExpiry(placed->fields, context.stamp.now); !checked)
        return fail(checked.error());

    Order order;
    order.id = OrderId(context.rowId);
    order.user = user;
    order.service = service;
    order.serviceName = offered->name;
    order.link = orderForm(offered->type).link ? request.link : placed->fields.value(OrderField::Username);
    order.fields = placed->fields;
    order.dripfeed = placed->dripfeed;
    order.quantity = placed->quantity;
    order.charge = placed->charge;
    order.remains = placed->quantity;
    order.placedVia = via;
    order.createdAt = context.stamp.now;
    order.updatedAt = context.stamp.now;
    order.rev = context.stamp.rev;
    order.id = OrderStore(context.db).insert(order, context.stamp);
    holdCharge(context, *buyer, order);
    if (offered->type == ServiceType::Subscriptions)
        beginSubscription(context, order);
    if (runsHere(context.db, order))
        beginDripfeed(context, order);
    else
        handOn(context, order);
    return order;
}

} // namespace pw::commands
