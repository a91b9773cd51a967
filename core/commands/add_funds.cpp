// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/add_funds.h"

#include "core/domain/decisions.h"
#include "core/protocol/field_reader.h"
#include "core/storage/ledger_store.h"
#include "core/storage/user_store.h"

using namespace Qt::StringLiterals;

namespace pw::commands
{
namespace
{

Transfer manualTransfer(const CommandContext &context, const AddFunds &command)
{
    const bool credit = command.amount.isPositive();
    const QString customer = account::customer(command.user);
    const QString house = account::manual.toString();
    return {.id = {},
            .key = u"funds:"_s + context.commandId,
            .kind = credit ? TransferKind::ManualCredit : TransferKind::ManualDebit,
            .debit = credit ? house : customer,
            .credit = credit ? customer : house,
            .amount = credit ? command.amount : -command.amount,
            .user = command.user,
            .order = {},
            .memo = command.reason,
            .actor = context.actor.label(),
            .createdAt = context.stamp.now,
            .rev = context.stamp.rev};
}

} // namespace

Decided<AddFunds> AddFunds::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    AddFunds command;
    command.user = reader.id<UserId>(u"user"_s);
    command.amount = reader.money(u"amount"_s);
    command.reason = reader.text(u"reason"_s, 500);
    return reader.finished(std::move(command));
}

Decided<AddFunds::Added> AddFunds::run(CommandContext &context) const
{
    UserStore users(context.db);
    auto found = users.byId(user);
    if (!found)
        return refuse(RefusalCode::UserNotFound, u"user"_s);
    const auto balance = decide::addFunds(*found, amount);
    if (!balance)
        return fail(balance.error());
    found->balance = *balance;
    users.setMoney(*found, context.stamp);
    Transfer transfer = manualTransfer(context, *this);
    transfer.id = LedgerStore(context.db).insert(transfer, context.stamp);
    return Added{.transfer = std::move(transfer), .balance = *balance};
}

} // namespace pw::commands
