// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "sync-server/api/route.h"

#include <string>
#include <vector>

namespace pw::server
{

/// Finds the route of a request. Where two patterns fit, the one listed first wins.
class Router
{
public:
    explicit Router(std::span<const Route> routes);

    struct Match {
        const Route *route = nullptr; ///< nullptr: see `allowed`
        PathValues values;
        std::string allowed; ///< the methods this path does have, for 405; empty when there is no such path
    };
    /// HEAD is answered as GET; the listener leaves the content out. `path` is still encoded.
    [[nodiscard]] Match find(http::Method method, std::string_view path) const;
    /// The largest body that this path takes; small where there is no such path.
    [[nodiscard]] std::size_t bodyLimit(http::Method method, std::string_view path) const;

private:
    struct Compiled {
        const Route *route;
        std::vector<std::string_view> segments;
    };

    [[nodiscard]] static bool fits(const Compiled &compiled, std::span<const std::string_view> segments);

    std::vector<Compiled> m_routes;
};

} // namespace pw::server
