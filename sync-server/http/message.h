// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pw::server::http
{

/// The methods the listener passes on; any other is answered with 501 before a handler sees it.
enum class Method { Get, Head, Post, Put, Patch, Delete, Options };

[[nodiscard]] std::string_view methodName(Method method);

/// One complete request. Its strings belong to it, so it may be moved to another thread; a handler that answers inline
/// should leave it where it is, because the connection then uses the same memory for the next request.
class Request
{
public:
    Method method = Method::Get;
    std::string body;
    /// The client's address in text, without the port; an IPv4 peer of an IPv6 socket is shown as IPv4. Where a proxy
    /// that Config::proxies trusts passed the request on, the address that this one tells.
    std::string remoteAddress;
    /// Somebody has passed it on, or says so.
    bool viaProxy = false;
    /// The client spoke TLS with such a proxy.
    bool secure = false;
    /// Unique within the listener's life, and beyond it if Config::requestIdPrefix is.
    std::string requestId;
    /// Which io thread the request arrived on: 0 .. Config::ioThreads - 1.
    unsigned ioThread = 0;

    /// As the client sent it.
    [[nodiscard]] std::string_view target() const { return text(m_target); }
    /// Still percent-encoded: split it at '/' first and decode each segment then, or "%2F" becomes a separator.
    [[nodiscard]] std::string_view path() const { return text(m_path); }
    /// What follows the first '?', still encoded; empty without one.
    [[nodiscard]] std::string_view query() const { return text(m_query); }
    /// The first field of this name (any case), empty if there is none.
    [[nodiscard]] std::string_view header(std::string_view name) const;
    /// All fields of this name as one list, "a, b"; empty if there is none.
    [[nodiscard]] std::string headerList(std::string_view name) const;
    /// How often the field was sent: what must not be ambiguous (credentials, keys) should be refused above one.
    [[nodiscard]] std::size_t headerCount(std::string_view name) const;

    void setTarget(std::string_view target);
    void addHeader(std::string_view name, std::string_view value);
    /// Empties everything and keeps the memory, unless one request made it exceptionally large.
    void clear();

private:
    struct Span {
        std::uint32_t at = 0;
        std::uint32_t size = 0;
    };
    struct Field {
        Span name;
        Span value;
    };

    [[nodiscard]] std::string_view text(Span span) const { return std::string_view(m_head).substr(span.at, span.size); }
    [[nodiscard]] Span append(std::string_view value);

    // Offsets instead of views: a view into a short string would not survive a move.
    std::string m_head;
    std::vector<Field> m_fields;
    Span m_target;
    Span m_path;
    Span m_query;
};

struct ResponseHeader {
    std::string name;
    std::string value;
};

/// One complete answer. Long-lived streams of events have a type of their own: stream.h.
struct Response {
    int status = 200;
    std::string body;
    /// Used instead of body when set: bytes that are built once and sent to many.
    std::shared_ptr<const std::string> shared;
    /// Left out of the answer when empty.
    std::string contentType = "application/json";
    /// Content-Length, Connection, Date, X-Request-Id and what protects browsers are the listener's own and not to be
    /// given here; except for Cache-Control and Content-Security-Policy, which take the place of the usual ones.
    std::vector<ResponseHeader> headers;
    /// Let go of when the answer is written, or will not be: a place in somebody's count, say.
    std::shared_ptr<const void> held;

    [[nodiscard]] std::string_view content() const { return shared ? std::string_view(*shared) : body; }
    Response &header(std::string name, std::string value)
    {
        headers.push_back({std::move(name), std::move(value)});
        return *this;
    }
};

/// Equality of ASCII text in any case, as field names and most of their values are compared.
[[nodiscard]] bool equalsIgnoringCase(std::string_view left, std::string_view right);

/// The reason phrase of a status code.
[[nodiscard]] std::string_view reasonPhrase(int status);

} // namespace pw::server::http
