// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/http/connection.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>

#include "sync-server/http/connection_stream.h"
#include "sync-server/http/io_loop.h"
#include "sync-server/http/response_head.h"

namespace pw::server::http
{

namespace asio = boost::asio;

namespace
{

// What nearly every request fits into; an idle connection keeps no more than this.
constexpr std::size_t usualInputBytes = 4 * 1024;
constexpr std::size_t bodyInputBytes = 16 * 1024;
// Up to this a content is copied behind its head, because one small copy is cheaper than a gathering write.
constexpr std::size_t copiedContentBytes = 8 * 1024;
// Answers above this count among those that memory is limited for.
constexpr std::size_t largeContentBytes = 64 * 1024;
constexpr std::string_view continueLine = "HTTP/1.1 100 Continue\r\n\r\n";

} // namespace

Connection::Connection(std::shared_ptr<IoLoop> loop, asio::ip::tcp::socket socket, Identity identity)
    : m_loop(std::move(loop)), m_socket(std::move(socket)), m_identity(std::move(identity)),
      m_parser(m_loop->config().limits), m_input(usualInputBytes)
{
}

Connection::~Connection() = default;

void Connection::start()
{
    m_loop->add(shared_from_this());
    next();
}

void Connection::enter(Phase phase, std::chrono::milliseconds limit)
{
    m_phase = phase;
    m_deadline = std::chrono::steady_clock::now() + limit;
}

void Connection::next()
{
    m_parser.reset();
    m_method = Method::Get;
    m_http11 = true;
    m_headDone = false;
    m_secure = false;
    if (m_begin < m_end) {
        enter(Phase::Head, m_loop->config().limits.headTimeout);
        return parse();
    }
    m_begin = m_end = 0;
    if (m_input.size() > usualInputBytes)
        std::vector<char>(usualInputBytes).swap(m_input);
    enter(Phase::Idle, m_loop->config().limits.idleTimeout);
    if (m_loop->isDraining())
        return closeUnlessReadable();
    read();
}

void Connection::read()
{
    if (m_begin == m_end) {
        m_begin = m_end = 0;
        if (m_phase == Phase::Body && m_input.size() < bodyInputBytes)
            m_input.resize(bodyInputBytes);
    } else if (m_end == m_input.size()) {
        if (m_begin > 0) {
            std::memmove(m_input.data(), m_input.data() + m_begin, m_end - m_begin);
            m_end -= m_begin;
            m_begin = 0;
        } else {
            const std::size_t most = std::max(m_loop->config().limits.headBytes + 1, bodyInputBytes);
            // A line of a chunked body, or the fields behind it, that does not end.
            if (m_input.size() >= most)
                return fail(431, "The request's header is too large.");
            m_input.resize(std::min(most, m_input.size() * 2));
        }
    }
    m_socket.async_read_some(
        asio::buffer(m_input.data() + m_end, m_input.size() - m_end),
        [self = shared_from_this()](const ErrorCode &ec, std::size_t bytes) { self->onRead(ec, bytes); });
}

void Connection::onRead(const ErrorCode &ec, std::size_t bytes)
{
    if (m_phase == Phase::Closed)
        return;
    if (m_timedOut)
        return fail(408, "The request took too long to arrive.");
    if (ec == asio::error::operation_aborted && m_phase == Phase::Idle)
        return closeUnlessReadable();
    if (ec)
        return close();
    m_end += bytes;
    if (m_phase == Phase::Idle)
        enter(Phase::Head, m_loop->config().limits.headTimeout);
    parse();
}

void Connection::parse()
{
    for (;;) {
        const RequestParser::Step step = m_parser.feed({m_input.data() + m_begin, m_end - m_begin});
        m_begin += step.consumed;
        switch (step.state) {
        case RequestParser::State::NeedMore:
            return readMore();
        case RequestParser::State::HeadDone:
            if (!acceptHead())
                return;
            break;
        case RequestParser::State::Done:
            return dispatch();
        case RequestParser::State::Failed:
            return fail(m_parser.failure().status, m_parser.failure().detail);
        }
    }
}

bool Connection::acceptHead()
{
    Request &request = m_parser.request();
    m_method = request.method;
    m_http11 = m_parser.isHttp11();
    m_headDone = true;
    std::size_t limit = 0;
    try {
        limit = m_loop->handler().bodyLimit(request.method, request.path());
    } catch (...) {
        fail(500, "The request could not be handled.");
        return false;
    }
    if (m_parser.limitBody(limit))
        return true;
    fail(413, "The request's body is too large.");
    return false;
}

void Connection::readMore()
{
    if (m_headDone && m_phase == Phase::Head) {
        enter(Phase::Body, m_loop->config().limits.bodyTimeout);
        // A client that has already sent some of the body is not waiting to be told to.
        if (m_parser.expectsContinue() && m_begin == m_end && m_parser.request().body.empty())
            return sendContinue();
    }
    read();
}

void Connection::sendContinue()
{
    asio::async_write(m_socket, asio::buffer(continueLine),
                      [self = shared_from_this()](const ErrorCode &ec, std::size_t) {
                          if (self->m_phase == Phase::Closed)
                              return;
                          if (ec || self->m_timedOut)
                              return self->close();
                          self->read();
                      });
}

void Connection::nameRequest()
{
    char digits[48];
    char *end = std::to_chars(digits, digits + 20, m_identity.number).ptr;
    *end++ = '-';
    end = std::to_chars(end, digits + sizeof digits, ++m_requests).ptr;
    m_requestId = m_loop->config().requestIdPrefix;
    m_requestId.append(digits, static_cast<std::size_t>(end - digits));
}

ResponseHeadOptions Connection::headOptions() const
{
    return {.keepAlive = m_keepAlive,
            .http11 = m_http11,
            .secure = m_secure,
            .dateLine = m_loop->dateLine(),
            .requestId = m_requestId};
}

void Connection::dispatch()
{
    // The handler takes its time; what it waits for has limits of its own.
    m_phase = Phase::Handling;
    m_deadline = std::chrono::steady_clock::time_point::max();
    m_keepAlive = m_parser.keepAlive();
    nameRequest();
    Request &request = m_parser.request();
    Origin origin = m_loop->config().proxies.originOf(m_identity.address, m_identity.trusted, request);
    request.remoteAddress = std::move(origin.address);
    request.viaProxy = origin.viaProxy;
    request.secure = m_secure = origin.secure;
    request.requestId = m_requestId;
    request.ioThread = m_loop->index();
    try {
        m_loop->handler().handle(std::move(request), Responder(shared_from_this()));
    } catch (...) {
        // The responder, let go of on the way here, has answered with 500.
        return;
    }
}

void Connection::answer(Response &&response) noexcept
{
    if (m_loop->isCurrentThread())
        return reply(std::move(response));
    m_loop->post(
        [self = shared_from_this(), response = std::move(response)]() mutable { self->reply(std::move(response)); });
}

void Connection::abandoned() noexcept
{
    if (m_loop->isCurrentThread())
        return replyError(500, "The request could not be handled.");
    m_loop->post([self = shared_from_this()] { self->replyError(500, "The request could not be handled."); });
}

void Connection::fail(int status, std::string_view detail)
{
    // Where the next request would begin is not certain any more.
    m_keepAlive = false;
    m_phase = Phase::Handling;
    nameRequest();
    replyError(status, detail);
}

void Connection::replyError(int status, std::string_view detail)
{
    if (m_phase == Phase::Handling)
        reply(m_loop->handler().errorResponse(status, reasonPhrase(status), detail, m_requestId));
}

void Connection::reply(Response &&response)
{
    if (m_phase != Phase::Handling)
        return;
    m_response = std::move(response);
    if (m_response.status < 200 || m_response.status > 999 || !hasCleanHeaders(m_response))
        m_response = m_loop->handler().errorResponse(500, reasonPhrase(500), "The answer was not valid.", m_requestId);
    limitMemory();
    // When draining, requests that have already been received are still served, and the last answer says it is the
    // last.
    if (m_loop->isDraining() && m_begin == m_end)
        m_keepAlive = false;
    m_output.clear();
    appendResponseHead(m_output, m_response, headOptions());
    const std::string_view content =
        m_method != Method::Head && statusAllowsContent(m_response.status) ? m_response.content() : std::string_view();
    enter(Phase::Writing, m_loop->config().limits.writeTimeout);
    auto written = [self = shared_from_this()](const ErrorCode &ec, std::size_t) { self->onWritten(ec); };
    if (content.size() > copiedContentBytes) {
        const std::array<asio::const_buffer, 2> buffers{asio::buffer(m_output), asio::buffer(content)};
        asio::async_write(m_socket, buffers, std::move(written));
    } else {
        m_output += content;
        asio::async_write(m_socket, asio::buffer(m_output), std::move(written));
    }
}

void Connection::onWritten(const ErrorCode &ec)
{
    if (m_phase == Phase::Closed)
        return;
    // An idle connection must not sit on the memory of a large answer.
    letGoOfAnswer();
    if (ec)
        return close();
    if (m_keepAlive)
        return next();
    ErrorCode ignored;
    m_socket.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    enter(Phase::Lingering, m_loop->config().limits.lingerTimeout);
    discardInput();
}

/// Clients that ask for much and read slowly share a bound. What many share (`shared`) costs its memory once anyway.
void Connection::limitMemory()
{
    const std::size_t size = m_response.body.size();
    if (m_response.shared || size <= largeContentBytes || m_method == Method::Head)
        return;
    if (m_loop->table().beginWriting(size, m_loop->config().limits.maxWritingBytes)) {
        m_counted = size;
        return;
    }
    m_response =
        m_loop->handler().errorResponse(503, reasonPhrase(503), "Too many large answers are being read.", m_requestId);
    m_response.header("Retry-After", "2");
}

void Connection::letGoOfAnswer()
{
    std::string().swap(m_response.body);
    m_response.shared.reset();
    m_response.held.reset();
    m_loop->table().endWriting(std::exchange(m_counted, 0));
}

/// Closing with unread bytes in the kernel sends a reset, which can take the last answer away from the client. On a
/// stream nothing that comes is a request; reading it shows that the client has left.
void Connection::discardInput()
{
    m_socket.async_read_some(asio::buffer(m_input),
                             [self = shared_from_this()](const ErrorCode &ec, std::size_t bytes) {
                                 if (self->m_phase == Phase::Closed)
                                     return;
                                 self->m_lingered += bytes;
                                 if (ec || self->m_lingered > self->m_loop->config().limits.lingerBytes)
                                     return self->close();
                                 self->discardInput();
                             });
}

void Connection::expire()
{
    switch (m_phase) {
    case Phase::Idle:
    case Phase::Lingering:
        return close();
    case Phase::Head:
    case Phase::Body: {
        // The pending read comes back, with or without bytes, and finds this.
        m_timedOut = true;
        m_deadline = std::chrono::steady_clock::time_point::max();
        ErrorCode ignored;
        m_socket.cancel(ignored);
        return;
    }
    case Phase::Writing: {
        // Without a reset the kernel would go on offering the rest to a client that never reads.
        ErrorCode ignored;
        m_socket.set_option(asio::socket_base::linger(true, 0), ignored);
        return close();
    }
    case Phase::Streaming:
        return expireStream();
    case Phase::Handling:
    case Phase::Closed:
        return;
    }
}

void Connection::drain()
{
    // Its client has been told everything and comes back by itself.
    if (m_phase == Phase::Streaming)
        return close();
    // Only the read is cancelled: if it has already taken a request from the kernel, that request is served.
    ErrorCode ignored;
    if (m_phase == Phase::Idle)
        m_socket.cancel(ignored);
}

void Connection::closeUnlessReadable()
{
    ErrorCode ec;
    if (m_socket.available(ec) > 0 && !ec)
        return read();
    close();
}

void Connection::close()
{
    if (m_phase == Phase::Closed)
        return;
    // The loop's list may hold the last reference.
    const std::shared_ptr<Connection> self = shared_from_this();
    m_phase = Phase::Closed;
    ErrorCode ignored;
    m_socket.close(ignored);
    m_stream.reset();
    letGoOfAnswer();
    m_loop->remove(*this);
    m_loop->table().leave(m_identity.addressKey);
}

} // namespace pw::server::http
