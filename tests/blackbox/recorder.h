// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "sync-server/api/router.h"
#include "tests/support/http_client.h"

namespace pw::test
{

[[nodiscard]] QString textOf(std::string_view text);
/// As the description of the API writes it: "/api/orders/{id}" for "/api/orders/:id".
[[nodiscard]] QString described(std::string_view pattern);

/// Calls, and keeps what was said, for the check against the description.
class Recorder
{
public:
    explicit Recorder(quint16 port) : m_client(port), m_router(server::allRoutes()) {}

    /// `who` is a token, or nothing. The body is JSON.
    HttpReply json(const QString &who, const QByteArray &method, const QString &path, const QJsonObject &body = {});
    /// API v2.
    HttpReply form(const QByteArray &body)
    {
        return call({}, "POST", QStringLiteral("/api/v2"), body, "application/x-www-form-urlencoded");
    }
    /// A file.
    HttpReply bytes(const QString &who, const QString &path, const QByteArray &body)
    {
        return call(who, "POST", path, body, "application/octet-stream");
    }
    HttpReply get(const QString &who, const QString &path) { return json(who, "GET", path); }
    HttpReply post(const QString &who, const QString &path, const QJsonObject &body = {})
    {
        return json(who, "POST", path, body);
    }
    HttpReply put(const QString &who, const QString &path, const QJsonObject &body = {})
    {
        return json(who, "PUT", path, body);
    }

    /// What tests/openapi/check.js reads.
    [[nodiscard]] QByteArray records() const { return m_records; }

private:
    HttpReply call(const QString &token, const QByteArray &method, const QString &path, const QByteArray &body,
                   const QByteArray &type);

    HttpClient m_client;
    server::Router m_router;
    QByteArray m_records;
};

} // namespace pw::test
