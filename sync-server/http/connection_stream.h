// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <memory>

#include "sync-server/http/connection.h"
#include "sync-server/http/stream.h"

namespace pw::server::http
{

/// What a connection has beside the usual while it is a stream.
struct Connection::Stream {
    std::unique_ptr<EventSource> source;
    std::chrono::steady_clock::time_point nextBeat;
    bool writing = false;
    bool woken = false; ///< while writing: there is more to ask the source for
};

} // namespace pw::server::http
