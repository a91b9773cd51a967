// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

namespace pw::ui
{

/// In order of importance: a narrow table leaves out columns from the right.
enum class OrderColumn { Number, Service, Status, Charge, Customer, Placed, Quantity, Remains };
inline constexpr int orderColumnCount = 8;

} // namespace pw::ui
