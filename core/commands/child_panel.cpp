// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/child_panel.h"

#include "core/domain/host_name.h"
#include "core/protocol/field_reader.h"
#include "core/storage/child_panel_store.h"
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

QString monthKey(ChildPanelId panel, qint64 month)
{
    return u"childpanel:%1:%2"_s.arg(panel.value).arg(month);
}

QString readDomain(FieldReader &reader)
{
    const auto name = hostName(reader.text(u"domain"_s, 253));
    if (!name)
        reader.note({RefusalCode::DomainMalformed, u"domain"_s});
    return name.value_or(QString());
}

QString readCurrency(FieldReader &reader)
{
    const QString currency = reader.text(u"currency"_s, 64);
    const auto isCapital = [](QChar c) { return c >= u'A' && c <= u'Z'; };
    if (currency.size() != 3 || !std::ranges::all_of(currency, isCapital))
        reader.note({RefusalCode::CurrencyMalformed, u"currency"_s});
    return currency;
}

Decided<ChildPanel> panelFor(const CommandContext &context, ChildPanelId id)
{
    auto panel = ChildPanelStore(context.db).byId(id);
    // Another customer's panel is answered like none at all, so that ids cannot be probed.
    if (!panel || (context.actor.isCustomer() && panel->user.value != context.actor.id))
        return refuse(RefusalCode::ChildPanelNotFound, u"panel"_s);
    return std::move(*panel);
}

Decided<void> checkFree(const CommandContext &context, const QString &domain, ChildPanelId except)
{
    const auto other = ChildPanelStore(context.db).runningAt(domain);
    if (other && *other != except)
        return refuse(RefusalCode::DomainTaken, u"domain"_s);
    return {};
}

/// From the balance; the key of the month keeps it from being paid again, whoever asks.
Decided<void> payMonth(CommandContext &context, const ChildPanel &panel, qint64 month)
{
    UserStore users(context.db);
    auto user = users.byId(panel.user);
    if (!user)
        return refuse(RefusalCode::UserNotFound, u"user"_s);
    if (user->state == UserState::Suspended)
        return refuse(RefusalCode::UserSuspended, u"user"_s);
    if (user->balance < panel.price)
        return refuse(RefusalCode::InsufficientFunds, {}, user->balance.toString());
    user->balance = user->balance - panel.price;
    users.setMoney(*user, context.stamp);
    LedgerStore(context.db)
        .insert({.id = {},
                 .key = monthKey(panel.id, month),
                 .kind = TransferKind::ChildPanel,
                 .debit = account::customer(panel.user),
                 .credit = account::childPanels.toString(),
                 .amount = panel.price,
                 .user = panel.user,
                 .order = {},
                 .memo = panel.domain,
                 .actor = context.actor.label(),
                 .createdAt = context.stamp.now},
                context.stamp);
    return {};
}

/// Every month by an entry that names the month's. On a desk whose copy is still coming a month may be missing.
Decided<void> payBack(CommandContext &context, const ChildPanel &panel)
{
    UserStore users(context.db);
    LedgerStore ledger(context.db);
    auto user = users.byId(panel.user);
    if (!user)
        return refuse(RefusalCode::UserNotFound);
    for (qint64 month = 1; month <= panel.months; ++month) {
        const auto paid = ledger.byKey(monthKey(panel.id, month));
        if (!paid)
            continue;
        const auto balance = user->balance.plus(paid->amount);
        if (!balance)
            return refuse(RefusalCode::BalanceOutOfRange);
        user->balance = *balance;
        Transfer back = *paid;
        back.id = {};
        back.key += u":refund"_s;
        back.kind = TransferKind::ChildPanelRefund;
        std::swap(back.debit, back.credit);
        back.actor = context.actor.label();
        back.createdAt = context.stamp.now;
        ledger.insert(back, context.stamp);
    }
    users.setMoney(*user, context.stamp);
    return {};
}

ChildPanel written(CommandContext &context, ChildPanel panel)
{
    panel.updatedAt = context.stamp.now;
    panel.rev = context.stamp.rev;
    ChildPanelStore(context.db).update(panel, context.stamp);
    return panel;
}

/// Paid already; a month that is paid wakes what was suspended for want of it.
ChildPanel afterMonth(ChildPanel panel, Instant now)
{
    ++panel.months;
    if (panel.state == ChildPanelState::Pending)
        return panel;
    panel.paidUntil = renewedUntil(panel, now);
    if (panel.isUnpaid())
        panel.state = ChildPanelState::Active;
    return panel;
}

bool canPay(Database &db, const ChildPanel &panel)
{
    const auto user = UserStore(db).byId(panel.user);
    return user && user->state == UserState::Active && user->balance >= panel.price;
}

} // namespace

Decided<OrderChildPanel> OrderChildPanel::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    OrderChildPanel command;
    command.user = reader.id<UserId>(u"user"_s);
    command.domain = readDomain(reader);
    command.currency = readCurrency(reader);
    command.autoRenew = reader.maybeFlag(u"auto_renew"_s).value_or(true);
    return reader.finished(std::move(command));
}

