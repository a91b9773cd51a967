// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/server/http/test_handler.h"

#include <stdexcept>
#include <utility>

namespace pw::server::http::test
{

TestHandler::TestHandler() : m_worker([this] { answerLater(); }) {}

TestHandler::~TestHandler()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_changed.notify_all();
    m_worker.join();
}

std::size_t TestHandler::bodyLimit(Method, std::string_view path) const
{
    return path == "/upload" ? uploadLimit : usualLimit;
}

void TestHandler::handle(Request &&request, Responder responder)
{
    Response response;
    response.contentType = "text/plain";
    const std::string path(request.path());
    {
        const std::lock_guard lock(m_mutex);
        m_seen.push_back(std::string(methodName(request.method)) + " " + std::string(request.target()));
        m_last = request;
        if (path == "/big" && !m_big)
            m_big = std::make_shared<const std::string>(bigBytes, 'b');
        response.shared = path == "/big" ? m_big : nullptr;
    }
    if (path == "/drop")
        return;
    if (path == "/throw")
        throw std::runtime_error("the handler's own trouble");
    if (path == "/inject")
        response.header("X-Echo", "a\r\nSet-Cookie: b");
    if (path == "/empty")
        response.status = 204;
    response.body = std::move(request.body);
    if (path == "/hold" || path == "/later") {
        const std::lock_guard lock(m_mutex);
        (path == "/hold" ? m_held : m_later).push_back({std::move(response), std::move(responder)});
        m_changed.notify_all();
        return;
    }
    responder(std::move(response));
}

Response TestHandler::errorResponse(int status, std::string_view title, std::string_view detail,
                                    std::string_view requestId) const
{
    Response response;
    response.status = status;
    response.contentType = "application/problem+json";
    response.body = R"({"title":")" + std::string(title) + R"(","detail":")" + std::string(detail) +
                    R"(","request_id":")" + std::string(requestId) + R"("})";
    return response;
}

std::vector<std::string> TestHandler::seen() const
{
    const std::lock_guard lock(m_mutex);
    return m_seen;
}

std::size_t TestHandler::seenCount() const
{
    const std::lock_guard lock(m_mutex);
    return m_seen.size();
}

Request TestHandler::lastRequest() const
{
    const std::lock_guard lock(m_mutex);
    return m_last;
}

bool TestHandler::waitHeld(std::size_t count)
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, std::chrono::seconds(20), [&] { return m_held.size() >= count; });
}

void TestHandler::release()
{
    std::vector<Pending> held;
    {
        const std::lock_guard lock(m_mutex);
        held.swap(m_held);
    }
    for (Pending &pending : held)
        pending.responder(std::move(pending.response));
}

void TestHandler::answerLater()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_stop || !m_later.empty(); });
        if (m_later.empty())
            return;
        // As a group commit does: what has arrived meanwhile goes together.
        m_changed.wait_for(lock, std::chrono::milliseconds(1), [this] { return m_stop; });
        std::vector<Pending> batch;
        batch.swap(m_later);
        lock.unlock();
        for (; !batch.empty(); batch.pop_back())
            batch.back().responder(std::move(batch.back().response));
        lock.lock();
    }
}

Config testConfig()
{
    Config config;
    config.ioThreads = 2;
    config.limits.maxConnectionsPerAddress = 0;
    config.requestIdPrefix = "t-";
    return config;
}

Server::Server(Config config) : listener(handler, std::move(config))
{
    error = listener.start("127.0.0.1", 0);
}

} // namespace pw::server::http::test
