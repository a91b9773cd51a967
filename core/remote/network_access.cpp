// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/remote/network_access.h"

#include <QHostAddress>
#include <QNetworkAccessManager>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

constexpr int transferTimeoutMs = 30'000;

bool isThisMachine(const QString &host)
{
    return host == u"localhost" || QHostAddress(host).isLoopback();
}

} // namespace

std::unique_ptr<QNetworkAccessManager> makeNetworkAccess()
{
    auto network = std::make_unique<QNetworkAccessManager>();
    network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    network->setTransferTimeout(transferTimeoutMs);
    network->setStrictTransportSecurityEnabled(true);
    return network;
}

std::optional<QUrl> checkedServer(const QString &address)
{
    QUrl url(address, QUrl::StrictMode);
    const bool isPlain = url.scheme() == u"http" && isThisMachine(url.host());
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != u"https" && !isPlain))
        return std::nullopt;
    if (!url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
        return std::nullopt;
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path);
    return url;
}

QNetworkRequest hardenedRequest(const QUrl &server, const QString &path)
{
    const QUrl relative(path);
    QUrl url = server;
    url.setPath(server.path() + relative.path());
    url.setQuery(relative.query());
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setRawHeader("Accept", "application/json");
    return request;
}

} // namespace pw
