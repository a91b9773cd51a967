// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"
#include "sync-server/auth/authenticator.h"

#include <QHash>
#include <QString>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace pw
{
class Database;
}

namespace pw::server
{

/// Remembers which keys and sessions were used, and how often, until it is written down: a request that reads should
/// not wait for a commit. What was counted since the last write is lost when the program is killed.
class UsageMeter
{
public:
    static constexpr qint64 pauseMs = 30'000;

    /// `flush` is called on the thread of the request with which a write is due, at most once in pauseMs.
    UsageMeter(unsigned threads, std::function<void()> flush);

    /// From the io thread of that index.
    void note(unsigned thread, const Caller &caller, Instant now);
    /// Writes what was counted, in the caller's transaction, and begins anew. From any thread.
    void write(Database &db, Instant now);
    [[nodiscard]] bool isEmpty();

private:
    struct Counts {
        QHash<qint64, qint64> keys;       ///< requests by number of the key
        QHash<QString, Instant> sessions; ///< last use by hash of the token
    };
    /// One for each io thread: nobody waits for another one but while it is written.
    struct Shard {
        std::mutex mutex;
        Counts counts;
    };

    std::vector<std::unique_ptr<Shard>> m_shards;
    std::function<void()> m_flush;
    std::atomic<qint64> m_nextFlushMs = 0;
};

} // namespace pw::server
