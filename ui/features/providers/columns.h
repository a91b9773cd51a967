// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

namespace pw::ui
{

/// In order of importance: a narrow table leaves out columns from the right.
enum class ProviderColumn { Name, State, Balance, Waiting, Services, Asked };
inline constexpr int providerColumnCount = 6;

} // namespace pw::ui
