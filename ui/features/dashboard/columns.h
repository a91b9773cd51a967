// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

namespace pw::ui
{

/// The figures at the top, in their order.
enum class Figure { Revenue, Orders, Balances, OnHold, Tickets, Customers };
inline constexpr int figureCount = 6;

} // namespace pw::ui
