// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/order.h"
#include "ui/features/orders/model.h"
#include "ui/widgets/form_dialog.h"
#include "ui/widgets/page.h"

namespace pw::ui
{

/// What can be done with an order. Each opens a form; what the rules of the domain forbid anyway is not offered.
namespace order_actions
{

[[nodiscard]] bool canCancel(const Order &order);
[[nodiscard]] bool canSetStatus(const Order &order);
[[nodiscard]] bool canRefill(const Order &order);
/// Of a subscription that no provider has.
[[nodiscard]] bool canAddPost(const Order &order, bool isAtProvider);
/// Without a form: it moves no money, and can be rejected.
void refill(const UiContext &ui, const Order &order);
void cancel(const UiContext &ui, const OrderRow &row, QWidget *parent);
void addPost(const UiContext &ui, const OrderRow &row, QWidget *parent);
void setStatus(const UiContext &ui, const OrderRow &row, QWidget *parent, const Draft &draft = {});

} // namespace order_actions
} // namespace pw::ui
