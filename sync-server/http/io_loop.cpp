// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/http/io_loop.h"

#include <algorithm>
#include <future>

#include "sync-server/http/connection.h"
#include "sync-server/http/response_head.h"

namespace pw::server::http
{

namespace
{

std::chrono::milliseconds sweepIntervalFor(const Limits &limits)
{
    using std::chrono::milliseconds;
    const milliseconds shortest = std::min({limits.headTimeout, limits.bodyTimeout, limits.writeTimeout,
                                            limits.idleTimeout, limits.lingerTimeout, limits.streamBeat});
    return std::clamp(shortest / 8, milliseconds{5}, milliseconds{250});
}

} // namespace

IoLoop::IoLoop(unsigned index, const Config &config, Handler &handler, ConnectionTable &table)
    : m_index(index), m_config(config), m_handler(handler), m_table(table), m_work(m_context.get_executor()),
      m_sweepTimer(m_context), m_sweepInterval(sweepIntervalFor(config.limits))
{
}

IoLoop::~IoLoop()
{
    stop();
}

void IoLoop::start()
{
    std::promise<void> ready;
    m_thread = std::thread([this, &ready] {
        m_threadId = std::this_thread::get_id();
        if (m_config.onThreadStart)
            m_config.onThreadStart(m_index);
        {
            const std::lock_guard lock(m_postMutex);
            m_open = true;
        }
        ready.set_value();
        serve();
    });
    ready.get_future().wait();
}

void IoLoop::serve()
{
    sweep();
    m_context.run();
    if (m_config.onThreadStop)
        m_config.onThreadStop(m_index);
}

void IoLoop::stop()
{
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_postMutex);
        m_open = false;
        boost::asio::post(m_context, [this] { closeAll(); });
    }
    m_thread.join();
}

void IoLoop::closeAll()
{
    m_closing = true;
    m_sweepTimer.cancel();
    while (!m_connections.empty())
        m_connections.back()->close();
    m_work.reset();
}

void IoLoop::add(std::shared_ptr<Connection> connection)
{
    connection->setIndex(m_connections.size());
    m_connections.push_back(std::move(connection));
}

void IoLoop::remove(Connection &connection)
{
    const std::size_t index = connection.index();
    m_connections.back()->setIndex(index);
    std::swap(m_connections[index], m_connections.back());
    m_connections.pop_back();
}

void IoLoop::drain()
{
    m_draining = true;
    // A copy, because closing takes connections out of the list.
    const std::vector<std::shared_ptr<Connection>> connections = m_connections;
    for (const std::shared_ptr<Connection> &connection : connections)
        connection->drain();
}

void IoLoop::sweep()
{
    if (m_closing)
        return;
    if (m_config.unixTime) {
        if (const std::int64_t second = m_config.unixTime(); second != m_dateSecond) {
            m_dateSecond = second;
            m_dateLine = http::dateLine(second);
        }
    }
    const auto now = std::chrono::steady_clock::now();
    std::vector<std::shared_ptr<Connection>> expired;
    for (const std::shared_ptr<Connection> &connection : m_connections) {
        if (connection->deadline() <= now)
            expired.push_back(connection);
    }
    for (const std::shared_ptr<Connection> &connection : expired)
        connection->expire();
    scheduleSweep();
}

void IoLoop::scheduleSweep()
{
    m_sweepTimer.expires_after(m_sweepInterval);
    m_sweepTimer.async_wait([this](const boost::system::error_code &) { sweep(); });
}

} // namespace pw::server::http
