// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "sync-server/executor/write_job.h"

#include <functional>

namespace pw::server
{

class Executor;

/// Runs `perform` on the executor and waits for its end: for threads that have nothing better to do, never for an io
/// thread. NotCommitted also where the executor takes nothing.
[[nodiscard]] JobEnd written(Executor &executor, std::function<bool(Database &, const Stamp &)> perform,
                             bool concernsDesks);

} // namespace pw::server
