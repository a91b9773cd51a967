// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/set_order_status.h"

#include "core/commands/order_settlement.h"
#include "core/protocol/field_reader.h"
#include "core/storage/order_store.h"

using namespace Qt::StringLiterals;

namespace pw::commands
{

Decided<SetOrderStatus> SetOrderStatus::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    SetOrderStatus command;
    command.order = reader.id<OrderId>(u"order"_s);
    command.request.status = reader.word<OrderStatus>(u"status"_s);
    command.request.startCount = reader.maybeInteger(u"start_count"_s, 0);
    command.request.remains = reader.maybeInteger(u"remains"_s);
    return reader.finished(std::move(command));
}

Decided<Order> SetOrderStatus::run(CommandContext &context) const
{
    const auto found = OrderStore(context.db).byId(order);
    if (!found)
        return refuse(RefusalCode::OrderNotFound, u"order"_s);
    const auto change = decide::setStatus(*found, request);
    if (!change)
        return fail(change.error());
    return applyStatusChange(context, *found, *change);
}

} // namespace pw::commands
