// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h"
#include "core/base/money.h"
#include "core/domain/order.h"
#include "ui/models/data_source.h"

#include <QHash>
#include <QList>
#include <QObject>

namespace pw::ui
{

/// What the dashboard shows, all of it from the roll-ups: no list is counted for it.
struct DashboardFacts {
    struct Day {
        qint64 day = 0; ///< since 1970-01-01 UTC
        qint64 orders = 0;
        Money revenue; ///< what delivered orders kept
        qint64 newUsers = 0;
    };
    QList<Day> days; ///< oldest first; the last is today
    QHash<OrderStatus, qint64> ordersByStatus;
    Money balances;
    Money onHold;
    qint64 openTickets = 0;
    qint64 unreadTickets = 0;
    qint64 customers = 0;
    qint64 suspended = 0;

    [[nodiscard]] const Day &today() const { return days.constLast(); }
    [[nodiscard]] const Day &yesterday() const { return days.at(days.size() - 2); }
};

/// Reads the figures, and again after every change.
class DashboardModel final : public QObject
{
    Q_OBJECT

public:
    static constexpr int dayCount = 30;

    DashboardModel(DataSource &source, const Clock &clock, QObject *parent);
    void load();
    [[nodiscard]] bool hasLoaded() const { return m_hasLoaded; }

Q_SIGNALS:
    void loaded(const pw::ui::DashboardFacts &facts);

private:
    DataSource &m_source;
    const Clock &m_clock;
    quint64 m_turn = 0;
    bool m_hasLoaded = false;
};

} // namespace pw::ui
