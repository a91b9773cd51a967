// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QPair>
#include <QString>
#include <QTcpSocket>

namespace pw::test
{

using HttpHeaders = QList<QPair<QByteArray, QByteArray>>;

struct HttpReply {
    int status = 0;                        ///< 0: no answer came
    QHash<QByteArray, QByteArray> headers; ///< names in lower case
    QByteArray body;

    [[nodiscard]] QJsonObject json() const;
    [[nodiscard]] QJsonArray items() const { return json().value(QStringLiteral("items")).toArray(); }
    [[nodiscard]] QString text(const QString &field) const { return json().value(field).toString(); }
    [[nodiscard]] qint64 number(const QString &field) const { return json().value(field).toInteger(); }
    /// Of a problem: "insufficient_funds".
    [[nodiscard]] QString code() const { return text(QStringLiteral("code")); }
    /// "422 insufficient_funds", for comparisons that say what came instead.
    [[nodiscard]] QString verdict() const;
};

/// A blocking HTTP/1.1 client over one kept connection, for one thread. It adds nothing that it was not told to, so
/// that a test can send what a browser never would.
class HttpClient
{
public:
    explicit HttpClient(quint16 port, int timeoutMs = 30'000) : m_port(port), m_timeoutMs(timeoutMs) {}

    void setToken(const QString &token) { m_token = token.toUtf8(); }
    [[nodiscard]] QString token() const { return QString::fromUtf8(m_token); }

    HttpReply get(const QString &path, const HttpHeaders &headers = {}) { return send("GET", path, {}, headers); }
    HttpReply post(const QString &path, const QJsonObject &body = {}, const HttpHeaders &headers = {});
    HttpReply put(const QString &path, const QJsonObject &body = {}, const HttpHeaders &headers = {});
    HttpReply remove(const QString &path, const HttpHeaders &headers = {}) { return send("DELETE", path, {}, headers); }
    /// application/x-www-form-urlencoded, as resellers' clients send it.
    HttpReply postForm(const QString &path, const QList<QPair<QString, QString>> &fields);
    HttpReply send(const QByteArray &method, const QString &path, const QByteArray &body,
                   const HttpHeaders &headers = {});

    /// Any bytes, then the answer, if one comes.
    HttpReply sendRaw(const QByteArray &bytes);
    void disconnect() { m_socket.abort(); }

private:
    [[nodiscard]] bool connected();
    [[nodiscard]] HttpReply exchange(const QByteArray &bytes, bool head);
    [[nodiscard]] HttpReply readReply(bool head);
    [[nodiscard]] bool readMore(QByteArray &buffer);

    quint16 m_port;
    int m_timeoutMs;
    QByteArray m_token;
    QTcpSocket m_socket;
};

/// One call as the shop's owner, with a session of its own.
HttpReply callAsOwner(quint16 port, const QString &ownerPassword, const QByteArray &method, const QString &path,
                      const QByteArray &body = {});

} // namespace pw::test
