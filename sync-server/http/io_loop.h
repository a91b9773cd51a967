// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include "sync-server/http/config.h"
#include "sync-server/http/connection_table.h"
#include "sync-server/http/handler.h"

namespace pw::server::http
{

class Connection;

/// One event loop, its thread, and the connections that live on it. Deadlines are not a timer each, which would cost
/// two timer operations per request, but a time in the connection that the loop looks at several times per shortest
/// limit.
class IoLoop final : public IoThread
{
public:
    IoLoop(unsigned index, const Config &config, Handler &handler, ConnectionTable &table);
    ~IoLoop() override;
    IoLoop(const IoLoop &) = delete;
    IoLoop &operator=(const IoLoop &) = delete;

    /// Starts the thread and returns when Config::onThreadStart is through.
    void start();
    /// Closes all connections, lets the loop run dry and joins its thread. Work posted later is dropped.
    void stop();

    /// From any thread. False once the loop is stopped: the work is dropped then.
    template <typename Work>
    bool post(Work &&work)
    {
        const std::lock_guard lock(m_postMutex);
        if (!m_open)
            return false;
        boost::asio::post(m_context, std::forward<Work>(work));
        return true;
    }

    bool run(std::function<void()> work) override { return post(std::move(work)); }

    [[nodiscard]] bool isCurrentThread() const { return std::this_thread::get_id() == m_threadId; }
    [[nodiscard]] boost::asio::io_context &context() { return m_context; }
    [[nodiscard]] unsigned index() const { return m_index; }
    [[nodiscard]] const Config &config() const { return m_config; }
    [[nodiscard]] Handler &handler() const { return m_handler; }
    [[nodiscard]] ConnectionTable &table() const { return m_table; }
    [[nodiscard]] bool isDraining() const { return m_draining; }
    [[nodiscard]] const std::string &dateLine() const { return m_dateLine; }

    // The rest is for the loop's own thread.
    void add(std::shared_ptr<Connection> connection);
    void remove(Connection &connection);
    /// From now on every answer ends its connection; idle connections and streams are closed.
    void drain();

private:
    void serve();
    void scheduleSweep();
    void sweep();
    void closeAll();

    const unsigned m_index;
    const Config &m_config;
    Handler &m_handler;
    ConnectionTable &m_table;
    boost::asio::io_context m_context{1};
    boost::asio::executor_work_guard<boost::asio::io_context::executor_type> m_work;
    boost::asio::steady_timer m_sweepTimer;
    std::chrono::milliseconds m_sweepInterval;
    std::vector<std::shared_ptr<Connection>> m_connections;
    std::string m_dateLine;
    std::int64_t m_dateSecond = -1;
    bool m_draining = false;
    bool m_closing = false;
    std::thread m_thread;
    std::atomic<std::thread::id> m_threadId;
    std::mutex m_postMutex;
    bool m_open = false;
};

} // namespace pw::server::http
