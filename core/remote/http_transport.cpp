// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/remote/http_transport.h"

#include "core/remote/network_access.h"

#include <QEventLoop>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

#include <utility>

using namespace Qt::StringLiterals;

namespace pw
{

HttpTransport::HttpTransport(QObject *parent) : QObject(parent), m_network(makeNetworkAccess()) {}

HttpTransport::~HttpTransport()
{
    abort();
}

void HttpTransport::abort()
{
    if (QNetworkReply *reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
}

void HttpTransport::send(const SyncRequest &request, Handler handler)
{
    abort();
    QNetworkRequest outgoing = hardenedRequest(m_server, request.path);
    if (!m_token.isEmpty())
        outgoing.setRawHeader("Authorization", "Bearer " + m_token.reveal().toUtf8());
    if (!request.body.isEmpty())
        outgoing.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    for (const HeaderField &field : request.headers)
        outgoing.setRawHeader(field.name, field.value);
    QNetworkReply *reply = m_network->sendCustomRequest(outgoing, request.method, request.body);
    m_reply = reply;
    connect(reply, &QNetworkReply::downloadProgress, this, [reply](qint64 received, qint64) {
        if (received > maxReplyBytes)
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this,
            [this, reply, done = std::move(handler)] { onFinished(reply, done); });
}

void HttpTransport::onFinished(QNetworkReply *reply, const Handler &handler)
{
    const Handler done = handler; // The connection that holds it may go with the next send().
    if (m_reply == reply)
        m_reply = nullptr;
    reply->deleteLater();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const qint64 expected = reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    const QByteArray body = reply->readAll();
    // A status with half a body is no answer: it cannot be told what the rest said.
    const bool cutOff = reply->error() != QNetworkReply::NoError && status >= 200 && status < 300;
    if (status == 0 || cutOff || body.size() < expected) {
        done(std::nullopt, u"No answer from "_s + m_server.host() + u": "_s + reply->errorString());
        return;
    }
    SyncReply answer{status, body};
    for (const auto &[name, value] : reply->rawHeaderPairs())
        answer.headers << HeaderField{name, value};
    done(answer, {});
}

std::optional<SyncReply> WaitingTransport::exchange(const SyncRequest &request)
{
    QEventLoop loop;
    std::optional<SyncReply> answer;
    QTimer::singleShot(request.delayMs, &loop, [&] {
        m_http.send(request, [&](const std::optional<SyncReply> &reply, const QString &problem) {
            answer = reply;
            m_problem = problem;
            loop.quit();
        });
    });
    loop.exec();
    return answer;
}

} // namespace pw
