// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "sync-server/http/message.h"

namespace pw::server::http
{

/// One of the listener's threads, to whoever has something to do there.
class IoThread
{
public:
    virtual ~IoThread() = default;
    /// From any thread. False once the thread has ended: the work is dropped then.
    virtual bool run(std::function<void()> work) = 0;
};

/// The writing end of a stream: implemented by the connection.
class StreamSink
{
public:
    virtual ~StreamSink() = default;
    /// On the stream's own io thread. The source is asked as soon as the client has taken what was said before: however
    /// often this is called, a client that does not read costs one message.
    virtual void wake() noexcept = 0;
};

/// What a stream says. Everything here, the destructor included, is called on the io thread of the request.
class EventSource
{
public:
    EventSource() = default;
    EventSource(const EventSource &) = delete;
    EventSource &operator=(const EventSource &) = delete;
    virtual ~EventSource() = default;
    /// The stream begins; say() follows. `sink` is there until this source is destroyed. Not called where only the head
    /// was asked for, or the client has left.
    virtual void begin(StreamSink &sink, const std::shared_ptr<IoThread> &thread) = 0;
    /// Appends what there is to say, in the form of text/event-stream; nothing if there is nothing.
    virtual void say(std::string &out) = 0;
    /// Asked with every beat (Limits::streamBeat); false ends the stream.
    [[nodiscard]] virtual bool mayGoOn() = 0;
};

/// A long-lived answer of server-sent events. It ends with its connection, so nothing is served behind it.
struct StreamResponse {
    /// Content-Type, Cache-Control and what every answer has are the listener's own.
    std::vector<ResponseHeader> headers;
    std::unique_ptr<EventSource> source;
};

} // namespace pw::server::http
