// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/affiliate.h"

#include "core/protocol/field_reader.h"
#include "core/storage/affiliate_store.h"
#include "core/storage/ledger_store.h"
#include "core/storage/settings_store.h"
#include "core/storage/user_store.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::commands
{
namespace
{

constexpr qsizetype maxReasonLength = 500;

void readPercent(FieldReader &reader, SetAffiliate &command)
{
    command.changesPercent = reader.has(u"percent"_s);
    const QJsonValue value = reader.raw(u"percent"_s);
    if (!command.changesPercent || value.isNull())
        return;
    command.percent = Percent::parse(value.toString());
    if (!command.percent)
        reader.note({RefusalCode::FieldOutOfRange, u"percent"_s, u"0 to 100, at most 2 decimals"_s});
}

/// To the balance, once for a payout, whoever approves it where.
Decided<void> pay(CommandContext &context, const Payout &payout)
{
    UserStore users(context.db);
    auto user = users.byId(payout.user);
    if (!user)
        return refuse(RefusalCode::UserNotFound);
    const auto balance = user->balance.plus(payout.amount);
    if (!balance)
        return refuse(RefusalCode::BalanceOutOfRange);
    user->balance = *balance;
    users.setMoney(*user, context.stamp);
    const Transfer transfer{.id = {},
                            .key = u"payout:"_s + QString::number(payout.id.value),
                            .kind = TransferKind::AffiliatePayout,
                            .debit = account::affiliates.toString(),
                            .credit = account::customer(payout.user),
                            .amount = payout.amount,
                            .user = payout.user,
                            .order = {},
                            .memo = {},
                            .actor = context.actor.label(),
                            .createdAt = context.stamp.now};
    LedgerStore(context.db).insert(transfer, context.stamp);
    return {};
}

Percent percentOf(Database &db, const AffiliateTerms &terms)
{
    if (!terms.enabled)
        return {};
    return terms.percent.value_or(SettingsStore(db).affiliatePercent());
}

} // namespace

Decided<SetAffiliate> SetAffiliate::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    SetAffiliate command;
    command.affiliate = reader.id<UserId>(u"user"_s);
    readPercent(reader, command);
    command.enabled = reader.maybeFlag(u"enabled"_s);
    return reader.finished(std::move(command));
}

Decided<AffiliateTerms> SetAffiliate::run(CommandContext &context) const
{
    if (!UserStore(context.db).byId(affiliate))
        return refuse(RefusalCode::UserNotFound, u"user"_s);
    AffiliateStore store(context.db);
    AffiliateTerms terms = store.terms(affiliate);
    if (changesPercent)
        terms.percent = percent;
    terms.enabled = enabled.value_or(terms.enabled);
    terms.rev = context.stamp.rev;
    store.setTerms(terms, context.stamp);
    return terms;
}

Decided<RequestPayout> RequestPayout::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    RequestPayout command;
    command.user = reader.id<UserId>(u"user"_s);
    if (reader.has(u"amount"_s))
        command.amount = reader.money(u"amount"_s);
    return reader.finished(std::move(command));
}

Decided<Payout> RequestPayout::run(CommandContext &context) const
{
    if (context.actor.isCustomer() && context.actor.id != user.value)
        return refuse(RefusalCode::NotAllowed);
    AffiliateStore store(context.db);
    const auto account = store.account(user);
    if (!account)
        return refuse(RefusalCode::UserNotFound, u"user"_s);
    if (!account->terms.enabled)
        return refuse(RefusalCode::AffiliateOff);
    const Money payable = std::max(account->figures.payable(), Money());
    const Money wanted = amount.value_or(payable);
    const Money least = std::max(SettingsStore(context.db).affiliateMinimumPayout(), Money::fromUnits(1));
    if (wanted < least)
        return refuse(RefusalCode::PayoutBelowMinimum, u"amount"_s, least.toString());
    if (wanted > payable)
        return refuse(RefusalCode::PayoutAbovePayable, u"amount"_s, payable.toString());
    const PayoutId id = store.addPayout(user, wanted, context.stamp);
    return store.payout(id).value();
}

Decided<DecidePayout> DecidePayout::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    DecidePayout command;
    command.payout = reader.id<PayoutId>(u"payout"_s);
    command.state = reader.word<PayoutState>(u"state"_s);
    if (command.state == PayoutState::Requested)
        reader.note({RefusalCode::FieldNotOneOf, u"state"_s, u"approved, rejected"_s});
    if (command.state == PayoutState::Rejected)
        command.reason = reader.text(u"reason"_s, maxReasonLength);
    return reader.finished(std::move(command));
}

Decided<Payout> DecidePayout::run(CommandContext &context) const
{
    AffiliateStore store(context.db);
    auto found = store.payout(payout);
    if (!found)
        return refuse(RefusalCode::PayoutNotFound, u"payout"_s);
    if (found->state != PayoutState::Requested)
        return refuse(RefusalCode::PayoutDecided, u"payout"_s, toWord(found->state));
    if (state == PayoutState::Approved) {
        // What was asked for is taken off already: below zero, orders were refunded since then.
        const auto account = store.account(found->user);
        const Money payable = account ? account->figures.payable() : Money();
        if (payable.isNegative())
            return refuse(RefusalCode::PayoutAbovePayable, u"payout"_s,
                          std::max(found->amount + payable, Money()).toString());
        if (const auto paid = pay(context, *found); !paid)
            return fail(paid.error());
    }
    found->state = state;
    found->reason = reason;
    found->decidedAt = context.stamp.now;
    found->rev = context.stamp.rev;
    store.decide(*found, context.stamp);
    return std::move(*found);
}

void noteEarning(CommandContext &context, const Order &order)
{
    AffiliateStore store(context.db);
    const Money kept = order.charge - order.refunded;
    if (const auto known = store.earning(order.id)) {
        if (const Money amount = earningOf(kept, known->percent); amount != known->amount)
            store.setEarned(order.id, amount, context.stamp);
        return;
    }
    const auto affiliate = store.affiliateOf(order.user);
    if (!affiliate)
        return;
    const Percent percent = percentOf(context.db, store.terms(*affiliate));
    const Money amount = earningOf(kept, percent);
    if (amount.isZero())
        return;
    store.add({.order = order.id,
               .affiliate = *affiliate,
               .user = order.user,
               .percent = percent,
               .amount = amount,
               .createdAt = context.stamp.now},
              context.stamp);
}

} // namespace pw::commands
