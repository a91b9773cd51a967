// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "sync-server/api/route.h"
#include "sync-server/auth/authenticator.h"
#include "sync-server/limits/rate_limits.h"

#include <atomic>
#include <optional>
#include <variant>

namespace pw::server
{

/// Who is let in: not more often than the limits say, with credentials that hold, on routes that are for him. Safe from
/// any io thread.
class Admission
{
public:
    /// `monitorTokenHash` is crypto::tokenHash() of what Who::Monitor sends; empty: there is none.
    Admission(RateLimits &limits, QString monitorTokenHash)
        : m_limits(limits), m_monitorTokenHash(std::move(monitorTokenHash))
    {
    }

    /// What every request passes before anything is looked up for it; an answer where it may not. `route` is nullptr
    /// for addresses that do not exist.
    [[nodiscard]] std::optional<http::Response> door(const http::Request &request, const Route *route, Instant now);
    /// The caller, or the answer that he gets instead. On routes of API v2, where the key stands in the body, nobody
    /// yet.
    [[nodiscard]] std::variant<Caller, http::Response> admit(Database &db, const http::Request &request,
                                                             const Route &route, Instant now);
    /// Asked of API v2 once it is known who calls (nullptr: a wrong key) and what that costs.
    [[nodiscard]] std::optional<http::Response> reseller(const http::Request &request, const Caller *caller, Cost cost,
                                                         Instant now);

private:
    [[nodiscard]] std::optional<qint64> charge(const http::Request &request, const Caller &caller, const Route &route,
                                               Instant now);
    [[nodiscard]] bool isMonitor(const http::Request &request) const;
    void warnOfUnknownProxy(const http::Request &request);

    RateLimits &m_limits;
    const QString m_monitorTokenHash;
    std::atomic_flag m_warned;
};

/// What a route costs, by the kind of its handler.
[[nodiscard]] Cost costOf(const Route &route);

} // namespace pw::server
