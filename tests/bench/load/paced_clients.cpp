// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/bench/load/paced_clients.h"

#include <boost/asio/buffer.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/write.hpp>

#include <charconv>
#include <string_view>

namespace pw::load
{
namespace asio = boost::asio;
using boost::system::error_code;
using std::chrono::duration_cast;
using std::chrono::microseconds;

/// One connection: a request, its answer, the next.
class PacedClients::Client
{
public:
    explicit Client(PacedClients &owner) : m_owner(owner), m_socket(owner.m_context) {}

    void ask(Clock::time_point due)
    {
        m_due = due;
        m_request = &m_owner.m_mix.next();
        if (m_socket.is_open()) {
            write();
            return;
        }
        m_socket.async_connect(m_owner.m_options.server, [this](const error_code &failed) {
            if (failed)
                return end("connecting: " + failed.message());
            m_socket.set_option(asio::ip::tcp::no_delay(true));
            write();
        });
    }

private:
    void write()
    {
        asio::async_write(m_socket, asio::buffer(m_request->bytes), [this](const error_code &failed, std::size_t) {
            if (failed)
                return end("writing: " + failed.message());
            readHead();
        });
    }

    void readHead()
    {
        asio::async_read_until(m_socket, asio::dynamic_buffer(m_answer), "\r\n\r\n",
                               [this](const error_code &failed, std::size_t headSize) {
                                   if (failed)
                                       return end("reading: " + failed.message());
                                   readBody(headSize);
                               });
    }

    void readBody(std::size_t headSize)
    {
        const std::string_view head = std::string_view(m_answer).substr(0, headSize);
        constexpr std::string_view name = "\r\nContent-Length: ";
        const auto at = head.find(name);
        std::size_t length = 0;
        if (at != std::string_view::npos)
            std::from_chars(head.data() + at + name.size(), head.data() + head.size(), length);
        const std::size_t whole = headSize + length;
        const std::size_t missing = whole > m_answer.size() ? whole - m_answer.size() : 0;
        asio::async_read(m_socket, asio::dynamic_buffer(m_answer), asio::transfer_exactly(missing),
                         [this](const error_code &failed, std::size_t) {
                             if (failed)
                                 return end("reading: " + failed.message());
                             end({});
                         });
    }

    /// "HTTP/1.1 200": anything but the status that belongs to the request is an error.
    void end(std::string error)
    {
        constexpr std::size_t statusAt = 9;
        const std::string status = m_answer.substr(0, m_answer.find('\r'));
        if (error.empty() && status.compare(statusAt, 3, std::to_string(m_request->status)) != 0)
            error = status;
        if (error.empty()) {
            m_owner.m_figures.add(m_request->kind, duration_cast<microseconds>(Clock::now() - m_due));
        } else {
            m_owner.m_figures.addError(error);
            error_code ignored;
            m_socket.close(ignored);
        }
        m_answer.clear();
        m_owner.finished(*this);
    }

    PacedClients &m_owner;
    asio::ip::tcp::socket m_socket;
    const Request *m_request = nullptr;
    Clock::time_point m_due;
    std::string m_answer;
};

PacedClients::PacedClients(asio::io_context &context, RequestMix &mix, const Options &options)
    : m_context(context), m_mix(mix), m_options(options), m_timer(context)
{
    for (std::size_t i = 0; i < options.connections; ++i) {
        m_clients.push_back(std::make_unique<Client>(*this));
        m_free.push_back(m_clients.back().get());
    }
}

PacedClients::~PacedClients() = default;

void PacedClients::start()
{
    m_begun = Clock::now();
    tick();
}

bool PacedClients::isIdle() const
{
    return m_free.size() == m_clients.size();
}

Figures PacedClients::take()
{
    return std::exchange(m_figures, Figures());
}

void PacedClients::tick()
{
    if (m_stopped)
        return;
    const auto now = Clock::now();
    if (m_options.perSecond <= 0) {
        while (m_due.size() < m_free.size())
            m_due.push_back(now);
    } else {
        const std::chrono::duration<double> distance(1 / m_options.perSecond);
        for (;; ++m_scheduled) {
            const auto due = m_begun + duration_cast<Clock::duration>(distance * static_cast<double>(m_scheduled));
            if (due > now)
                break;
            m_due.push_back(due);
        }
    }
    hand();
    m_timer.expires_after(std::chrono::milliseconds(1));
    m_timer.async_wait([this](const error_code &cancelled) {
        if (!cancelled)
            tick();
    });
}

void PacedClients::hand()
{
    while (!m_free.empty() && !m_due.empty() && !m_stopped) {
        Client *client = m_free.front();
        m_free.pop_front();
        const auto due = m_due.front();
        m_due.pop_front();
        client->ask(due);
    }
}

void PacedClients::finished(Client &client)
{
    m_free.push_back(&client);
    if (m_options.perSecond <= 0 && !m_stopped)
        m_due.push_back(Clock::now());
    hand();
}

} // namespace pw::load
