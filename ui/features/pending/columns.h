// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

namespace pw::ui
{

/// In order of importance: a narrow table leaves out columns from the right.
enum class EntryColumn { Wish, State, Made, Answered };
inline constexpr int entryColumnCount = 4;

} // namespace pw::ui
