// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/ip/tcp.hpp>

#include "sync-server/http/handler.h"
#include "sync-server/http/request_parser.h"
#include "sync-server/http/response_head.h"

namespace pw::server::http
{

class IoLoop;

/// One client. Reads a request, has it answered, writes the answer, and only then looks at the next: pipelined requests
/// are answered in order whatever the handler does. Lives on its loop's thread, except for what ResponseSink declares.
class Connection final : public ResponseSink, public StreamSink, public std::enable_shared_from_this<Connection>
{
public:
    struct Identity {
        std::string address;
        std::string addressKey = {}; ///< empty: not counted by address
        std::uint64_t number = 0;
        bool trusted = false; ///< a proxy whose word about its clients is taken
    };

    Connection(std::shared_ptr<IoLoop> loop, boost::asio::ip::tcp::socket socket, Identity identity);
    ~Connection() override;

    void start();
    void close();
    /// The server ends: an idle connection or a stream is closed.
    void drain();
    /// The deadline has passed.
    void expire();
    [[nodiscard]] std::chrono::steady_clock::time_point deadline() const { return m_deadline; }
    [[nodiscard]] std::size_t index() const { return m_index; }
    void setIndex(std::size_t index) { m_index = index; }

    void answer(Response &&response) noexcept override;
    void stream(StreamResponse &&response) noexcept override;
    void abandoned() noexcept override;
    void wake() noexcept override;

private:
    using ErrorCode = boost::system::error_code;
    enum class Phase { Idle, Head, Body, Handling, Writing, Streaming, Lingering, Closed };
    /// connection_stream.cpp, as all functions with its name in theirs.
    struct Stream;

    void next();
    void read();
    void readMore();
    void onRead(const ErrorCode &ec, std::size_t bytes);
    void parse();
    [[nodiscard]] bool acceptHead();
    void sendContinue();
    void nameRequest();
    [[nodiscard]] ResponseHeadOptions headOptions() const;
    void dispatch();
    void fail(int status, std::string_view detail);
    void reply(Response &&response);
    void limitMemory();
    void letGoOfAnswer();
    void replyError(int status, std::string_view detail);
    void onWritten(const ErrorCode &ec);
    void discardInput();
    void closeUnlessReadable();
    void enter(Phase phase, std::chrono::milliseconds limit);
    void beginStream(StreamResponse &&response);
    void appendStreamHead(std::vector<ResponseHeader> &&headers);
    void becomeStream(StreamResponse &&response);
    void askStream();
    void writeStream();
    void onStreamWritten(const ErrorCode &ec);
    void expireStream();
    void endStream();

    // First, so that it goes last: the socket needs the loop's context to the end.
    std::shared_ptr<IoLoop> m_loop;
    boost::asio::ip::tcp::socket m_socket;
    const Identity m_identity;
    RequestParser m_parser;
    // Bytes m_begin .. m_end are received and not yet parsed.
    std::vector<char> m_input;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::string m_output;
    Response m_response;
    std::unique_ptr<Stream> m_stream;
    std::size_t m_counted = 0; ///< bytes of the answer that the table knows of
    std::chrono::steady_clock::time_point m_deadline = std::chrono::steady_clock::time_point::max();
    std::size_t m_index = 0;
    std::size_t m_lingered = 0;
    std::uint64_t m_requests = 0;
    Phase m_phase = Phase::Idle;
    Method m_method = Method::Get;
    bool m_http11 = true;
    bool m_keepAlive = true;
    bool m_headDone = false;
    bool m_timedOut = false;
    bool m_secure = false; ///< the client of the last request, as a trusted proxy says
    std::string m_requestId;
};

} // namespace pw::server::http
