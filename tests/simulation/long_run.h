// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace pw::simulation
{

struct Failing;

struct Seeds {
    quint64 from = 1;
    quint64 count = 0;
};

/// Runs all of them in `jobs` processes, prints progress, failures and a closing line. The program's exit code: 0 when
/// all hold.
[[nodiscard]] int runSeeds(const Seeds &seeds, int jobs);
/// The invariant, how to see it again, and the end of the log.
void report(const Failing &failing);

} // namespace pw::simulation
