// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/api/admission.h"

#include "sync-server/api/overloaded.h"
#include "sync-server/api/problem.h"
#include "sync-server/apiv2/reseller.h"
#include "sync-server/auth/crypto.h"
#include "sync-server/http/client_address.h"

namespace pw::server
{
namespace
{

bool isAdmitted(const Caller &caller, Who who)
{
    const Actor &actor = caller.actor;
    switch (who) {
    case Who::Probe:
    case Who::Anyone:
    case Who::Visitor:
        return true;
    case Who::Monitor:
        return false; // isMonitor() has been asked
    case Who::Customer:
        return actor.isCustomer();
    case Who::Person:
        return actor.isCustomer() && !caller.byApiKey;
    case Who::Account:
        return actor.isStaff() || (actor.isCustomer() && !caller.byApiKey);
    case Who::Owner:
        return actor.isStaff() && actor.role == Role::Owner;
    case Who::Staff:
    case Who::Device:
        return actor.isStaff();
    case Who::Manager:
        return actor.isStaff() && (actor.role == Role::Owner || actor.role == Role::Admin);
    }
    Q_UNREACHABLE();
}

bool isForAnyone(Who who)
{
    return who == Who::Anyone || who == Who::Probe || who == Who::Monitor;
}

Decided<Caller> identify(Database &db, const http::Request &request, Who who, Instant now)
{
    if (isForAnyone(who))
        return Caller{};
    if (who == Who::Visitor) {
        // Credentials that do not hold are none: the page goes on without them, as before somebody signs in.
        const bool isOne = request.headerCount("Authorization") == 1;
        const auto known =
            isOne ? authenticate(db, request.header("Authorization"), now) : refuse(RefusalCode::NotSignedIn);
        return known && known->actor.isCustomer() ? *known : Caller{};
    }
    // Two of them could be read as either by a proxy in front.
    if (request.headerCount("Authorization") > 1)
        return refuse(RefusalCode::NotSignedIn);
    return authenticate(db, request.header("Authorization"), now, who == Who::Device);
}

bool isReseller(const Route *route)
{
    return route && std::holds_alternative<ResellerApi>(route->handler);
}

http::Response tooMany(const http::Request &request, bool reseller, qint64 seconds)
{
    if (reseller)
        return reseller::tooMany(seconds);
    return tooManyProblem("You send too many requests. Wait as long as Retry-After says.", request.requestId, seconds);
}

} // namespace

Cost costOf(const Route &route)
{
    return std::visit(Overloaded{[](ReadHandler) { return Cost::Reading; }, [](StreamHandler) { return Cost::Reading; },
                                 [](LaterHandler) { return Cost::Reading; }, [](WriteHandler) { return Cost::Writing; },
                                 [](BytesHandler) { return Cost::Writing; }, [](SlowHandler) { return Cost::Slow; },
                                 [](CallingHandler) { return Cost::Slow; }, [](ResellerApi) { return Cost::Reading; }},
                      route.handler);
}

std::optional<http::Response> Admission::door(const http::Request &request, const Route *route, Instant now)
{
    if (route && (route->who == Who::Probe || (route->who == Who::Monitor && isMonitor(request))))
        return std::nullopt;
    warnOfUnknownProxy(request);
    if (const auto wait = m_limits.address(request.remoteAddress, now))
        return tooMany(request, isReseller(route), *wait);
    return std::nullopt;
}

std::variant<Caller, http::Response> Admission::admit(Database &db, const http::Request &request, const Route &route,
                                                      Instant now)
{
    if (isReseller(&route))
        return Caller{};
    if (route.who == Who::Monitor && isMonitor(request))
        return Caller{};
    auto caller = identify(db, request, route.who, now);
    const auto wait = charge(request, caller ? *caller : Caller{}, route, now);
    if (wait)
        return tooMany(request, false, *wait);
    if (!caller)
        return problem(caller.error(), request.requestId);
    if (!isAdmitted(*caller, route.who))
        return problem(Refusal{RefusalCode::NotAllowed}, request.requestId);
    return std::move(*caller);
}

std::optional<qint64> Admission::charge(const http::Request &request, const Caller &caller, const Route &route,
                                        Instant now)
{
    if (route.who == Who::Probe)
        return std::nullopt;
    const Cost cost = costOf(route);
    const qint64 tokens = RateLimits::tokensFor(request.body.size());
    if (caller.actor.kind == ActorKind::System)
        return m_limits.visitor(request.remoteAddress, cost, tokens, now);
    return m_limits.sender({.actor = caller.actor,
                            .tokenHash = caller.tokenHash,
                            .byApiKey = caller.byApiKey,
                            .onDesk = route.who == Who::Device},
                           cost, tokens, now);
}

std::optional<http::Response> Admission::reseller(const http::Request &request, const Caller *caller, Cost cost,
                                                  Instant now)
{
    const qint64 tokens = RateLimits::tokensFor(request.body.size());
    const auto wait =
        caller ? m_limits.sender(
                     {.actor = caller->actor, .tokenHash = caller->tokenHash, .byApiKey = true, .onDesk = false}, cost,
                     tokens, now)
               : m_limits.visitor(request.remoteAddress, cost, tokens, now);
    if (!wait)
        return std::nullopt;
    return tooMany(request, true, *wait);
}

bool Admission::isMonitor(const http::Request &request) const
{
    constexpr std::string_view scheme = "Bearer ";
    const std::string_view given = request.header("Authorization");
    if (!m_monitorTokenHash.isEmpty() && given.starts_with(scheme)) {
        const std::string_view token = given.substr(scheme.size());
        // Compared as hashes, whose common beginning tells nobody anything about the token.
        return crypto::tokenHash(QByteArrayView(token.data(), static_cast<qsizetype>(token.size()))) ==
               m_monitorTokenHash;
    }
    return http::isLoopback(request.remoteAddress) && !request.viaProxy;
}

void Admission::warnOfUnknownProxy(const http::Request &request)
{
    if (!request.viaProxy || m_warned.test(std::memory_order_relaxed) || !http::isLoopback(request.remoteAddress))
        return;
    if (!m_warned.test_and_set())
        qWarning("a proxy at %s passes requests on, and is not trusted: all its clients look like one, and limits by "
                 "address do not hold. See serve --trusted-proxy.",
                 request.remoteAddress.c_str());
}

} // namespace pw::server
