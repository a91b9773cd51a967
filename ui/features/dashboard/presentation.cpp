// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/dashboard/presentation.h"

#include "ui/presentation/words.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace pw::ui::dashboard
{
namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Dashboard)
};

Card compared(Card card, qint64 today, qint64 yesterday, const QString &yesterdayWords)
{
    if (yesterday == 0) {
        card.note = Text::tr("yesterday %1").arg(yesterdayWords);
        return card;
    }
    const qint64 percent = (today - yesterday) * 100 / yesterday;
    card.note =
        Text::tr("%1% against yesterday (%2)")
            .arg(percent > 0 ? QString(u"+"_s + QString::number(percent)) : QString::number(percent), yesterdayWords);
    card.noteTone = percent >= 0 ? Tone::Success : Tone::Warning;
    return card;
}

} // namespace

Card cardOf(Figure figure, const DashboardFacts &facts)
{
    const auto &today = facts.today();
    const auto &yesterday = facts.yesterday();
    switch (figure) {
    case Figure::Revenue:
        return compared({.title = Text::tr("Revenue today"),
                         .icon = u"money"_s,
                         .value = Words::roundMoney(today.revenue),
                         .note = {},
                         .target = {.page = PageId::Orders, .filter = u"completed"_s}},
                        today.revenue.units(), yesterday.revenue.units(), Words::roundMoney(yesterday.revenue));
    case Figure::Orders:
        return compared({.title = Text::tr("Orders today"),
                         .icon = u"orders"_s,
                         .value = Words::count(today.orders),
                         .note = {},
                         .target = {.page = PageId::Orders}},
                        today.orders, yesterday.orders, Words::count(yesterday.orders));
    case Figure::Balances:
        return {.title = Text::tr("Customers' balances"),
                .icon = u"wallet"_s,
                .value = Words::roundMoney(facts.balances),
                .note = Text::tr("can be spent at any time"),
                .target = {.page = PageId::Users}};
    case Figure::OnHold:
        return {.title = Text::tr("On hold"),
                .icon = u"lock"_s,
                .value = Words::roundMoney(facts.onHold),
                .note = Text::tr("for orders that are not finished"),
                .target = {.page = PageId::Orders}};
    case Figure::Tickets:
        return {.title = Text::tr("Open tickets"),
                .icon = u"tickets"_s,
                .value = Words::count(facts.openTickets),
                .note = Text::tr("%1 unread").arg(Words::count(facts.unreadTickets)),
                .noteTone = facts.unreadTickets > 0 ? Tone::Warning : Tone::Neutral,
                .target = {.page = PageId::Tickets, .filter = u"open"_s}};
    case Figure::Customers:
        return {
            .title = Text::tr("Customers"),
            .icon = u"users"_s,
            .value = Words::count(facts.customers),
            .note =
                Text::tr("%1 new today, %2 suspended").arg(Words::count(today.newUsers), Words::count(facts.suspended)),
            .target = {.page = PageId::Users}};
    }
    Q_UNREACHABLE();
}

QString dayWords(qint64 day)
{
    return QLocale().toString(QDate(1970, 1, 1).addDays(day), u"d MMM"_s);
}

} // namespace pw::ui::dashboard
