// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sync-server/http/message.h"

namespace pw::server::http
{

/// Whom a request comes from, as far as the proxies in front can be believed.
struct Origin {
    std::string address;   ///< the client's, in text
    bool viaProxy = false; ///< somebody passed it on, believed or not
    bool secure = false;   ///< the client spoke TLS with a proxy that is believed
};

/// The proxies whose X-Forwarded-For and X-Forwarded-Proto are believed; anybody else may write there what he likes.
/// Made before the listener starts, and only read then.
class TrustedProxies
{
public:
    /// "192.0.2.1", "10.0.0.0/8", "2001:db8::/32". False, and nothing changed, for anything else.
    [[nodiscard]] bool add(std::string_view range);
    [[nodiscard]] bool trusts(std::string_view address) const;
    [[nodiscard]] bool isEmpty() const { return m_ranges.empty(); }
    /// The rightmost address that no believed proxy has: what stands left of it was written by that one.
    [[nodiscard]] Origin originOf(std::string_view peer, bool peerIsTrusted, const Request &request) const;

private:
    struct Range {
        std::array<std::uint8_t, 16> network{}; ///< IPv4 as ::ffff:a.b.c.d
        unsigned bits = 0;
    };
    [[nodiscard]] std::string clientBehind(std::string_view peer, std::string_view forwardedFor) const;

    std::vector<Range> m_ranges;
};

/// The text under which limits count an address. One household or one rented machine has a whole /64 of IPv6 addresses,
/// so that they count as one.
[[nodiscard]] std::string countedAs(std::string_view address);

/// 127.0.0.0/8 and ::1.
[[nodiscard]] bool isLoopback(std::string_view address);

} // namespace pw::server::http
