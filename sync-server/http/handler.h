// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <memory>

#include "sync-server/http/message.h"
#include "sync-server/http/stream.h"

namespace pw::server::http
{

/// Where an answer goes: implemented by the connection.
class ResponseSink
{
public:
    virtual ~ResponseSink() = default;
    virtual void answer(Response &&response) noexcept = 0;
    virtual void stream(StreamResponse &&response) noexcept = 0;
    /// The request was dropped without an answer: a programming error that the client sees as 500.
    virtual void abandoned() noexcept = 0;
};

/// Answers one request, once, from any thread. May outlive the connection and the listener: the answer is dropped then.
class Responder
{
public:
    explicit Responder(std::shared_ptr<ResponseSink> sink) : m_sink(std::move(sink)) {}
    Responder(Responder &&) noexcept = default;
    Responder &operator=(Responder &&other) noexcept
    {
        if (this != &other) {
            abandon();
            m_sink = std::move(other.m_sink);
        }
        return *this;
    }
    Responder(const Responder &) = delete;
    Responder &operator=(const Responder &) = delete;
    ~Responder() { abandon(); }

    void operator()(Response response)
    {
        if (const std::shared_ptr<ResponseSink> sink = std::move(m_sink))
            sink->answer(std::move(response));
    }
    /// Answers with a stream instead; only on the io thread that the request arrived on.
    void operator()(StreamResponse response)
    {
        if (const std::shared_ptr<ResponseSink> sink = std::move(m_sink))
            sink->stream(std::move(response));
    }

private:
    void abandon() noexcept
    {
        if (const std::shared_ptr<ResponseSink> sink = std::move(m_sink))
            sink->abandoned();
    }

    std::shared_ptr<ResponseSink> m_sink;
};

/// What the listener serves. All functions are called on io threads, several at a time, and must not block on anything
/// slow: a handler that has to wait keeps the responder and answers later.
class Handler
{
public:
    virtual ~Handler() = default;
    /// Asked when the head is complete; a longer body is refused with 413, a declared one before a byte of it is read.
    [[nodiscard]] virtual std::size_t bodyLimit(Method method, std::string_view path) const = 0;
    /// An exception, or a responder that is let go of, is answered with 500.
    virtual void handle(Request &&request, Responder responder) = 0;
    /// The answer to what never became a request (400, 408, 413, 431 ...), so that it looks like every other error.
    [[nodiscard]] virtual Response errorResponse(int status, std::string_view title, std::string_view detail,
                                                 std::string_view requestId) const = 0;
};

} // namespace pw::server::http
