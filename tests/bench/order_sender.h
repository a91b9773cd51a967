// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>

#include <arpa/inet.h>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <mutex>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace pw::bench
{

/// A customer's program that orders through the API over one connection that stays open, on a thread of its own. An
/// order that is not answered with 201 ends the process: there is nothing to measure then.
class OrderSender
{
public:
    struct Options {
        int port = 0; ///< on 127.0.0.1
        QByteArray token;
        qint64 service = 0;
        qint64 quantity = 0;
    };

    explicit OrderSender(const Options &options) : m_options(options)
    {
        m_socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(static_cast<uint16_t>(options.port));
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        const int noDelay = 1;
        ::setsockopt(m_socket, IPPROTO_TCP, TCP_NODELAY, &noDelay, sizeof noDelay);
        if (::connect(m_socket, reinterpret_cast<sockaddr *>(&address), sizeof address) != 0)
            fail("no connection");
        m_thread = std::thread([this] { run(); });
    }
    ~OrderSender()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_step = Step::End;
        }
        m_changed.notify_all();
        m_thread.join();
        ::close(m_socket);
    }
    OrderSender(const OrderSender &) = delete;
    OrderSender &operator=(const OrderSender &) = delete;

    /// Returns at once; the order goes out.
    void send()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_step = Step::Sending;
        }
        m_changed.notify_all();
    }
    /// Waits for the answer to the last order.
    void finish()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_step == Step::Idle; });
    }

private:
    enum class Step { Idle, Sending, End };

    [[noreturn]] static void fail(const char *why)
    {
        std::fprintf(stderr, "ordering failed: %s\n", why);
        std::_Exit(1);
    }

    void run()
    {
        std::unique_lock lock(m_mutex);
        for (;;) {
            m_changed.wait(lock, [this] { return m_step != Step::Idle; });
            if (m_step == Step::End)
                return;
            lock.unlock();
            exchange();
            lock.lock();
            if (m_step == Step::Sending)
                m_step = Step::Idle;
            m_changed.notify_all();
        }
    }

    void exchange()
    {
        const QByteArray body = R"({"service":)" + QByteArray::number(m_options.service) +
                                R"(,"link":"https://social.example/p/)" + QByteArray::number(++m_number) +
                                R"(","quantity":)" + QByteArray::number(m_options.quantity) + "}";
        const QByteArray request =
            "POST /api/orders HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + m_options.token +
            "\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" +
            body;
        if (::send(m_socket, request.constData(), static_cast<size_t>(request.size()), MSG_NOSIGNAL) != request.size())
            fail("the connection took no order");
        QByteArray answer;
        qsizetype wanted = -1;
        while (wanted < 0 || answer.size() < wanted) {
            char part[4096];
            const ssize_t got = ::recv(m_socket, part, sizeof part, 0);
            if (got <= 0)
                fail("the connection ended");
            answer.append(part, got);
            if (wanted < 0)
                wanted = lengthOf(answer);
        }
        if (!answer.startsWith("HTTP/1.1 201"))
            fail(answer.constData());
    }

    /// Of head and body together; -1 while the head is not complete.
    static qsizetype lengthOf(const QByteArray &answer)
    {
        const qsizetype head = answer.indexOf("\r\n\r\n");
        if (head < 0)
            return -1;
        const QByteArray lower = answer.left(head).toLower();
        const qsizetype at = lower.indexOf("content-length:");
        if (at < 0)
            fail("an answer without a length");
        const qsizetype end = lower.indexOf('\r', at);
        return head + 4 + lower.mid(at + 15, end < 0 ? -1 : end - at - 15).trimmed().toLongLong();
    }

    Options m_options;
    int m_socket = -1;
    qint64 m_number = 0;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    Step m_step = Step::Idle;
    std::thread m_thread;
};

} // namespace pw::bench
