// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/provider.h"
#include "sync-server/outgoing/address_policy.h"
#include "sync-server/outgoing/http_call.h"
#include "sync-server/providers/upstream_calls.h"

#include <QByteArray>

#include <optional>
#include <stop_token>

namespace pw
{
class Database;
class IdSource;
} // namespace pw

namespace pw::server::providers
{

/// How providers are spoken to: their keys, opened only for a call, and where calls may go. Any thread.
class ProviderDesk
{
public:
    struct Options {
        QByteArray secret; ///< the server's, which seals the keys
        outgoing::AddressPolicy policy;
    };

    explicit ProviderDesk(Options options) : m_options(std::move(options)) {}

    /// Nothing where the provider has no key, or one that this server cannot open (a restored file beside another
    /// server.key).
    [[nodiscard]] std::optional<Upstream> upstream(Database &db, const Provider &provider) const;
    [[nodiscard]] QString seal(const Provider &provider, const Secret &key, IdSource &ids) const;
    [[nodiscard]] outgoing::HttpReply post(const Upstream &upstream, const QByteArray &form,
                                           const std::stop_token &stop) const;
    [[nodiscard]] QString problemWithUrl(const QString &url) const
    {
        return outgoing::problemWithUrl(m_options.policy, url);
    }

    /// For calls that no job makes: requested by stop(), which is for the end of the server.
    [[nodiscard]] std::stop_token stopToken() const { return m_stop.get_token(); }
    void stop() { m_stop.request_stop(); }

private:
    Options m_options;
    std::stop_source m_stop;
};

} // namespace pw::server::providers
