// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

namespace pw::ui
{

/// In order of importance: a narrow table leaves out columns from the right.
enum class ServiceColumn { Number, Name, State, Rate, Limits, Type, Rules, Time };
inline constexpr int serviceColumnCount = 8;

} // namespace pw::ui
