// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/auth/usage_meter.h"

#include "core/storage/auth_store.h"

#include <algorithm>

namespace pw::server
{

UsageMeter::UsageMeter(unsigned threads, std::function<void()> flush) : m_flush(std::move(flush))
{
    for (unsigned i = 0; i < std::max(1U, threads); ++i)
        m_shards.push_back(std::make_unique<Shard>());
}

void UsageMeter::note(unsigned thread, const Caller &caller, Instant now)
{
    if (caller.actor.kind == ActorKind::System)
        return;
    {
        Shard &shard = *m_shards[thread % m_shards.size()];
        const std::lock_guard lock(shard.mutex);
        if (caller.byApiKey)
            ++shard.counts.keys[caller.keyId];
        else
            shard.counts.sessions.insert(caller.tokenHash, now);
    }
    qint64 due = m_nextFlushMs.load(std::memory_order_relaxed);
    const bool isFirst = due == 0;
    if (now.ms >= due && m_nextFlushMs.compare_exchange_strong(due, now.ms + pauseMs) && !isFirst)
        m_flush();
}

void UsageMeter::write(Database &db, Instant now)
{
    AuthStore store(db);
    for (const auto &shard : m_shards) {
        Counts counts;
        {
            const std::lock_guard lock(shard->mutex);
            std::swap(counts, shard->counts);
        }
        for (auto it = counts.keys.cbegin(); it != counts.keys.cend(); ++it)
            store.noteKeyUsed(it.key(), now, it.value());
        for (auto it = counts.sessions.cbegin(); it != counts.sessions.cend(); ++it)
            store.noteSessionUsed(it.key(), it.value());
    }
}

bool UsageMeter::isEmpty()
{
    return std::ranges::all_of(m_shards, [](const auto &shard) {
        const std::lock_guard lock(shard->mutex);
        return shard->counts.keys.isEmpty() && shard->counts.sessions.isEmpty();
    });
}

} // namespace pw::server
