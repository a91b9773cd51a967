// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/order.h"
#include "ui/widgets/page.h"

namespace pw::ui::dashboard_actions
{

/// The dashboard changes nothing; what it can do is lead to what it counts.
[[nodiscard]] inline Target ordersIn(OrderStatus status)
{
    return {.page = PageId::Orders, .filter = toWord(status)};
}

} // namespace pw::ui::dashboard_actions
