// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>

#include <cstdint>
#include <memory>
#include <vector>

namespace pw::load
{

/// Connections that cost a server something and bring it nothing, for as long as they live: `idle` ones ask once and
/// stay, of the `slow` ones half send their request a byte a second and half read the catalogue a kilobyte a second.
/// When the server ends one, as it may, another takes its place.
class Burdens
{
public:
    struct Options {
        boost::asio::ip::tcp::endpoint server;
        std::size_t idle = 0;
        std::size_t slow = 0;
    };

    Burdens(boost::asio::io_context &context, const Options &options);
    ~Burdens();

    void start();
    void stop();
    /// Attempts to connect that failed; none should.
    [[nodiscard]] std::uint64_t refused() const { return m_refused; }
    [[nodiscard]] std::uint64_t replaced() const { return m_replaced; }
    [[nodiscard]] std::size_t open() const;

private:
    class Burden;
    enum class Manner { Idle, SlowWriter, SlowReader };

    boost::asio::io_context &m_context;
    const Options m_options;
    std::vector<std::unique_ptr<Burden>> m_burdens;
    std::uint64_t m_refused = 0;
    std::uint64_t m_replaced = 0;
    bool m_stopped = false;
};

} // namespace pw::load
