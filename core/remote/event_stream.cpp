// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/remote/event_stream.h"

#include "core/base/id_source.h"
#include "core/remote/network_access.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QUrlQuery>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

constexpr qint64 readBufferBytes = 64 * 1024;
/// A server without this route, or one that names no time.
constexpr int noSuchRouteMs = 10 * 60 * 1000;
constexpr int longestRetryAfterSeconds = 300;

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

bool isEventStream(const QNetworkReply &reply)
{
    const QString type = reply.header(QNetworkRequest::ContentTypeHeader).toString().section(u';', 0, 0).trimmed();
    return statusOf(reply) == 200 && type.compare("text/event-stream"_L1, Qt::CaseInsensitive) == 0;
}

bool isRefusal(int status)
{
    return status == 401 || status == 403 || status == 409 || status == 410;
}

int retryAfterMs(const QNetworkReply &reply)
{
    const int seconds = reply.rawHeader("Retry-After").toInt();
    return 1000 * std::clamp(seconds, 0, longestRetryAfterSeconds);
}

} // namespace

EventStream::EventStream(IdSource &ids, Timing timing) : m_ids(ids), m_timing(timing), m_network(makeNetworkAccess())
{
    // This answer is meant to take for ever; silence on it has a limit of its own.
    m_network->setTransferTimeout(0);
    m_silence.setSingleShot(true);
    m_retry.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this, &EventStream::onEnd);
    connect(&m_retry, &QTimer::timeout, this, &EventStream::open);
}

EventStream::~EventStream()
{
    m_wanted = false;
    drop();
}

void EventStream::start(const Target &target)
{
    const bool same = target.server == m_target.server && target.clientId == m_target.clientId &&
                      target.token.reveal() == m_target.token.reveal();
    if (m_wanted && same)
        return;
    stop();
    m_target = target;
    m_wanted = true;
    m_failures = 0;
    open();
}

void EventStream::stop()
{
    m_wanted = false;
    m_retry.stop();
    drop();
    setUp(false);
}

void EventStream::open()
{
    drop();
    QUrlQuery query;
    query.addQueryItem(u"client_id"_s, m_target.clientId);
    QNetworkRequest request =
        hardenedRequest(m_target.server, u"/sync/v1/events?"_s + query.toString(QUrl::FullyEncoded));
    request.setRawHeader("Accept", "text/event-stream");
    // Packed, events would wait in somebody's buffer for more of them.
    request.setRawHeader("Accept-Encoding", "identity");
    request.setRawHeader("Authorization", "Bearer " + m_target.token.reveal().toUtf8());
    m_parser = EventParser();
    m_since.start();
    m_reply = m_network->get(request);
    m_reply->setReadBufferSize(readBufferBytes);
    connect(m_reply, &QNetworkReply::readyRead, this, &EventStream::read);
    connect(m_reply, &QNetworkReply::finished, this, &EventStream::onEnd);
    m_silence.start(m_timing.silenceMs);
}

void EventStream::read()
{
    if (!isEventStream(*m_reply)) {
        // A problem's text, or something else that nobody here wants to read: the head says enough.
        if (statusOf(*m_reply) != 0)
            onEnd();
        return;
    }
    m_silence.start(m_timing.silenceMs);
    const bool sound = m_parser.feed(m_reply->readAll());
    if (const auto rev = m_parser.takeRevision()) {
        const bool first = !m_up;
        setUp(true);
        Q_EMIT poked(*rev, first);
    }
    if (!sound)
        onEnd();
}

/// The line has ended, is dead, or speaks nonsense.
void EventStream::onEnd()
{
    if (!m_reply)
        return;
    const int status = statusOf(*m_reply);
    int delayMs = retryAfterMs(*m_reply);
    drop();
    if (m_up && m_since.hasExpired(m_timing.steadyMs))
        m_failures = 0;
    if (status == 404)
        delayMs = noSuchRouteMs;
    delayMs += retryMs();
    ++m_failures;
    m_retry.start(delayMs);
    setUp(false);
    if (isRefusal(status))
        Q_EMIT refused();
}

void EventStream::drop()
{
    m_silence.stop();
    if (QNetworkReply *reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
}

void EventStream::setUp(bool up)
{
    if (std::exchange(m_up, up) != up)
        Q_EMIT upChanged(up);
}

int EventStream::retryMs()
{
    const qint64 longest = std::min<qint64>(m_timing.longestRetryMs, static_cast<qint64>(m_timing.firstRetryMs)
                                                                         << std::min(m_failures, 16));
    const QByteArray bytes = m_ids.randomBytes(2);
    const qint64 number = static_cast<quint8>(bytes[0]) * 256 + static_cast<quint8>(bytes[1]);
    return static_cast<int>(number * longest / 65'536);
}

} // namespace pw
