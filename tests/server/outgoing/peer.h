// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <functional>
#include <thread>

namespace pw::server::outgoing
{

/// A server that does one thing with every connection, however wrong, and counts them.
class Peer
{
public:
    using Act = std::function<void(int connection)>;

    explicit Peer(Act act) : m_act(std::move(act)), m_listener(::socket(AF_INET, SOCK_STREAM, 0))
    {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto *plain = reinterpret_cast<sockaddr *>(&address);
        if (::bind(m_listener, plain, size) != 0 || ::listen(m_listener, 16) != 0 ||
            ::getsockname(m_listener, plain, &size) != 0)
            qFatal("no port to listen on");
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { serve(); });
    }
    ~Peer()
    {
        ::shutdown(m_listener, SHUT_RDWR);
        m_thread.join();
        ::close(m_listener);
    }
    Peer(const Peer &) = delete;
    Peer &operator=(const Peer &) = delete;

    [[nodiscard]] QString url() const { return QStringLiteral("http://127.0.0.1:%1/api/v2").arg(m_port); }
    [[nodiscard]] int connections() const { return m_connections; }

private:
    void serve()
    {
        while (true) {
            const int connection = ::accept(m_listener, nullptr, nullptr);
            if (connection < 0)
                return;
            ++m_connections;
            m_act(connection);
            ::close(connection);
        }
    }

    Act m_act;
    int m_listener;
    quint16 m_port = 0;
    std::atomic<int> m_connections{0};
    std::thread m_thread;
};

} // namespace pw::server::outgoing
