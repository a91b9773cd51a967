// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/child_panel.h"

#include <optional>

/// Child panels (decision 22): an order of its own kind, paid by the month.
namespace pw::commands
{

/// At the shop's price, which is the panel's from then on. The first month is paid in the same step.
/// Customers order for themselves; staff name the user.
struct OrderChildPanel {
    static constexpr QLatin1StringView name{"OrderChildPanel"};

    UserId user;
    QString domain; ///< as hostName() makes it
    QString currency;
    bool autoRenew = true;

    [[nodiscard]] static Decided<OrderChildPanel> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<ChildPanel> run(CommandContext &context) const;
};

/// Another month. It is named, so that one who presses twice, or two who do not know of each other, pay it once.
struct RenewChildPanel {
    static constexpr QLatin1StringView name{"RenewChildPanel"};

    ChildPanelId panel;
    qint64 month = 0; ///< the panel's months and one

    [[nodiscard]] static Decided<RenewChildPanel> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<ChildPanel> run(CommandContext &context) const;
};

/// Customers change autoRenew alone.
struct UpdateChildPanel {
    static constexpr QLatin1StringView name{"UpdateChildPanel"};

    ChildPanelId panel;
    std::optional<bool> autoRenew;
    std::optional<QString> domain; ///< as hostName() makes it
    std::optional<Money> price;    ///< of months that are paid from now on

    [[nodiscard]] static Decided<UpdateChildPanel> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<ChildPanel> run(CommandContext &context) const;
};

/// Active sets a pending one up, and lets a suspended one go on. A cancellation pays every month back.
struct SetChildPanelState {
    static constexpr QLatin1StringView name{"SetChildPanelState"};

    ChildPanelId panel;
    ChildPanelState state = ChildPanelState::Active;
    QString reason; ///< for the customer; never empty for a suspension

    [[nodiscard]] static Decided<SetChildPanelState> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<ChildPanel> run(CommandContext &context) const;
};

/// What the calendar asks for now: the next month is paid, or the panel suspended, or ended. Any number of times.
/// Returns what was done.
ChildPanelDue followCalendar(CommandContext &context, ChildPanelId panel);

/// The same without doing it; Nothing where there is no such panel.
[[nodiscard]] ChildPanelDue calendarOf(Database &db, const ChildPanel &panel, Instant now);

} // namespace pw::commands
