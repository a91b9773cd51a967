// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/http/listener.h"

#include <algorithm>
#include <cstring>
#include <future>
#include <utility>
#include <vector>

#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/v6_only.hpp>

#include <netinet/tcp.h>
#include <sys/socket.h>

#include "sync-server/http/connection.h"
#include "sync-server/http/connection_table.h"
#include "sync-server/http/io_loop.h"
#include "sync-server/http/response_head.h"

namespace pw::server::http
{

namespace asio = boost::asio;
using asio::ip::tcp;
using ErrorCode = boost::system::error_code;

namespace
{

constexpr std::chrono::milliseconds acceptPause{50};

/// The kernel would take answers of up to 4 MB from us for a client that never reads, and call them written.
constexpr int unsentBytes = 128 * 1024;

void limitUnsent(tcp::socket &socket)
{
    ::setsockopt(socket.native_handle(), IPPROTO_TCP, TCP_NOTSENT_LOWAT, &unsentBytes, sizeof unsentBytes);
}

asio::ip::address plainAddress(const asio::ip::address &address)
{
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    return address;
}

} // namespace

struct Listener::Private {
    Private(Handler &handlerToServe, Config configToUse)
        : handler(handlerToServe), config(std::move(configToUse)),
          table(config.limits.maxConnections, config.limits.maxConnectionsPerAddress)
    {
        config.ioThreads = std::max(1u, config.ioThreads);
    }

    ErrorCode open(const tcp::endpoint &endpoint);
    void accept();
    void onAccept(const ErrorCode &ec, const std::shared_ptr<IoLoop> &loop, tcp::socket socket);
    void admit(const std::shared_ptr<IoLoop> &loop, tcp::socket socket);
    void refuse(tcp::socket socket) const;
    void stopAccepting();
    const std::shared_ptr<IoLoop> &nextLoop() { return loops[turn++ % loops.size()]; }

