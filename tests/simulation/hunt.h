// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/simulation/long_run.h"

#include <QByteArray>

namespace pw::simulation
{

/// Switches each planted bug on, in `jobs` processes at once, and runs seeds until a world breaks. Prints who was found
/// by which seed and invariant. The exit code: 0 when all were found. An empty name means all of them.
[[nodiscard]] int hunt(const QByteArray &name, const Seeds &seeds, int jobs);

} // namespace pw::simulation
