// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/secret.h"
#include "core/sync/transport.h"

#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>

class QNetworkAccessManager;
class QNetworkReply;

namespace pw
{

/// Requests to one server over HTTP. Lives on a thread with an event loop.
class HttpTransport final : public QObject
{
    Q_OBJECT

public:
    /// Enough for a first pull in one piece; more is not an answer of ours.
    static constexpr qint64 maxReplyBytes = 256 * 1024 * 1024;

    /// No reply comes with a sentence that says why.
    using Handler = std::function<void(const std::optional<SyncReply> &reply, const QString &problem)>;

    explicit HttpTransport(QObject *parent = nullptr);
    ~HttpTransport() override;

    void setServer(const QUrl &server) { m_server = server; }
    [[nodiscard]] const QUrl &server() const { return m_server; }
    void setToken(const Secret &token) { m_token = token; }
    [[nodiscard]] const Secret &token() const { return m_token; }

    /// Calls `handler` exactly once, later, unless this object is gone or abort() was called before.
    void send(const SyncRequest &request, Handler handler);
    void abort();

private:
    void onFinished(QNetworkReply *reply, const Handler &handler);

    std::unique_ptr<QNetworkAccessManager> m_network;
    QUrl m_server;
    Secret m_token;
    QNetworkReply *m_reply = nullptr;
};

/// The same, waiting: for the command line.
class WaitingTransport final : public Transport
{
public:
    explicit WaitingTransport(HttpTransport &http) : m_http(http) {}
    [[nodiscard]] std::optional<SyncReply> exchange(const SyncRequest &request) override;
    /// Why the last exchange had no reply.
    [[nodiscard]] const QString &problem() const { return m_problem; }

private:
    HttpTransport &m_http;
    QString m_problem;
};

} // namespace pw
