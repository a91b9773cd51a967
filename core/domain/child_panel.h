// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/base/money.h"
#include "core/domain/refusal.h"
#include "core/domain/words.h"

#include <QString>

namespace pw
{

enum class ChildPanelState {
    Pending,   ///< ordered and paid; the shop's people set it up
    Active,    ///< set up, and paid for
    Suspended, ///< not paid for, or by staff with a reason
    Ended,     ///< for good
    Canceled   ///< before it was set up; what was paid is back on the balance
};

inline const auto &wordTable(ChildPanelState)
{
    static constexpr Word<ChildPanelState> table[] = {{ChildPanelState::Pending, "pending"},
                                                      {ChildPanelState::Active, "active"},
                                                      {ChildPanelState::Suspended, "suspended"},
                                                      {ChildPanelState::Ended, "ended"},
                                                      {ChildPanelState::Canceled, "canceled"}};
    return table;
}

/// A reseller's own panel, under his domain, paid for by the month from his balance.
struct ChildPanel {
    ChildPanelId id;
    UserId user;
    QString domain;   ///< as hostName() makes it; of one panel only among those that are not over
    QString currency; ///< of the panel's own shop: three capital letters. The price is in this shop's.
    ChildPanelState state = ChildPanelState::Pending;
    Money price; ///< a month; positive
    bool autoRenew = true;
    qint64 months = 1; ///< paid so far; each has a transfer of its own
    Instant paidUntil; ///< ms = 0 while pending: the months begin when it is set up
    Instant createdAt;
    Instant updatedAt;
    QString reason; ///< of staff: for a suspension, an end or a cancellation
    qint64 rev = 0;

    [[nodiscard]] bool isOver() const { return state == ChildPanelState::Ended || state == ChildPanelState::Canceled; }
    /// Suspended by the calendar: the next month that is paid makes it active again. Staff always give a reason.
    [[nodiscard]] bool isUnpaid() const { return state == ChildPanelState::Suspended && reason.isEmpty(); }
};

/// How far ahead a panel can be paid for, in months.
inline constexpr int childPanelMonthsAhead = 12;

/// The same day and time of a later month, in UTC; the last day of a month that is too short.
[[nodiscard]] Instant monthsAfter(Instant from, qint64 months);

/// Until when it is paid after another month: from where the last one ends, or from now where it was suspended since
/// then, or where even the new month would be over.
[[nodiscard]] Instant renewedUntil(const ChildPanel &panel, Instant now);

/// What the calendar does to a panel.
enum class ChildPanelDue { Nothing, Renew, Suspend, End };

/// `canPay`: whether its customer may buy and has the price; `graceDays` are counted from the end of the last month.
[[nodiscard]] ChildPanelDue dueOf(const ChildPanel &panel, bool canPay, Instant now, qint64 graceDays);
/// When it has to be looked at next; ms = 0 = never again.
[[nodiscard]] Instant nextLook(const ChildPanel &panel, Instant now, qint64 graceDays);

namespace decide
{
/// Whether `month` is the next one to pay: who asks twice names the same one, so that nothing is paid twice.
[[nodiscard]] Decided<void> renewChildPanel(const ChildPanel &panel, qint64 month, Instant now);
/// Whether staff may move it to this state; its month is not over when it becomes active.
[[nodiscard]] Decided<void> moveChildPanel(const ChildPanel &panel, ChildPanelState to, Instant now);
} // namespace decide

} // namespace pw
