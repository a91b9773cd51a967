// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/bench/load/burdens.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>

#include <algorithm>
#include <array>
#include <chrono>
#include <string>

namespace pw::load
{
namespace asio = boost::asio;
using boost::system::error_code;
using namespace std::chrono_literals;

namespace
{

const std::string question = "GET /healthz HTTP/1.1\r\nHost: shop\r\n\r\n";
const std::string longQuestion = "GET /api/services HTTP/1.1\r\nHost: shop\r\n\r\n";
constexpr int smallWindow = 4096; ///< bytes, so that a large answer stays at the server

} // namespace

class Burdens::Burden
{
public:
    Burden(Burdens &owner, Manner manner)
        : m_owner(owner), m_manner(manner), m_socket(owner.m_context), m_timer(owner.m_context)
    {
    }

    void connect()
    {
        m_sent = 0;
        error_code ignored;
        m_socket.open(asio::ip::tcp::v4(), ignored);
        if (m_manner == Manner::SlowReader)
            m_socket.set_option(asio::socket_base::receive_buffer_size(smallWindow), ignored);
        m_socket.async_connect(m_owner.m_options.server, [this](const error_code &failed) {
            if (failed) {
                if (!m_owner.m_stopped)
                    ++m_owner.m_refused;
                return replace();
            }
            m_isOpen = true;
            m_manner == Manner::SlowWriter ? writeByte() : ask();
        });
    }

    void close()
    {
        error_code ignored;
        m_timer.cancel(ignored);
        m_socket.close(ignored);
    }

    [[nodiscard]] bool isOpen() const { return m_isOpen; }

private:
    void replace()
    {
        m_isOpen = false;
        error_code ignored;
        m_socket.close(ignored);
        if (m_owner.m_stopped)
            return;
        ++m_owner.m_replaced;
        m_timer.expires_after(100ms);
        m_timer.async_wait([this](const error_code &cancelled) {
            if (!cancelled && !m_owner.m_stopped)
                connect();
        });
    }

    void ask()
    {
        const std::string &bytes = m_manner == Manner::SlowReader ? longQuestion : question;
        asio::async_write(m_socket, asio::buffer(bytes),
                          [this](const error_code &failed, std::size_t) { failed ? replace() : read(); });
    }

    void read()
    {
        const std::size_t most = m_manner == Manner::SlowReader ? 1024 : m_buffer.size();
        m_socket.async_read_some(asio::buffer(m_buffer.data(), most), [this](const error_code &failed, std::size_t) {
            if (failed)
                return replace();
            if (m_manner != Manner::SlowReader)
                return read();
            later([this] { read(); });
        });
    }

    /// The server may end it meanwhile; the next write tells.
    void writeByte()
    {
        const std::string &bytes = longQuestion;
        if (m_sent == bytes.size())
            return read();
        asio::async_write(m_socket, asio::buffer(bytes.data() + m_sent, 1),
                          [this](const error_code &failed, std::size_t) {
                              if (failed)
                                  return replace();
                              ++m_sent;
                              later([this] { writeByte(); });
                          });
    }

    template <typename Next>
    void later(Next next)
    {
        m_timer.expires_after(1s);
        m_timer.async_wait([this, next](const error_code &cancelled) { cancelled ? replace() : next(); });
    }

    Burdens &m_owner;
    const Manner m_manner;
    asio::ip::tcp::socket m_socket;
    asio::steady_timer m_timer;
    std::array<char, 4096> m_buffer{};
    std::size_t m_sent = 0;
    bool m_isOpen = false;
};

Burdens::Burdens(asio::io_context &context, const Options &options) : m_context(context), m_options(options)
{
    for (std::size_t i = 0; i < options.idle; ++i)
        m_burdens.push_back(std::make_unique<Burden>(*this, Manner::Idle));
    for (std::size_t i = 0; i < options.slow; ++i)
        m_burdens.push_back(std::make_unique<Burden>(*this, i % 2 == 0 ? Manner::SlowWriter : Manner::SlowReader));
}

Burdens::~Burdens() = default;

void Burdens::start()
{
    for (const auto &burden : m_burdens)
        burden->connect();
}

void Burdens::stop()
{
    m_stopped = true;
    for (const auto &burden : m_burdens)
        burden->close();
}

std::size_t Burdens::open() const
{
    return static_cast<std::size_t>(
        std::ranges::count_if(m_burdens, [](const auto &burden) { return burden->isOpen(); }));
}

} // namespace pw::load
