// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "sync-server/http/client_address.h"

namespace pw::server::http
{

/// All times are totals: a byte that trickles in does not start one anew.
struct Limits {
    std::size_t headBytes = 16 * 1024;
    std::size_t headFields = 100;
    std::chrono::milliseconds headTimeout{10'000};
    std::chrono::milliseconds bodyTimeout{20'000};
    std::chrono::milliseconds writeTimeout{20'000};
    std::chrono::milliseconds idleTimeout{30'000};
    /// How often a stream says that it is alive, and is asked whether it may go on.
    std::chrono::milliseconds streamBeat{20'000};
    /// How long a closed connection still takes in what the client sends, so that it gets to read the last answer.
    std::chrono::milliseconds lingerTimeout{1'000};
    std::size_t lingerBytes = 1024 * 1024;
    std::size_t maxConnections = 20'000;
    /// IPv6 peers are counted by /64. 0 lifts it, and trusted proxies have none: all clients come from there.
    std::size_t maxConnectionsPerAddress = 256;
    /// Of all answers that are being written, as far as they are large; another one is refused with 503 above it.
    std::size_t maxWritingBytes = 256 * 1024 * 1024;
};

struct Config {
    Limits limits;
    TrustedProxies proxies;
    unsigned ioThreads = 1;
    /// Called on each io thread before it serves and after it has served, with its index: the place to open and close
    /// what a thread owns for itself.
    std::function<void(unsigned)> onThreadStart;
    std::function<void(unsigned)> onThreadStop;
    /// Seconds since 1970 for the Date field; without it no Date is sent.
    std::function<std::int64_t()> unixTime;
    /// Put in front of the running numbers that make up a request id.
    std::string requestIdPrefix;
};

} // namespace pw::server::http
