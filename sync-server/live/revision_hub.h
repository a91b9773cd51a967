// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "sync-server/http/stream.h"

#include <QtGlobal>

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

namespace pw::server
{

/// Tells streams that something was committed, and nothing of what. A commit costs one message to each io thread that
/// has streams, and none where the last one has not been taken yet: it does not matter how many desks listen.
class RevisionHub
{
public:
    explicit RevisionHub(unsigned ioThreads);
    ~RevisionHub();
    RevisionHub(const RevisionHub &) = delete;
    RevisionHub &operator=(const RevisionHub &) = delete;

    /// From any thread, once `rev` is durable. A lower one than before is ignored.
    void announce(qint64 rev);
    /// What the next event will say at least.
    [[nodiscard]] qint64 current() const { return m_rev; }

    /// A stream of `data: {"rev":N}`: the current revision at once, then the newest after each commit. It ends when
    /// `mayGoOn`, asked on the io thread with every beat, says so; that also owns what ends with the stream.
    [[nodiscard]] std::unique_ptr<http::EventSource> stream(unsigned ioThread, std::function<bool()> mayGoOn);
    [[nodiscard]] std::size_t streamCount() const;

private:
    class Stream;
    struct Shard;

    std::atomic<qint64> m_rev = 0;
    std::vector<std::unique_ptr<Shard>> m_shards;
};

} // namespace pw::server
