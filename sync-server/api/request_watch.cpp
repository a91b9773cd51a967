// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/api/request_watch.h"

#include "core/base/clock.h"
#include "core/protocol/json_writer.h"
#include "sync-server/api/route.h"
#include "sync-server/metrics/request_counts.h"

#include <QLatin1StringView>

#include <chrono>
#include <cstdio>
#include <utility>

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

using Steady = std::chrono::steady_clock;

QLatin1StringView latin(std::string_view text)
{
    return QLatin1StringView(text.data(), static_cast<qsizetype>(text.size()));
}

QLatin1StringView wordOf(const RequestFacts &facts)
{
    switch (facts.kind) {
    case ActorKind::System:
        return "nobody"_L1;
    case ActorKind::Customer:
        return facts.byApiKey ? "api_key"_L1 : "customer"_L1;
    case ActorKind::Staff:
        return "staff"_L1;
    }
    Q_UNREACHABLE();
}

/// Hears of the answer, counts it and says so.
class WatchedSink final : public http::ResponseSink
{
public:
    struct Parts {
        const Clock &clock;
        RequestCounts &counts;
        bool writesLog;
    };

    WatchedSink(const Parts &parts, const http::Request &request, http::Responder next)
        : m_parts(parts), m_method(request.method), m_next(std::move(next)), m_begun(Steady::now())
    {
        if (!parts.writesLog)
            return;
        m_remote = request.remoteAddress;
        m_requestId = request.requestId;
    }

    void answer(http::Response &&response) noexcept override
    {
        note(response.status, response.content().size());
        m_next(std::move(response));
    }
    void stream(http::StreamResponse &&response) noexcept override
    {
        // As it begins: who listens now is worth more than how long it will have been.
        note(200, 0);
        m_next(std::move(response));
    }
    void abandoned() noexcept override
    {
        note(500, 0);
        // Letting go of it tells the connection.
        [[maybe_unused]] const http::Responder dropped = std::move(m_next);
    }

    RequestFacts facts;

private:
    void note(int status, std::size_t bytes)
    {
        const auto us = std::chrono::duration_cast<std::chrono::microseconds>(Steady::now() - m_begun).count();
        m_parts.counts.add({.route = facts.route,
                            .status = status,
                            .us = static_cast<std::uint64_t>(std::max<std::int64_t>(0, us)),
                            .bytes = bytes});
        if (m_parts.writesLog)
            write(status, bytes, us);
    }
    void write(int status, std::size_t bytes, qint64 us) const
    {
        JsonWriter out;
        out.beginObject()
            .field("time"_L1, m_parts.clock.now())
            .field("request_id"_L1, latin(m_requestId))
            .field("remote"_L1, latin(m_remote))
            .field("method"_L1, latin(http::methodName(m_method)))
            .field("route"_L1, latin(facts.route ? facts.route->pattern : "none"));
        if (facts.object > 0)
            out.field("object"_L1, facts.object);
        out.field("caller"_L1, wordOf(facts));
        if (facts.kind != ActorKind::System)
            out.field("caller_id"_L1, facts.caller);
        out.field("status"_L1, status)
            .field("bytes"_L1, static_cast<qint64>(bytes))
            .field("ms"_L1, us / 1000)
            .field("us"_L1, us)
            .endObject();
        const std::string text = out.take() + '\n';
        std::fwrite(text.data(), 1, text.size(), stderr);
    }

    const Parts m_parts;
    const http::Method m_method;
    http::Responder m_next;
    const Steady::time_point m_begun;
    std::string m_remote;
    std::string m_requestId;
};

} // namespace

RequestWatch::Watched RequestWatch::watch(const http::Request &request, http::Responder responder) const
{
    const WatchedSink::Parts parts{.clock = m_clock, .counts = m_counts, .writesLog = m_writesLog};
    auto sink = std::make_shared<WatchedSink>(parts, request, std::move(responder));
    std::shared_ptr<RequestFacts> facts(sink, &sink->facts);
    return {.responder = http::Responder(std::move(sink)), .facts = std::move(facts)};
}

void RequestWatch::noteRefused(int status) const
{
    m_counts.addRefused(status);
}

} // namespace pw::server
