// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/live/revision_hub.h"

#include <algorithm>
#include <mutex>
#include <utility>

namespace pw::server
{

/// The streams of one io thread; `sinks` is that thread's alone.
struct RevisionHub::Shard {
    void announce();
    void wakeAll();
    void add(http::StreamSink &sink, const std::shared_ptr<http::IoThread> &ioThread);
    void remove(http::StreamSink &sink);

    std::vector<http::StreamSink *> sinks;
    std::atomic<std::size_t> count = 0;
    std::atomic<bool> pending = false;
    std::mutex mutex;
    std::shared_ptr<http::IoThread> thread; ///< guarded
};

void RevisionHub::Shard::add(http::StreamSink &sink, const std::shared_ptr<http::IoThread> &ioThread)
{
    {
        const std::lock_guard lock(mutex);
        thread = ioThread;
    }
    sinks.push_back(&sink);
    ++count;
}

void RevisionHub::Shard::remove(http::StreamSink &sink)
{
    // wakeAll() goes from the back, so that what moves here it has met.
    const auto found = std::ranges::find(sinks, &sink);
    *found = sinks.back();
    sinks.pop_back();
    --count;
}

void RevisionHub::Shard::announce()
{
    // A stream that begins just now asks for the revision after it is counted, so it is met here or knows already.
    if (count == 0 || pending.exchange(true))
        return;
    const std::lock_guard lock(mutex);
    if (!thread->run([this] { wakeAll(); }))
        pending = false;
}

void RevisionHub::Shard::wakeAll()
{
    pending = false;
    // A stream may end by being woken, and takes itself out.
    for (std::size_t i = sinks.size(); i > 0; --i)
        sinks[i - 1]->wake();
}

class RevisionHub::Stream final : public http::EventSource
{
public:
    Stream(RevisionHub &hub, Shard &shard, std::function<bool()> mayGoOn)
        : m_hub(hub), m_shard(shard), m_mayGoOn(std::move(mayGoOn))
    {
    }
    ~Stream() override
    {
        if (m_sink)
            m_shard.remove(*m_sink);
    }
    void begin(http::StreamSink &sink, const std::shared_ptr<http::IoThread> &thread) override
    {
        m_sink = &sink;
        m_shard.add(sink, thread);
    }
    void say(std::string &out) override
    {
        const qint64 rev = m_hub.current();
        if (rev == m_said)
            return;
        m_said = rev;
        out += "data: {\"rev\":";
        out += std::to_string(rev);
        out += "}\n\n";
    }
    bool mayGoOn() override { return m_mayGoOn(); }

private:
    RevisionHub &m_hub;
    Shard &m_shard;
    std::function<bool()> m_mayGoOn;
    http::StreamSink *m_sink = nullptr;
    qint64 m_said = -1;
};

RevisionHub::RevisionHub(unsigned ioThreads)
{
    for (unsigned i = 0; i < std::max(1U, ioThreads); ++i)
        m_shards.push_back(std::make_unique<Shard>());
}

RevisionHub::~RevisionHub() = default;

void RevisionHub::announce(qint64 rev)
{
    // One thread writes; the beginning of the program is another.
    if (rev <= m_rev)
        return;
    m_rev = rev;
    for (const std::unique_ptr<Shard> &shard : m_shards)
        shard->announce();
}

std::unique_ptr<http::EventSource> RevisionHub::stream(unsigned ioThread, std::function<bool()> mayGoOn)
{
    return std::make_unique<Stream>(*this, *m_shards.at(ioThread), std::move(mayGoOn));
}

std::size_t RevisionHub::streamCount() const
{
    std::size_t count = 0;
    for (const std::unique_ptr<Shard> &shard : m_shards)
        count += shard->count;
    return count;
}

} // namespace pw::server
