// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/command.h"

#include "core/commands/add_funds.h"
#include "core/commands/cancel_order.h"
#include "core/commands/create_user.h"
#include "core/commands/edit_category.h"
#include "core/commands/edit_service.h"
#include "core/commands/open_ticket.h"
#include "core/commands/place_order.h"
#include "core/commands/reply_ticket.h"
#include "core/commands/set_order_status.h"
#include "core/commands/suspend_user.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

QJsonObject outcome(const Order &order)
{
    return {{u"order"_s, order.id.value}, {u"refunded"_s, order.refunded.toString()}};
}

QJsonObject outcome(const Service &service)
{
    return {{u"service"_s, service.id.value}};
}

QJsonObject outcome(const Category &category)
{
    return {{u"category"_s, category.id.value}};
}

QJsonObject outcome(const User &user)
{
    return {{u"user"_s, user.id.value}};
}

QJsonObject outcome(const Ticket &ticket)
{
    return {{u"ticket"_s, ticket.id.value}};
}

QJsonObject outcome(const commands::AddFunds::Added &added)
{
    return {{u"transaction"_s, added.transfer.id.value}, {u"balance"_s, added.balance.toString()}};
}

template <typename Command>
Decided<QJsonObject> runJson(CommandContext &context, const QJsonObject &args)
{
    const auto command = Command::fromJson(args);
    if (!command)
        return fail(command.error());
    const auto done = command->run(context);
    if (!done)
        return fail(done.error());
    return outcome(*done);
}

using namespace commands;

constexpr CommandDefinition table[] = {
    {"PlaceOrder", 1, true, runJson<PlaceOrder>},
    {"CancelOrder", 1, false, runJson<CancelOrder>},
    {"SetOrderStatus", 1, true, runJson<SetOrderStatus>},
    {"CreateService", 1, true, runJson<CreateService>},
    {"UpdateService", 1, true, runJson<UpdateService>},
    {"CreateCategory", 1, true, runJson<CreateCategory>},
    {"UpdateCategory", 1, true, runJson<UpdateCategory>},
    {"CreateUser", 1, true, runJson<CreateUser>},
    {"SuspendUser", 1, true, runJson<SuspendUser>},
    {"UnsuspendUser", 1, true, runJson<UnsuspendUser>},
    {"AddFunds", 1, true, runJson<AddFunds>},
    {"OpenTicket", 1, true, runJson<OpenTicket>},
    {"ReplyTicket", 1, false, runJson<ReplyTicket>},
    {"SetTicketStatus", 1, true, runJson<SetTicketStatus>},
    {"MarkTicketRead", 1, true, runJson<MarkTicketRead>},
};

} // namespace

std::span<const CommandDefinition> allCommands()
{
    return table;
}

const CommandDefinition *findCommand(QStringView name)
{
    const auto found =
        std::ranges::find_if(table, [&](const CommandDefinition &c) { return name == QLatin1StringView(c.name); });
    return found == std::end(table) ? nullptr : found;
}

Decided<QJsonObject> runCommand(CommandContext &context, const QString &name, const QJsonObject &args)
{
    const CommandDefinition *command = findCommand(name);
    if (!command)
        return refuse(RefusalCode::CommandUnsupported, {}, name.left(64));
    if (command->staffOnly && context.actor.isCustomer())
        return refuse(RefusalCode::NotAllowed);
    return command->run(context, args);
}

} // namespace pw
