// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/add_subscription_post.h"

#include "core/commands/subscription.h"
#include "core/protocol/field_reader.h"
#include "core/storage/forward_store.h"
#include "core/storage/order_store.h"

using namespace Qt::StringLiterals;

namespace pw::commands
{
namespace
{

constexpr qsizetype maxLinkLength = 2048;

} // namespace

Decided<AddSubscriptionPost> AddSubscriptionPost::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    AddSubscriptionPost command;
    command.order = reader.id<OrderId>(u"order"_s);
    command.request.link = reader.text(u"link"_s, maxLinkLength);
    command.request.quantity = reader.integer(u"quantity"_s);
    return reader.finished(std::move(command));
}

Decided<Order> AddSubscriptionPost::run(CommandContext &context) const
{
    const auto found = OrderStore(context.db).byId(order);
    if (!found)
        return refuse(RefusalCode::OrderNotFound, u"order"_s);
    if (const auto allowed = decide::addPost(*found, request); !allowed)
        return fail(allowed.error());
    if (!isRunHere(context.db, *found)) {
        const auto forward = ForwardStore(context.db).byOrder(order);
        return refuse(RefusalCode::OrderStateForbids, u"order"_s, forward ? toWord(forward->state) : QString());
    }
    return addPost(context, order, {.id = OrderId(context.rowId), .link = request.link, .quantity = request.quantity});
}

} // namespace pw::commands
