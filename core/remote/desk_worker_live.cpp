// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/remote/desk_worker.h"

#include <algorithm>
#include <utility>

// How the desk keeps itself current: the server's pokes, and a look now and then.
namespace pw
{
namespace
{

// The server pokes; a look now and then is the safety net, and the only way where no stream comes through. Spread, so
// that desks do not come in step.
constexpr int livePollMs = 60'000;
constexpr int unaidedPollMs = 3'000;
/// The first poke is followed at once. In a stream of them a desk spends a fifth of its time on looking, so that where
/// looks are slow, because of the server or of what has to be shown again, several pokes share one.
constexpr qint64 gapPerLook = 5;
constexpr qint64 maxPokeGapMs = 100;

using Connection = DeskStatus::Connection;

} // namespace

void DeskService::Worker::listen()
{
    m_events->start({.server = m_http->server(), .token = m_http->token(), .clientId = m_desk->outbox().clientId()});
}

void DeskService::Worker::onPoke(qint64 rev, bool first)
{
    const qint64 cursor = m_desk->replica().cursor();
    if (first && rev < cursor) {
        // Not the server's past that this desk has: hello finds out.
        m_greeted = false;
        m_newest = cursor + 1;
    } else {
        m_newest = rev;
    }
    if (m_session)
        m_poked = true;
    else
        followPoke();
}

void DeskService::Worker::followPoke()
{
    if (m_newest <= m_desk->replica().cursor() && m_status.connection == Connection::Online)
        return;
    const qint64 gapMs = std::min(maxPokeGapMs, gapPerLook * m_lookMs);
    if (m_sinceLook.isValid() && m_sinceLook.elapsed() < gapMs) {
        scheduleAfter(static_cast<int>(gapMs - m_sinceLook.elapsed()));
        return;
    }
    beginSync();
}

void DeskService::Worker::onLive(bool live)
{
    m_status.live = live;
    publish();
    // The server has gone, most likely: a look tells, and desks do not all look at once.
    if (!live && !m_session && m_status.connection == Connection::Online)
        scheduleAfter(jitterMs(unaidedPollMs));
}

void DeskService::Worker::syncAgain()
{
    m_greeted = false;
    beginSync();
}

void DeskService::Worker::syncAndTell(std::function<void(const DeskStatus &)> done)
{
    m_waiting.push_back(std::move(done));
    beginSync();
    if (!m_session)
        tellWaiting();
}

void DeskService::Worker::tellWaiting()
{
    for (const auto &tell : std::exchange(m_waiting, {}))
        tell(m_status);
}

int DeskService::Worker::pollMs() const
{
    const int usualMs = m_events->isUp() ? livePollMs : unaidedPollMs;
    return usualMs + jitterMs(usualMs / 3);
}

} // namespace pw
