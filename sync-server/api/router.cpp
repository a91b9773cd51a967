// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/api/router.h"

#include "sync-server/http/url.h"

#include <algorithm>

namespace pw::server
{
namespace
{

constexpr std::size_t maxSegments = 8;
constexpr std::size_t bodyLimitOfNothing = 4 * 1024;

struct Segments {
    std::array<std::string_view, maxSegments> parts;
    std::size_t count = 0;
    bool tooMany = false;

    [[nodiscard]] std::span<const std::string_view> all() const { return {parts.data(), count}; }
};

/// The pieces between slashes; "/a/" has an empty last one, so that it is another path than "/a".
Segments split(std::string_view path)
{
    Segments segments;
    if (path.empty() || path.front() != '/')
        return segments;
    path.remove_prefix(1);
    for (;;) {
        if (segments.count == maxSegments) {
            segments.tooMany = true;
            return segments;
        }
        const std::size_t slash = path.find('/');
        segments.parts[segments.count++] = path.substr(0, slash);
        if (slash == std::string_view::npos)
            return segments;
        path.remove_prefix(slash + 1);
    }
}

http::Method effective(http::Method method)
{
    return method == http::Method::Head ? http::Method::Get : method;
}

/// False where the path has a segment that is not text.
bool takeValues(std::span<const std::string_view> pattern, std::span<const std::string_view> segments,
                PathValues &values)
{
    std::size_t next = 0;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        if (!pattern[i].starts_with(':'))
            continue;
        auto decoded = http::decodePathSegment(segments[i]);
        if (decoded.error != http::DecodeError::None)
            return false;
        values[next++] = std::move(decoded.text);
    }
    return true;
}

} // namespace

Router::Router(std::span<const Route> routes)
{
    for (const Route &route : routes) {
        const Segments segments = split(route.pattern);
        m_routes.push_back({&route, {segments.all().begin(), segments.all().end()}});
    }
}

bool Router::fits(const Compiled &compiled, std::span<const std::string_view> segments)
{
    if (compiled.segments.size() != segments.size())
        return false;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const bool variable = compiled.segments[i].starts_with(':');
        if (variable ? segments[i].empty() : compiled.segments[i] != segments[i])
            return false;
    }
    return true;
}

Router::Match Router::find(http::Method method, std::string_view path) const
{
    Match match;
    const Segments segments = split(path);
    if (segments.tooMany)
        return match;
    for (const Compiled &compiled : m_routes) {
        if (!fits(compiled, segments.all()))
            continue;
        if (compiled.route->method == effective(method)) {
            if (takeValues(compiled.segments, segments.all(), match.values))
                match.route = compiled.route;
            return match;
        }
        if (!match.allowed.empty())
            match.allowed += ", ";
        match.allowed += http::methodName(compiled.route->method);
    }
    return match;
}

std::size_t Router::bodyLimit(http::Method method, std::string_view path) const
{
    const Segments segments = split(path);
    for (const Compiled &compiled : m_routes) {
        if (compiled.route->method == effective(method) && fits(compiled, segments.all()))
            return compiled.route->bodyLimit;
    }
    return bodyLimitOfNothing;
}

} // namespace pw::server
