// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/support/http_client.h"

#include <QHostAddress>
#include <QJsonDocument>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::test
{

QJsonObject HttpReply::json() const
{
    return QJsonDocument::fromJson(body).object();
}

QString HttpReply::verdict() const
{
    const QString word = code();
    return word.isEmpty() ? QString::number(status) : QString(QString::number(status) + u' ' + word);
}

bool HttpClient::connected()
{
    if (m_socket.state() == QAbstractSocket::ConnectedState)
        return true;
    m_socket.abort();
    m_socket.connectToHost(QHostAddress(QHostAddress::LocalHost), m_port);
    if (!m_socket.waitForConnected(m_timeoutMs))
        return false;
    m_socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
    return true;
}

bool HttpClient::readMore(QByteArray &buffer)
{
    if (m_socket.bytesAvailable() == 0 && !m_socket.waitForReadyRead(m_timeoutMs))
        return false;
    buffer += m_socket.readAll();
    return true;
}

HttpReply HttpClient::readReply(bool head)
{
    QByteArray buffer;
    qsizetype end = -1;
    while ((end = buffer.indexOf("\r\n\r\n")) < 0) {
        if (!readMore(buffer))
            return {};
    }
    HttpReply reply;
    const QList<QByteArray> lines = buffer.left(end).split('\n');
    reply.status = lines.first().mid(9, 3).toInt();
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        reply.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    reply.body = buffer.mid(end + 4);
    const qsizetype length = head ? 0 : reply.headers.value("content-length").toLongLong();
    while (reply.body.size() < length) {
        if (!readMore(reply.body))
            return {};
    }
    if (reply.headers.value("connection").toLower() == "close")
        m_socket.abort();
    return reply;
}

HttpReply HttpClient::exchange(const QByteArray &bytes, bool head)
{
    if (!connected())
        return {};
    m_socket.write(bytes);
    return readReply(head);
}

HttpReply HttpClient::sendRaw(const QByteArray &bytes)
{
    m_socket.abort();
    return exchange(bytes, false);
}

HttpReply HttpClient::send(const QByteArray &method, const QString &path, const QByteArray &body,
                           const HttpHeaders &headers)
{
    QByteArray bytes = method + ' ' + path.toUtf8() + " HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    const bool ownToken =
        std::ranges::any_of(headers, [](const auto &header) { return header.first == "Authorization"; });
    if (!m_token.isEmpty() && !ownToken)
        bytes += "Authorization: Bearer " + m_token + "\r\n";
    for (const auto &[name, value] : headers)
        bytes += name + ": " + value + "\r\n";
    if (method != "GET" && method != "HEAD")
        bytes += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    bytes += "\r\n" + body;
    return exchange(bytes, method == "HEAD");
}

HttpReply HttpClient::post(const QString &path, const QJsonObject &body, const HttpHeaders &headers)
{
    return send("POST", path, QJsonDocument(body).toJson(QJsonDocument::Compact),
                HttpHeaders{{"Content-Type", "application/json"}} + headers);
}

HttpReply HttpClient::put(const QString &path, const QJsonObject &body, const HttpHeaders &headers)
{
    return send("PUT", path, QJsonDocument(body).toJson(QJsonDocument::Compact),
                HttpHeaders{{"Content-Type", "application/json"}} + headers);
}

HttpReply HttpClient::postForm(const QString &path, const QList<QPair<QString, QString>> &fields)
{
    QByteArray body;
    for (const auto &[name, value] : fields) {
        body += body.isEmpty() ? "" : "&";
        body += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    return send("POST", path, body, {{"Content-Type", "application/x-www-form-urlencoded"}});
}

HttpReply callAsOwner(quint16 port, const QString &ownerPassword, const QByteArray &method, const QString &path,
                      const QByteArray &body)
{
    HttpClient client(port);
    const HttpReply session =
        client.post(u"/api/admin/auth/login"_s, {{u"login"_s, u"owner"_s}, {u"password"_s, ownerPassword}});
    client.setToken(session.text(u"token"_s));
    return client.send(method, path, body, {{"Content-Type", "application/json"}});
}

} // namespace pw::test
