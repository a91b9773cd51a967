// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QNetworkRequest>
#include <QString>
#include <QUrl>

#include <memory>
#include <optional>

class QNetworkAccessManager;

namespace pw
{

/// Every outgoing call of this program goes through a manager made here: redirects are not followed (a token must not
/// travel elsewhere), nothing waits for ever, nothing is cached, no cookies are kept.
[[nodiscard]] std::unique_ptr<QNetworkAccessManager> makeNetworkAccess();

/// The address, if a token may be sent there: https, or http to this very machine. Without a path's trailing slash.
[[nodiscard]] std::optional<QUrl> checkedServer(const QString &address);

/// A request for `path` (with its query) below `server`, marked so that no cookie or cache takes part.
[[nodiscard]] QNetworkRequest hardenedRequest(const QUrl &server, const QString &path);

} // namespace pw
