// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/dashboard/model.h"

#include "core/storage/rollup_store.h"
#include "ui/models/reply.h"

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

QList<DashboardFacts::Day> daysOf(const QList<DailyFigure> &figures, qint64 first, int count)
{
    QList<DashboardFacts::Day> days(count);
    for (int i = 0; i < count; ++i)
        days[i].day = first + i;
    for (const DailyFigure &figure : figures) {
        auto &day = days[static_cast<int>(figure.day - first)];
        if (figure.name == "orders.placed"_L1)
            day.orders = figure.value;
        else if (figure.name == "users.new"_L1)
            day.newUsers = figure.value;
        else
            day.revenue = day.revenue + revenueIn(figure.name, figure.value);
    }
    return days;
}

DashboardFacts readFacts(Database &db, qint64 today)
{
    const RollupStore rollups(db);
    const QHash<QString, qint64> totals = rollups.totals();
    const qint64 first = today - DashboardModel::dayCount + 1;
    DashboardFacts facts;
    facts.days = daysOf(rollups.daily(first, today), first, DashboardModel::dayCount);
    for (const auto &word : wordTable(OrderStatus{}))
        facts.ordersByStatus.insert(word.value, totals.value(u"orders."_s + QLatin1StringView(word.text)));
    facts.balances = Money::fromUnits(totals.value(u"users.balance"_s));
    facts.onHold = Money::fromUnits(totals.value(u"users.on_hold"_s));
    facts.openTickets = totals.value(u"tickets.open"_s);
    facts.unreadTickets = totals.value(u"tickets.unread"_s);
    facts.suspended = totals.value(u"users.suspended"_s);
    facts.customers = totals.value(u"users.active"_s) + facts.suspended;
    return facts;
}

} // namespace

DashboardModel::DashboardModel(DataSource &source, const Clock &clock, QObject *parent)
    : QObject(parent), m_source(source), m_clock(clock)
{
    connect(&m_source, &DataSource::changed, this, &DashboardModel::load);
}

void DashboardModel::load()
{
    const quint64 turn = ++m_turn;
    const qint64 today = m_clock.now().day();
    onReply(m_source.read([today](Database &db) { return readFacts(db, today); }), this,
            [this, turn](const DashboardFacts &facts) {
                if (turn != m_turn)
                    return;
                m_hasLoaded = true;
                Q_EMIT loaded(facts);
            });
}

} // namespace pw::ui
