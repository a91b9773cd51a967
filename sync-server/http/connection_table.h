// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <unordered_map>

namespace pw::server::http
{

/// Counts open connections, in all and per address, and the bytes of large answers under way. Used by all io threads.
class ConnectionTable
{
public:
    /// 0 for perAddress means no such cap; no address has one either.
    ConnectionTable(std::size_t total, std::size_t perAddress);

    /// False, and nothing counted, when a cap is reached.
    [[nodiscard]] bool enter(const std::string &addressKey);
    void leave(const std::string &addressKey);
    [[nodiscard]] std::size_t size() const;
    /// Waits until no connection is open; returns how many still are.
    std::size_t waitUntilEmpty(std::chrono::milliseconds timeout);

    /// False, and nothing counted, when so many more would be above `most`.
    [[nodiscard]] bool beginWriting(std::size_t bytes, std::size_t most);
    void endWriting(std::size_t bytes) { m_writing -= bytes; }

private:
    const std::size_t m_maxTotal;
    const std::size_t m_maxPerAddress;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::unordered_map<std::string, std::size_t> m_perAddress;
    std::size_t m_total = 0;
    std::atomic<std::size_t> m_writing = 0;
};

} // namespace pw::server::http
