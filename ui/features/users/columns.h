// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

namespace pw::ui
{

/// In order of importance: a narrow table leaves out columns from the right.
enum class UserColumn { Number, Name, Balance, State, OnHold, Spent, Orders, Joined };
inline constexpr int userColumnCount = 8;

} // namespace pw::ui
