// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/clock.h" // for bugs that ask it

#include <span>

/// What the altered copies of the product's sources see (docs/simulation.md). The product knows nothing of it.
namespace pw
{

/// Whether this bug is the one that is switched on.
[[nodiscard]] bool planted(const char *name);
void plant(const char *name);
/// All that this program was built with.
[[nodiscard]] std::span<const char *const> plantedBugs();
/// Another transaction of the server's, here and now.
void plantedPause();

} // namespace pw
