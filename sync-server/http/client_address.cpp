// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/http/client_address.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include <boost/asio/ip/address.hpp>

namespace pw::server::http
{

namespace asio = boost::asio;

namespace
{

using Bytes = std::array<std::uint8_t, 16>;

constexpr unsigned allBits = 128;
constexpr unsigned mappedBits = 96; ///< in front of an IPv4 address

std::optional<asio::ip::address> parseAddress(std::string_view text)
{
    boost::system::error_code ec;
    const asio::ip::address address = asio::ip::make_address(text, ec);
    // An address of one link says nothing about who it is.
    if (ec || (address.is_v6() && address.to_v6().scope_id() != 0))
        return std::nullopt;
    if (address.is_v6() && address.to_v6().is_v4_mapped())
        return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6());
    return address;
}

Bytes bytesOf(const asio::ip::address &address)
{
    return address.is_v6() ? address.to_v6().to_bytes()
                           : asio::ip::make_address_v6(asio::ip::v4_mapped, address.to_v4()).to_bytes();
}

bool sameNetwork(const Bytes &left, const Bytes &right, unsigned bits)
{
    const std::size_t whole = bits / 8;
    if (!std::equal(left.begin(), left.begin() + static_cast<std::ptrdiff_t>(whole), right.begin()))
        return false;
    const unsigned rest = bits % 8;
    return rest == 0 || (left[whole] ^ right[whole]) >> (8 - rest) == 0;
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

/// Some proxies write the port too: "192.0.2.1:4711", "[2001:db8::1]:4711".
std::string_view withoutPort(std::string_view text)
{
    if (text.starts_with('['))
        return text.substr(1, text.find(']') - 1);
    if (std::ranges::count(text, ':') == 1)
        return text.substr(0, text.find(':'));
    return text;
}

/// Takes the last entry off a comma-separated list.
std::string_view takeLast(std::string_view &list)
{
    const std::size_t comma = list.rfind(',');
    const std::string_view last = comma == std::string_view::npos ? list : list.substr(comma + 1);
    list = comma == std::string_view::npos ? std::string_view() : list.substr(0, comma);
    return trimmed(last);
}

} // namespace

bool TrustedProxies::add(std::string_view range)
{
    const std::size_t slash = range.find('/');
    const auto address = parseAddress(range.substr(0, slash));
    if (!address)
        return false;
    const unsigned most = address->is_v4() ? allBits - mappedBits : allBits;
    unsigned bits = most;
    if (slash != std::string_view::npos) {
        const std::string_view digits = range.substr(slash + 1);
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), bits);
        if (error != std::errc() || end != digits.data() + digits.size() || bits > most)
            return false;
    }
    m_ranges.push_back({bytesOf(*address), bits + (allBits - most)});
    return true;
}

bool TrustedProxies::trusts(std::string_view address) const
{
    if (m_ranges.empty())
        return false;
    const auto parsed = parseAddress(address);
    if (!parsed)
        return false;
    const Bytes bytes = bytesOf(*parsed);
    return std::ranges::any_of(m_ranges,
                               [&](const Range &range) { return sameNetwork(bytes, range.network, range.bits); });
}

Origin TrustedProxies::originOf(std::string_view peer, bool peerIsTrusted, const Request &request) const
{
    Origin origin{.address = std::string(peer)};
    const std::string forwardedFor = request.headerList("X-Forwarded-For");
    origin.viaProxy = !forwardedFor.empty() || request.headerCount("Forwarded") > 0 || request.headerCount("Via") > 0;
    if (!peerIsTrusted)
        return origin;
    origin.address = clientBehind(peer, forwardedFor);
    const std::string scheme = request.headerList("X-Forwarded-Proto");
    std::string_view schemes = scheme;
    origin.secure = equalsIgnoringCase(takeLast(schemes), "https");
    return origin;
}

std::string TrustedProxies::clientBehind(std::string_view peer, std::string_view forwardedFor) const
{
    std::string client(peer);
    while (!forwardedFor.empty()) {
        const auto address = parseAddress(withoutPort(takeLast(forwardedFor)));
        // Nobody knows what a proxy of ours meant by that: the last address that is certain has to do.
        if (!address)
            return client;
        client = address->to_string();
        if (!trusts(client))
            return client;
    }
    return client;
}

std::string countedAs(std::string_view address)
{
    if (address.find(':') == std::string_view::npos)
        return std::string(address);
    const auto parsed = parseAddress(address);
    if (!parsed || parsed->is_v4())
        return std::string(address);
    Bytes bytes = parsed->to_v6().to_bytes();
    std::fill(bytes.begin() + 8, bytes.end(), std::uint8_t{0});
    return asio::ip::address_v6(bytes).to_string();
}

bool isLoopback(std::string_view address)
{
    const auto parsed = parseAddress(address);
    return parsed && parsed->is_loopback();
}

} // namespace pw::server::http
