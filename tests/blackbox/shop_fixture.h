// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "tests/support/http_client.h"
#include "tests/support/server_process.h"

#include <memory>

namespace pw::test
{

/// For tests that call more often than any honest client.
[[nodiscard]] QStringList withoutRateLimits();

/// A served shop with two services, and helpers for the people in it. Each call asserts nothing: tests look at the
/// replies.
struct ShopFixture {
    ServerProcess server;

    /// An empty shop with one category: service 1 Default at 1.00 per 1000 (10-10000, may be cancelled), 2 Custom
    /// Comments at 10.00 (2-5), 3 Package at 3.50, 4 Custom Comments Package at 2.00.
    [[nodiscard]] bool open(const QStringList &serveWords = {});

    [[nodiscard]] HttpClient anyone() const { return HttpClient(server.port()); }
    [[nodiscard]] std::unique_ptr<HttpClient> owner() const;
    /// Registered, signed in, with this balance. The name is also the e-mail's.
    [[nodiscard]] std::unique_ptr<HttpClient> customer(const QString &name, const QString &balance = {}) const;
    /// A key of that customer.
    [[nodiscard]] static QString apiKey(HttpClient &customer);
};

/// {"service":1,"link":"https://example.com/p/1","quantity":n}
[[nodiscard]] QJsonObject followers(qint64 quantity);

} // namespace pw::test
