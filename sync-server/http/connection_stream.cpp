// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/http/connection_stream.h"

#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>

#include <netinet/tcp.h>
#include <sys/socket.h>

#include "sync-server/http/io_loop.h"
#include "sync-server/http/response_head.h"

namespace pw::server::http
{

namespace asio = boost::asio;

namespace
{

// A stream hears nothing that matters and says little: thousands of them should be next to nothing.
constexpr std::size_t streamInputBytes = 256;
constexpr int streamSendBuffer = 8 * 1024;
constexpr std::string_view beat = ":\n\n";

/// The kernel would go on for a quarter of an hour with a client whose network is gone, and keep its place taken.
void limitSilence(asio::ip::tcp::socket &socket, std::chrono::milliseconds limit)
{
    const auto ms = static_cast<unsigned>(limit.count());
    ::setsockopt(socket.native_handle(), IPPROTO_TCP, TCP_USER_TIMEOUT, &ms, sizeof ms);
}

} // namespace

void Connection::stream(StreamResponse &&response) noexcept
{
    // A source belongs to this thread, so whoever answers with one is on it.
    if (m_loop->isCurrentThread())
        return beginStream(std::move(response));
    abandoned();
}

void Connection::beginStream(StreamResponse &&response)
{
    if (m_phase != Phase::Handling)
        return;
    if (m_loop->isDraining() || !response.source) {
        m_keepAlive = false;
        return replyError(response.source ? 503 : 500, "The stream cannot begin.");
    }
    if (m_method != Method::Head)
        return becomeStream(std::move(response));
    appendStreamHead(std::move(response.headers));
    enter(Phase::Writing, m_loop->config().limits.writeTimeout);
    asio::async_write(m_socket, asio::buffer(m_output),
                      [self = shared_from_this()](const ErrorCode &ec, std::size_t) { self->onWritten(ec); });
}

void Connection::appendStreamHead(std::vector<ResponseHeader> &&headers)
{
    Response head;
    head.contentType = "text/event-stream";
    head.headers = std::move(headers);
    // Neither a cache nor a proxy's buffer is to stand in between; the second is what nginx understands.
    head.header("Cache-Control", "no-cache, no-store").header("X-Accel-Buffering", "no");
    m_output.clear();
    ResponseHeadOptions options = headOptions();
    options.hasLength = false;
    appendResponseHead(m_output, head, options);
}

void Connection::becomeStream(StreamResponse &&response)
{
    // The stream ends with the connection, which every version of HTTP understands, and whatever stands between.
    m_keepAlive = false;
    appendStreamHead(std::move(response.headers));
    m_begin = m_end = 0;
    std::vector<char>(streamInputBytes).swap(m_input);
    const Limits &limits = m_loop->config().limits;
    ErrorCode ignored;
    m_socket.set_option(asio::socket_base::send_buffer_size(streamSendBuffer), ignored);
    limitSilence(m_socket, limits.streamBeat + limits.writeTimeout);
    m_stream = std::make_unique<Stream>();
    m_stream->source = std::move(response.source);
    m_stream->nextBeat = std::chrono::steady_clock::now() + limits.streamBeat;
    m_phase = Phase::Streaming;
    m_stream->source->begin(*this, m_loop);
    discardInput();
    askStream();
}

void Connection::wake() noexcept
{
    if (m_phase != Phase::Streaming)
        return;
    m_stream->woken = true;
    if (!m_stream->writing)
        askStream();
}

/// Takes what the source has to say behind what is in the output already, which is the head or nothing.
void Connection::askStream()
{
    m_stream->woken = false;
    try {
        m_stream->source->say(m_output);
    } catch (...) {
        return close();
    }
    if (m_output.empty())
        m_deadline = m_stream->nextBeat;
    else
        writeStream();
}

void Connection::writeStream()
{
    m_stream->writing = true;
    m_deadline = std::chrono::steady_clock::now() + m_loop->config().limits.writeTimeout;
    asio::async_write(m_socket, asio::buffer(m_output),
                      [self = shared_from_this()](const ErrorCode &ec, std::size_t) { self->onStreamWritten(ec); });
}

void Connection::onStreamWritten(const ErrorCode &ec)
{
    if (m_phase != Phase::Streaming)
        return;
    if (ec)
        return close();
    m_output.clear();
    m_stream->writing = false;
    m_deadline = m_stream->nextBeat;
    if (m_stream->woken)
        askStream();
}

void Connection::expireStream()
{
    ErrorCode ignored;
    if (m_stream->writing) {
        // As with any answer: the kernel must not go on offering it to a client that never reads.
        m_socket.set_option(asio::socket_base::linger(true, 0), ignored);
        return close();
    }
    bool goesOn = false;
    try {
        goesOn = m_stream->source->mayGoOn();
    } catch (...) {
        return close();
    }
    if (!goesOn)
        return endStream();
    m_stream->nextBeat = std::chrono::steady_clock::now() + m_loop->config().limits.streamBeat;
    m_output += beat;
    writeStream();
}

void Connection::endStream()
{
    m_stream.reset();
    ErrorCode ignored;
    m_socket.shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    // Input is being discarded already.
    enter(Phase::Lingering, m_loop->config().limits.lingerTimeout);
}

} // namespace pw::server::http
