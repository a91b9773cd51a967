// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/widgets/page.h"

namespace pw::ui
{

/// The one place that knows every page; they do not know of each other.
[[nodiscard]] Page *pageFor(PageId id, const UiContext &ui, QWidget *parent);

} // namespace pw::ui
