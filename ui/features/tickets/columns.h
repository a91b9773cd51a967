// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

namespace pw::ui
{

/// In order of importance: a narrow table leaves out columns from the right.
enum class TicketColumn { Number, Subject, Status, Updated, Type, Orders, Messages };
inline constexpr int ticketColumnCount = 7;

} // namespace pw::ui
