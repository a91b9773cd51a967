// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "sync-server/http/config.h"
#include "sync-server/http/handler.h"

namespace pw::server::http
{

/// The HTTP/1.1 server: io threads with an event loop each, connections handed out to them in turn. All functions are
/// for one owning thread, which is not an io thread.
class Listener
{
public:
    /// The handler must outlive the listener.
    Listener(Handler &handler, Config config);
    ~Listener();
    Listener(const Listener &) = delete;
    Listener &operator=(const Listener &) = delete;

    /// Binds to an IP address (port 0: any free one) and serves; returns what went wrong, or nothing. A listener
    /// starts once.
    [[nodiscard]] std::optional<std::string> start(const std::string &address, std::uint16_t port);
    [[nodiscard]] std::uint16_t port() const;
    [[nodiscard]] std::size_t connectionCount() const;

    /// Accepts nothing new, closes idle connections, waits until every request under way is answered (with
    /// Connection: close), then stops. Returns how many connections were cut because the time was over.
    std::size_t drain(std::chrono::milliseconds timeout);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace pw::server::http
