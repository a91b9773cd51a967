// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/api/request_log.h"

#include "core/base/clock.h"
#include "core/protocol/json_writer.h"

#include <QLatin1StringView>
#include <QString>

#include <cstdio>
#include <utility>

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

struct Line {
    QString method;
    QString path;
    QString remote;
    QString requestId;
    Instant begun;
};

QString utf8(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

void write(const Line &line, int status, std::size_t bytes, Instant now)
{
    JsonWriter out;
    out.beginObject()
        .field("time"_L1, now)
        .field("request_id"_L1, line.requestId)
        .field("remote"_L1, line.remote)
        .field("method"_L1, line.method)
        .field("path"_L1, line.path)
        .field("status"_L1, status)
        .field("bytes"_L1, static_cast<qint64>(bytes))
        .field("ms"_L1, now.ms - line.begun.ms)
        .endObject();
    const std::string text = out.take() + '\n';
    std::fwrite(text.data(), 1, text.size(), stderr);
}

class LoggedSink final : public http::ResponseSink
{
public:
    LoggedSink(Line line, const Clock &clock, http::Responder next)
        : m_line(std::move(line)), m_clock(clock), m_next(std::move(next))
    {
    }

    void answer(http::Response &&response) noexcept override
    {
        write(m_line, response.status, response.content().size(), m_clock.now());
        m_next(std::move(response));
    }
    void stream(http::StreamResponse &&response) noexcept override
    {
        // As it begins: who listens now is worth more than how long it will have been.
        write(m_line, 200, 0, m_clock.now());
        m_next(std::move(response));
    }
    void abandoned() noexcept override
    {
        write(m_line, 500, 0, m_clock.now());
        // Letting go of it tells the connection.
        [[maybe_unused]] const http::Responder dropped = std::move(m_next);
    }

private:
    Line m_line;
    const Clock &m_clock;
    http::Responder m_next;
};

} // namespace

http::Responder RequestLog::watch(const http::Request &request, http::Responder responder) const
{
    Line line{.method = utf8(http::methodName(request.method)),
              .path = utf8(request.path()).left(500),
              .remote = utf8(request.remoteAddress),
              .requestId = utf8(request.requestId),
              .begun = m_clock.now()};
    return http::Responder(std::make_shared<LoggedSink>(std::move(line), m_clock, std::move(responder)));
}

} // namespace pw::server