Decided<ChildPanel> OrderChildPanel::run(CommandContext &context) const
{
    if (context.actor.isCustomer() && context.actor.id != user.value)
        return refuse(RefusalCode::NotAllowed);
    if (!UserStore(context.db).byId(user))
        return refuse(RefusalCode::UserNotFound, u"user"_s);
    ChildPanel panel;
    panel.id = ChildPanelId(context.rowId);
    panel.user = user;
    panel.domain = domain;
    panel.currency = currency;
    panel.price = SettingsStore(context.db).childPanelPrice();
    panel.autoRenew = autoRenew;
    panel.createdAt = context.stamp.now;
    panel.updatedAt = context.stamp.now;
    panel.rev = context.stamp.rev;
    if (!panel.price.isPositive())
        return refuse(RefusalCode::ChildPanelsNotSold);
    if (const auto free = checkFree(context, domain, {}); !free)
        return fail(free.error());
    panel.id = ChildPanelStore(context.db).insert(panel, context.stamp);
    if (const auto paid = payMonth(context, panel, panel.months); !paid)
        return fail(paid.error());
    return panel;
}

Decided<RenewChildPanel> RenewChildPanel::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    RenewChildPanel command;
    command.panel = reader.id<ChildPanelId>(u"panel"_s);
    command.month = reader.integer(u"month"_s, 1);
    return reader.finished(std::move(command));
}

Decided<ChildPanel> RenewChildPanel::run(CommandContext &context) const
{
    auto found = panelFor(context, panel);
    if (!found)
        return fail(found.error());
    const Instant now = context.stamp.now;
    if (const auto checked = decide::renewChildPanel(*found, month, now); !checked)
        return fail(checked.error());
    if (const auto paid = payMonth(context, *found, month); !paid)
        return fail(paid.error());
    return written(context, afterMonth(std::move(*found), now));
}

Decided<UpdateChildPanel> UpdateChildPanel::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    UpdateChildPanel command;
    command.panel = reader.id<ChildPanelId>(u"panel"_s);
    command.autoRenew = reader.maybeFlag(u"auto_renew"_s);
    if (reader.has(u"domain"_s))
        command.domain = readDomain(reader);
    if (reader.has(u"price"_s)) {
        command.price = reader.money(u"price"_s);
        if (!command.price->isPositive())
            reader.note({RefusalCode::FieldOutOfRange, u"price"_s, u"more than zero"_s});
    }
    return reader.finished(std::move(command));
}

Decided<ChildPanel> UpdateChildPanel::run(CommandContext &context) const
{
    auto found = panelFor(context, panel);
    if (!found)
        return fail(found.error());
    if (context.actor.isCustomer() && (domain || price))
        return refuse(RefusalCode::NotAllowed);
    if (!autoRenew && !domain && !price)
        return refuse(RefusalCode::NothingToChange);
    if (found->isOver())
        return refuse(RefusalCode::ChildPanelStateForbids, u"panel"_s, toWord(found->state));
    if (domain) {
        if (const auto free = checkFree(context, *domain, panel); !free)
            return fail(free.error());
    }
    found->autoRenew = autoRenew.value_or(found->autoRenew);
    found->domain = domain.value_or(found->domain);
    found->price = price.value_or(found->price);
    return written(context, std::move(*found));
}

Decided<SetChildPanelState> SetChildPanelState::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    SetChildPanelState command;
    command.panel = reader.id<ChildPanelId>(u"panel"_s);
    command.state = reader.word<ChildPanelState>(u"state"_s);
    if (command.state == ChildPanelState::Pending)
        reader.note({RefusalCode::FieldNotOneOf, u"state"_s, u"active, suspended, ended, canceled"_s});
    if (command.state == ChildPanelState::Suspended)
        command.reason = reader.text(u"reason"_s, maxReasonLength);
    else
        command.reason = reader.maybeText(u"reason"_s, maxReasonLength).value_or(QString());
    if (command.state == ChildPanelState::Active && !command.reason.isEmpty())
        reader.note({RefusalCode::FieldUnknown, u"reason"_s});
    return reader.finished(std::move(command));
}

Decided<ChildPanel> SetChildPanelState::run(CommandContext &context) const
{
    auto found = panelFor(context, panel);
    if (!found)
        return fail(found.error());
    if (const auto checked = decide::moveChildPanel(*found, state, context.stamp.now); !checked)
        return fail(checked.error());
    if (state == ChildPanelState::Canceled) {
        if (const auto back = payBack(context, *found); !back)
            return fail(back.error());
    }
    if (found->state == ChildPanelState::Pending && state == ChildPanelState::Active)
        found->paidUntil = monthsAfter(context.stamp.now, found->months);
    found->state = state;
    found->reason = reason;
    return written(context, std::move(*found));
}

ChildPanelDue calendarOf(Database &db, const ChildPanel &panel, Instant now)
{
    return dueOf(panel, canPay(db, panel), now, SettingsStore(db).childPanelGraceDays());
}

ChildPanelDue followCalendar(CommandContext &context, ChildPanelId id)
{
    auto panel = ChildPanelStore(context.db).byId(id);
    if (!panel)
        return ChildPanelDue::Nothing;
    const ChildPanelDue due = calendarOf(context.db, *panel, context.stamp.now);
    switch (due) {
    case ChildPanelDue::Nothing:
        return due;
    case ChildPanelDue::Renew:
        // Seen to be possible in this same transaction.
        if (!payMonth(context, *panel, panel->months + 1))
            return ChildPanelDue::Nothing;
        *panel = afterMonth(std::move(*panel), context.stamp.now);
        break;
    case ChildPanelDue::Suspend:
        panel->state = ChildPanelState::Suspended;
        panel->reason.clear();
        break;
    case ChildPanelDue::End:
        panel->state = ChildPanelState::Ended;
        break;
    }
    written(context, std::move(*panel));
    return due;
}

} // namespace pw::commands