    Handler &handler;
    Config config;
    ConnectionTable table;
    std::vector<std::shared_ptr<IoLoop>> loops;
    // The acceptor and the timer live on the first loop's thread.
    std::unique_ptr<tcp::acceptor> acceptor;
    std::unique_ptr<asio::steady_timer> acceptTimer;
    std::string refusal;
    std::size_t turn = 0;
    std::uint64_t accepted = 0;
    std::uint16_t port = 0;
};

ErrorCode Listener::Private::open(const tcp::endpoint &endpoint)
{
    ErrorCode ec;
    acceptor->open(endpoint.protocol(), ec);
    if (!ec)
        acceptor->set_option(asio::socket_base::reuse_address(true), ec);
    if (!ec && endpoint.protocol() == tcp::v6())
        acceptor->set_option(asio::ip::v6_only(false), ec);
    if (!ec)
        acceptor->bind(endpoint, ec);
    if (!ec)
        acceptor->listen(4096, ec);
    if (!ec)
        port = acceptor->local_endpoint(ec).port();
    return ec;
}

void Listener::Private::accept()
{
    const std::shared_ptr<IoLoop> &loop = nextLoop();
    acceptor->async_accept(loop->context(), [this, loop](const ErrorCode &ec, tcp::socket socket) {
        onAccept(ec, loop, std::move(socket));
    });
}

void Listener::Private::onAccept(const ErrorCode &ec, const std::shared_ptr<IoLoop> &loop, tcp::socket socket)
{
    if (!ec)
        admit(loop, std::move(socket));
    if (!acceptor->is_open())
        return;
    if (!ec || ec == asio::error::connection_aborted)
        return accept();
    // Out of file descriptors, most likely: trying again at once would spin until some connection closes.
    acceptTimer->expires_after(acceptPause);
    acceptTimer->async_wait([this](const ErrorCode &waited) {
        if (!waited && acceptor->is_open())
            accept();
    });
}

void Listener::Private::admit(const std::shared_ptr<IoLoop> &loop, tcp::socket socket)
{
    ErrorCode ec;
    const tcp::endpoint peer = socket.remote_endpoint(ec);
    if (ec)
        return;
    socket.set_option(tcp::no_delay(true), ec);
    limitUnsent(socket);
    Connection::Identity identity{.address = plainAddress(peer.address()).to_string(), .number = ++accepted};
    identity.trusted = config.proxies.trusts(identity.address);
    if (!identity.trusted)
        identity.addressKey = countedAs(identity.address);
    const std::string key = identity.addressKey;
    if (!table.enter(key))
        return refuse(std::move(socket));
    auto connection = std::make_shared<Connection>(loop, std::move(socket), std::move(identity));
    if (!loop->post([connection] { connection->start(); }))
        table.leave(key);
}

void Listener::Private::refuse(tcp::socket socket) const
{
    // As much as the kernel takes at once: who is turned away must not cost more than this.
    ErrorCode ec;
    socket.non_blocking(true, ec);
    socket.write_some(asio::buffer(refusal), ec);
    socket.shutdown(tcp::socket::shutdown_send, ec);
}

void Listener::Private::stopAccepting()
{
    // Clients that the kernel has already taken in believe to be connected: they are served like the others.
    ErrorCode ec;
    acceptor->non_blocking(true, ec);
    while (!ec) {
        const std::shared_ptr<IoLoop> &loop = nextLoop();
        tcp::socket socket(loop->context());
        acceptor->accept(socket, ec);
        if (!ec)
            admit(loop, std::move(socket));
    }
    acceptor->close(ec);
    acceptTimer->cancel();
}

Listener::Listener(Handler &handler, Config config) : d(std::make_unique<Private>(handler, std::move(config))) {}

Listener::~Listener()
{
    drain(std::chrono::milliseconds{0});
}

std::optional<std::string> Listener::start(const std::string &address, std::uint16_t port)
{
    const auto failed = [&](const std::string &reason) {
        d->acceptor.reset();
        d->acceptTimer.reset();
        d->loops.clear();
        return "cannot listen on " + address + " port " + std::to_string(port) + ": " + reason;
    };
    if (!d->loops.empty())
        return "the listener has already been started";
    ErrorCode ec;
    const asio::ip::address parsed = asio::ip::make_address(address, ec);
    if (ec)
        return failed("not an IP address");
    for (unsigned i = 0; i < d->config.ioThreads; ++i)
        d->loops.push_back(std::make_shared<IoLoop>(i, d->config, d->handler, d->table));
    d->acceptor = std::make_unique<tcp::acceptor>(d->loops.front()->context());
    d->acceptTimer = std::make_unique<asio::steady_timer>(d->loops.front()->context());
    if (const ErrorCode error = d->open({parsed, port}))
        return failed(error.message());
    Response full = d->handler.errorResponse(503, reasonPhrase(503), "Too many connections are open.", {});
    full.header("Retry-After", "5");
    appendResponseHead(d->refusal, full, {.keepAlive = false, .http11 = true});
    d->refusal += full.content();
    for (const std::shared_ptr<IoLoop> &loop : d->loops)
        loop->start();
    d->loops.front()->post([this] { d->accept(); });
    return std::nullopt;
}

std::uint16_t Listener::port() const
{
    return d->port;
}

std::size_t Listener::connectionCount() const
{
    return d->table.size();
}

std::size_t Listener::drain(std::chrono::milliseconds timeout)
{
    if (d->loops.empty())
        return 0;
    std::promise<void> closed;
    d->loops.front()->post([this, &closed] {
        d->stopAccepting();
        closed.set_value();
    });
    closed.get_future().wait();
    for (const std::shared_ptr<IoLoop> &loop : d->loops)
        loop->post([&loop] { loop->drain(); });
    const std::size_t cut = d->table.waitUntilEmpty(timeout);
    for (const std::shared_ptr<IoLoop> &loop : d->loops)
        loop->stop();
    d->acceptor.reset();
    d->acceptTimer.reset();
    d->loops.clear();
    return cut;
}

} // namespace pw::server::http
