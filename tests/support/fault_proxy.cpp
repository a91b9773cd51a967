// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/support/fault_proxy.h"

#include "tests/support/http_message.h"

#include <algorithm>
#include <atomic>
#include <list>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace pw::test
{
namespace
{

constexpr int pollMs = 20; ///< how late a changed wish may be seen

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

void noDelay(int socket)
{
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

int connectTo(quint16 port)
{
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const sockaddr_in address = loopback(port);
    if (::connect(socket, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0) {
        ::close(socket);
        return -1;
    }
    noDelay(socket);
    return socket;
}

void sendAll(int socket, const QByteArray &bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t sent =
            ::send(socket, bytes.constData() + done, static_cast<size_t>(bytes.size() - done), MSG_NOSIGNAL);
        if (sent <= 0)
            return;
        done += sent;
    }
}

void closeSocket(int &socket, bool reset)
{
    if (socket < 0)
        return;
    if (reset) {
        const linger now{.l_onoff = 1, .l_linger = 0};
        ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    }
    ::close(socket);
    socket = -1;
}

/// One client and its way to the server.
struct Link {
    int client = -1;
    int server = -1;
    int shadow = -1; ///< where the second delivery goes
    MessageStream requests;
    MessageStream answers;
    std::optional<FaultProxy::Cut> cut; ///< what the exchange under way meets
    qint64 requestBytes = 0;
    qint64 answerBytes = 0;
    bool deaf = false; ///< lost bytes once

    void end(bool reset)
    {
        closeSocket(client, reset);
        closeSocket(server, reset);
        closeSocket(shadow, reset);
    }
};

} // namespace

class FaultProxy::Relay
{
public:
    explicit Relay(quint16 upstream) : m_upstream(upstream)
    {
        m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
        sockaddr_in address = loopback(0);
        socklen_t size = sizeof address;
        if (::bind(m_listener, reinterpret_cast<sockaddr *>(&address), size) != 0 || ::listen(m_listener, 64) != 0 ||
            ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size) != 0)
            qFatal("the proxy cannot listen");
        m_port = ntohs(address.sin_port);
        m_thread = std::thread([this] { run(); });
    }
    ~Relay()
    {
        m_stopping = true;
        m_thread.join();
        for (Link &link : m_links)
            link.end(false);
        ::close(m_listener);
    }

    [[nodiscard]] quint16 port() const { return m_port; }

    std::mutex mutex; ///< for all below
    std::optional<Cut> cut;
    bool fired = false;
    Sizes sizes;
    bool refused = false;
    bool toServerLost = false;
    bool toClientLost = false;

private:
    void run();
    void accept();
    void serve(Link &link, const pollfd &client, const pollfd &server);
    void fromClient(Link &link, const QByteArray &bytes);
    void fromServer(Link &link, const QByteArray &bytes);
    void strike(Link &link, bool reset);
    void deliverTwice(Link &link, const QByteArray &bytes);
    [[nodiscard]] static std::optional<QByteArray> readSome(int socket);

    quint16 m_upstream;
    quint16 m_port = 0;
    int m_listener = -1;
    std::list<Link> m_links;
    std::atomic<bool> m_stopping = false;
    std::thread m_thread;
};

void FaultProxy::Relay::run()
{
    while (!m_stopping) {
        std::vector<pollfd> fds{{.fd = m_listener, .events = POLLIN, .revents = 0}};
        for (const Link &link : m_links) {
            fds.push_back({.fd = link.client, .events = POLLIN, .revents = 0});
            fds.push_back({.fd = link.server, .events = POLLIN, .revents = 0});
        }
        ::poll(fds.data(), fds.size(), pollMs);
        const std::lock_guard lock(mutex);
        size_t i = 1;
        for (Link &link : m_links) {
            if (refused)
                link.end(true);
            else
                serve(link, fds[i], fds[i + 1]);
            i += 2;
        }
        m_links.remove_if([](const Link &link) { return link.client < 0 || link.server < 0; });
        if (fds[0].revents != 0)
            accept();
    }
}

void FaultProxy::Relay::accept()
{
    Link link;
    link.client = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (link.client < 0)
        return;
    noDelay(link.client);
    link.server = refused ? -1 : connectTo(m_upstream);
    if (link.server < 0)
        link.end(true);
    else
        m_links.push_back(link);
}

/// Nothing = the other end is gone.
std::optional<QByteArray> FaultProxy::Relay::readSome(int socket)
{
    QByteArray bytes(64 * 1024, Qt::Uninitialized);
    const ssize_t count = ::recv(socket, bytes.data(), static_cast<size_t>(bytes.size()), MSG_DONTWAIT);
    if (count <= 0)
        return std::nullopt;
    bytes.resize(count);
    return bytes;
}

void FaultProxy::Relay::serve(Link &link, const pollfd &client, const pollfd &server)
{
    if (client.revents != 0) {
        const auto bytes = readSome(link.client);
        if (!bytes)
            link.end(false);
        else if (link.deaf || toServerLost)
            link.deaf = true;
        else
            fromClient(link, *bytes);
    }
    if (server.revents != 0 && link.server >= 0) {
        const auto bytes = readSome(link.server);
        if (!bytes)
            link.end(false);
        else if (link.deaf || toClientLost)
            link.deaf = true;
        else
            fromServer(link, *bytes);
    }
}

void FaultProxy::Relay::deliverTwice(Link &link, const QByteArray &bytes)
{
    if (link.shadow < 0)
        link.shadow = connectTo(m_upstream);
    if (link.shadow >= 0)
        sendAll(link.shadow, bytes);
}

void FaultProxy::Relay::fromClient(Link &link, const QByteArray &bytes)
{
    for (const MessagePart &part : link.requests.feed(bytes)) {
        if (part.begins) {
            const bool matches = cut && !fired && part.bytes.startsWith(cut->request);
            link.cut = matches ? cut : std::nullopt;
            link.requestBytes = 0;
            link.answerBytes = 0;
        }
        QByteArray passing = part.bytes;
        const bool here = link.cut && link.cut->way == Way::ToServer;
        if (here)
            passing.truncate(std::max<qint64>(link.cut->after - link.requestBytes, 0));
        link.requestBytes += part.bytes.size();
        if (link.cut && link.cut->twice)
            deliverTwice(link, passing);
        sendAll(link.server, passing);
        if (here && (passing.size() < part.bytes.size() || part.ends)) {
            strike(link, link.cut->reset);
            return;
        }
    }
}

void FaultProxy::Relay::fromServer(Link &link, const QByteArray &bytes)
{
    for (const MessagePart &part : link.answers.feed(bytes)) {
        QByteArray passing = part.bytes;
        const bool here = link.cut && link.cut->way == Way::ToClient;
        if (here)
            passing.truncate(std::max<qint64>(link.cut->after - link.answerBytes, 0));
        link.answerBytes += part.bytes.size();
        sendAll(link.client, passing);
        if (here && (passing.size() < part.bytes.size() || part.ends)) {
            sizes = {.request = link.requestBytes, .answer = link.answerBytes};
            strike(link, link.cut->reset);
            return;
        }
    }
}

void FaultProxy::Relay::strike(Link &link, bool reset)
{
    fired = true;
    link.end(reset);
}

FaultProxy::FaultProxy(quint16 upstream) : m_relay(std::make_unique<Relay>(upstream)) {}

FaultProxy::~FaultProxy() = default;

quint16 FaultProxy::port() const
{
    return m_relay->port();
}

void FaultProxy::arm(const Cut &cut)
{
    const std::lock_guard lock(m_relay->mutex);
    m_relay->cut = cut;
    m_relay->fired = false;
}

void FaultProxy::disarm()
{
    const std::lock_guard lock(m_relay->mutex);
    m_relay->cut.reset();
}

bool FaultProxy::fired() const
{
    const std::lock_guard lock(m_relay->mutex);
    return m_relay->fired;
}

FaultProxy::Sizes FaultProxy::sizes() const
{
    const std::lock_guard lock(m_relay->mutex);
    return m_relay->sizes;
}

void FaultProxy::refuse(bool refused)
{
    const std::lock_guard lock(m_relay->mutex);
    m_relay->refused = refused;
}

void FaultProxy::partition(bool toServer, bool toClient)
{
    const std::lock_guard lock(m_relay->mutex);
    m_relay->toServerLost = toServer;
    m_relay->toClientLost = toClient;
}

void FaultProxy::heal()
{
    const std::lock_guard lock(m_relay->mutex);
    m_relay->refused = false;
    m_relay->toServerLost = false;
    m_relay->toClientLost = false;
}

} // namespace pw::test
