// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "sync-server/executor/executor.h"
#include "sync-server/metrics/request_counts.h"

#include <atomic>
#include <functional>

namespace pw::server
{

/// How the server is, for whoever watches it. The functions are set before the listener starts; safe from any thread
/// then.
struct Vitals {
    RequestCounts requests;
    std::atomic<bool> draining = false;
    std::function<Executor::State()> executor;
    std::function<std::size_t()> connections;
};

} // namespace pw::server
