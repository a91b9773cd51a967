// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/recorder.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace pw::test
{

QString textOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// "/api/orders/{id}" for "/api/orders/:id".
QString described(std::string_view pattern)
{
    QStringList segments = textOf(pattern).split(u'/');
    for (QString &segment : segments) {
        if (segment.startsWith(u':'))
            segment = u'{' + segment.sliced(1) + u'}';
    }
    return segments.join(u'/');
}

HttpReply Recorder::json(const QString &who, const QByteArray &method, const QString &path, const QJsonObject &body)
{
    const bool reads = method == "GET" || (method == "DELETE" && body.isEmpty());
    const QByteArray sent = reads ? QByteArray() : QJsonDocument(body).toJson(QJsonDocument::Compact);
    return call(who, method, path, sent, "application/json");
}

HttpReply Recorder::call(const QString &token, const QByteArray &method, const QString &path, const QByteArray &body,
                         const QByteArray &type)
{
    m_client.setToken(token);
    HttpReply reply = m_client.send(method, path, body, {{"Content-Type", type}});
    const auto verb = method == "GET"    ? server::http::Method::Get
                      : method == "POST" ? server::http::Method::Post
                      : method == "PUT"  ? server::http::Method::Put
                                         : server::http::Method::Delete;
    const auto match = m_router.find(verb, path.section(u'?', 0, 0).toStdString());
    // What desks say to the server is not in the description.
    if (match.route && match.route->pattern.starts_with("/api/"))
        m_records += QJsonDocument(QJsonObject{{u"method"_s, QString::fromLatin1(method)},
                                               {u"path"_s, described(match.route->pattern)},
                                               {u"status"_s, reply.status},
                                               {u"type"_s, QString::fromLatin1(reply.headers.value("content-type"))},
                                               {u"body"_s, QString::fromUtf8(reply.body)},
                                               {u"requestType"_s, QString::fromLatin1(type)},
                                               {u"request"_s, QString::fromUtf8(body)}})
                         .toJson(QJsonDocument::Compact) +
                     '\n';
    return reply;
}

} // namespace pw::test
