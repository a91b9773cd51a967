// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

class QWidget;

namespace pw::ui
{

struct UiContext;

/// The owner's limits for desks that cannot reach the server: how much money, and how old a change may be.
void openOfflineLimits(const UiContext &ui, QWidget *window);

} // namespace pw::ui
