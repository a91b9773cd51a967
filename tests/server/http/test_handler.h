// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "sync-server/http/listener.h"

namespace pw::server::http::test
{

inline constexpr std::size_t uploadLimit = 8 * 1024 * 1024;
inline constexpr std::size_t usualLimit = 1024 * 1024;
inline constexpr std::size_t bigBytes = 64 * 1024 * 1024;

/// One path per way in which a handler can behave:
///   /echo /upload   200 with the request's body, at once
///   /later          the same from another thread, in batches and those in reverse order
///   /hold           answered when the test says release()
///   /drop /throw    the responder is let go of
///   /inject         an answer with a line break in a field
///   /big            bigBytes of shared content
///   /empty          204
class TestHandler final : public Handler
{
public:
    TestHandler();
    ~TestHandler() override;

    std::size_t bodyLimit(Method method, std::string_view path) const override;
    void handle(Request &&request, Responder responder) override;
    Response errorResponse(int status, std::string_view title, std::string_view detail,
                           std::string_view requestId) const override;

    /// "METHOD target" of every request so far, in the order of arrival.
    [[nodiscard]] std::vector<std::string> seen() const;
    [[nodiscard]] std::size_t seenCount() const;
    [[nodiscard]] Request lastRequest() const;
    /// Waits until so many requests are held.
    [[nodiscard]] bool waitHeld(std::size_t count);
    void release();

private:
    struct Pending {
        Response response;
        Responder responder;
    };
    void answerLater();

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::string> m_seen;
    Request m_last;
    std::vector<Pending> m_held;
    std::vector<Pending> m_later;
    std::shared_ptr<const std::string> m_big;
    bool m_stop = false;
    std::thread m_worker;
};

/// Short limits, no cap per address: all tests come from 127.0.0.1.
[[nodiscard]] Config testConfig();

/// A listener on a free port of 127.0.0.1.
struct Server {
    explicit Server(Config config = testConfig());

    TestHandler handler;
    Listener listener;
    std::optional<std::string> error;
};

} // namespace pw::server::http::test
