// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/outgoing/address_policy.h"

#include <QUrl>

#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <iterator>

using namespace Qt::StringLiterals;

namespace pw::server::outgoing
{
namespace
{

using Bytes = std::array<std::uint8_t, 16>;

/// The first `bits` of `start`.
struct Block {
    Bytes start;
    int bits;
};

/// The IANA registries of special-purpose addresses, as far as they are not globally reachable.
constexpr Block closedV4[] = {
    {{0}, 8},             // this network
    {{10}, 8},            // private
    {{100, 64}, 10},      // behind a carrier's NAT
    {{127}, 8},           // this machine
    {{169, 254}, 16},     // link-local, metadata services of clouds among them
    {{172, 16}, 12},      // private
    {{192, 0, 0}, 24},    // protocol assignments
    {{192, 0, 2}, 24},    // documentation
    {{192, 88, 99}, 24},  // 6to4 relays, withdrawn
    {{192, 168}, 16},     // private
    {{198, 18}, 15},      // benchmarks
    {{198, 51, 100}, 24}, // documentation
    {{203, 0, 113}, 24},  // documentation
    {{224}, 4},           // multicast
    {{240}, 4},           // reserved, broadcast
};

constexpr Block openV6 = {{0x20}, 3}; // what is assigned as global unicast at all: 2000::/3
constexpr Block closedV6[] = {
    {{0x20, 0x01}, 23},             // protocol assignments, Teredo among them
    {{0x20, 0x01, 0x0d, 0xb8}, 32}, // documentation
    {{0x20, 0x02}, 16},             // 6to4: an IPv4 address inside
    {{0x3f, 0xff}, 20},             // documentation
};
constexpr Block mappedV4 = {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96};
constexpr Block translatedV4 = {{0x00, 0x64, 0xff, 0x9b}, 96}; // NAT64

bool isIn(const Block &block, const Bytes &address)
{
    for (int bit = 0; bit < block.bits; ++bit) {
        const auto byte = static_cast<std::size_t>(bit / 8);
        const int mask = 0x80 >> (bit % 8);
        if ((block.start[byte] & mask) != (address[byte] & mask))
            return false;
    }
    return true;
}

bool isPublicV4(const Bytes &address)
{
    return std::ranges::none_of(closedV4, [&](const Block &block) { return isIn(block, address); });
}

bool isPublicV6(const Bytes &address)
{
    if (isIn(mappedV4, address) || isIn(translatedV4, address)) {
        Bytes inner{};
        std::copy(address.begin() + 12, address.end(), inner.begin());
        return isPublicV4(inner);
    }
    return isIn(openV6, address) &&
           std::ranges::none_of(closedV6, [&](const Block &block) { return isIn(block, address); });
}

} // namespace

bool mayConnect(const AddressPolicy &policy, const sockaddr &address)
{
    Bytes bytes{};
    if (address.sa_family == AF_INET) {
        sockaddr_in v4{};
        std::memcpy(&v4, &address, sizeof v4);
        std::memcpy(bytes.data(), &v4.sin_addr, sizeof v4.sin_addr);
        return policy.allowPrivate || isPublicV4(bytes);
    }
    if (address.sa_family == AF_INET6) {
        sockaddr_in6 v6{};
        std::memcpy(&v6, &address, sizeof v6);
        std::memcpy(bytes.data(), &v6.sin6_addr, sizeof v6.sin6_addr);
        return policy.allowPrivate || isPublicV6(bytes);
    }
    return false;
}

QString problemWithUrl(const AddressPolicy &policy, const QString &url)
{
    const QUrl parsed(url, QUrl::StrictMode);
    if (!parsed.isValid() || parsed.host().isEmpty())
        return u"this is not the address of a web server"_s;
    if (!parsed.userInfo().isEmpty())
        return u"the address must not hold a user name or password"_s;
    const QString scheme = parsed.scheme();
    if (scheme == "https"_L1 || (scheme == "http"_L1 && policy.allowPrivate))
        return {};
    return u"the address must begin with https://"_s;
}

} // namespace pw::server::outgoing
