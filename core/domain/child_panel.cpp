// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/domain/child_panel.h"

#include <QDateTime>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

constexpr qint64 dayMs = 86'400'000;

Instant graceEnd(const ChildPanel &panel, qint64 graceDays)
{
    return panel.paidUntil.plusMs(graceDays * dayMs);
}

} // namespace

Instant monthsAfter(Instant from, qint64 months)
{
    const QDateTime begin = QDateTime::fromMSecsSinceEpoch(from.ms, Qt::UTC);
    return Instant(begin.addMonths(static_cast<int>(months)).toMSecsSinceEpoch());
}

Instant renewedUntil(const ChildPanel &panel, Instant now)
{
    const bool hasLapsed = panel.state == ChildPanelState::Suspended && panel.paidUntil < now;
    const Instant until = monthsAfter(hasLapsed ? now : panel.paidUntil, 1);
    return now < until ? until : monthsAfter(now, 1);
}

ChildPanelDue dueOf(const ChildPanel &panel, bool canPay, Instant now, qint64 graceDays)
{
    if (now < panel.paidUntil)
        return ChildPanelDue::Nothing;
    if (panel.state == ChildPanelState::Active)
        return panel.autoRenew && canPay ? ChildPanelDue::Renew : ChildPanelDue::Suspend;
    if (panel.state == ChildPanelState::Suspended && !(now < graceEnd(panel, graceDays)))
        return ChildPanelDue::End;
    return ChildPanelDue::Nothing;
}

Instant nextLook(const ChildPanel &panel, Instant now, qint64 graceDays)
{
    switch (panel.state) {
    case ChildPanelState::Pending: // setting it up begins its months
    case ChildPanelState::Ended:
    case ChildPanelState::Canceled:
        return {};
    case ChildPanelState::Active:
    case ChildPanelState::Suspended:
        break;
    }
    const Instant due = now < panel.paidUntil ? panel.paidUntil : graceEnd(panel, graceDays);
    // At least daily: the grace may be made shorter, and a month may be paid, while nobody looks.
    return std::min(due, now.plusMs(dayMs));
}

namespace decide
{

Decided<void> renewChildPanel(const ChildPanel &panel, qint64 month, Instant now)
{
    if (panel.isOver())
        return refuse(RefusalCode::ChildPanelStateForbids, u"panel"_s, toWord(panel.state));
    if (month <= panel.months)
        return refuse(RefusalCode::ChildPanelMonthPaid, u"month"_s, QString::number(month));
    if (month > panel.months + 1)
        return refuse(RefusalCode::FieldOutOfRange, u"month"_s, u"at most %1"_s.arg(panel.months + 1));
    const bool isTooFar = panel.state == ChildPanelState::Pending
                              ? month > childPanelMonthsAhead
                              : monthsAfter(now, childPanelMonthsAhead) < renewedUntil(panel, now);
    if (isTooFar)
        return refuse(RefusalCode::ChildPanelPaidAhead, u"month"_s, QString::number(childPanelMonthsAhead));
    return {};
}

Decided<void> moveChildPanel(const ChildPanel &panel, ChildPanelState to, Instant now)
{
    using enum ChildPanelState;
    const auto comesFrom = [&](std::initializer_list<ChildPanelState> states) {
        return std::ranges::find(states, panel.state) != states.end();
    };
    const bool isPossible = (to == Active && comesFrom({Pending, Suspended})) ||
                            (to == Suspended && comesFrom({Active})) ||
                            (to == Ended && comesFrom({Active, Suspended})) || (to == Canceled && comesFrom({Pending}));
    if (!isPossible)
        return refuse(RefusalCode::ChildPanelStateForbids, u"state"_s, toWord(panel.state));
    if (to == Active && panel.state == Suspended && !(now < panel.paidUntil))
        return refuse(RefusalCode::ChildPanelNotPaid, u"state"_s, panel.paidUntil.toString());
    return {};
}

} // namespace decide
} // namespace pw
