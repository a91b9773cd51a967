// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/bench/load/figures.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>

#include <chrono>
#include <deque>
#include <memory>
#include <vector>

namespace pw::load
{

/// Connections that stay open and ask again and again. With a rate the requests are due at even distances whatever the
/// server does, and what an answer took is counted from then: a server that stops answering for a second has not been
/// asked less. Without a rate each connection asks as soon as it was answered, to find out how much the server can do.
class PacedClients
{
public:
    struct Options {
        boost::asio::ip::tcp::endpoint server;
        std::size_t connections = 64;
        double perSecond = 0; ///< 0 = as fast as it goes
    };

    PacedClients(boost::asio::io_context &context, RequestMix &mix, const Options &options);
    ~PacedClients();

    void start();
    /// No more requests; those under way are still counted.
    void stop() { m_stopped = true; }
    [[nodiscard]] bool isIdle() const;
    /// What was counted since it was last asked for.
    [[nodiscard]] Figures take();

private:
    using Clock = std::chrono::steady_clock;
    class Client;

    void tick();
    void hand();
    void finished(Client &client);

    boost::asio::io_context &m_context;
    RequestMix &m_mix;
    const Options m_options;
    boost::asio::steady_timer m_timer;
    std::vector<std::unique_ptr<Client>> m_clients;
    std::deque<Client *> m_free; ///< used in turn, so that none stays idle until the server ends it
    std::deque<Clock::time_point> m_due;
    Clock::time_point m_begun;
    std::uint64_t m_scheduled = 0;
    Figures m_figures;
    bool m_stopped = false;
};

} // namespace pw::load
