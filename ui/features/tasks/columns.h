// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

namespace pw::ui
{

/// In order of importance: a narrow table leaves out columns from the right.
enum class TaskColumn { Number, Order, Status, Asked, Customer, OrderStatus };
inline constexpr int taskColumnCount = 6;

} // namespace pw::ui
