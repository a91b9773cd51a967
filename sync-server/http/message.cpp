// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/http/message.h"

namespace pw::server::http
{

namespace
{

constexpr std::size_t keptBodyBytes = 64 * 1024;

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

std::string_view methodName(Method method)
{
    switch (method) {
    case Method::Get:
        return "GET";
    case Method::Head:
        return "HEAD";
    case Method::Post:
        return "POST";
    case Method::Put:
        return "PUT";
    case Method::Patch:
        return "PATCH";
    case Method::Delete:
        return "DELETE";
    case Method::Options:
        return "OPTIONS";
    }
    return "";
}

bool equalsIgnoringCase(std::string_view left, std::string_view right)
{
    if (left.size() != right.size())
        return false;
    for (std::size_t i = 0; i < left.size(); ++i) {
        if (lower(left[i]) != lower(right[i]))
            return false;
    }
    return true;
}

std::string_view Request::header(std::string_view name) const
{
    for (const Field &field : m_fields) {
        if (equalsIgnoringCase(text(field.name), name))
            return text(field.value);
    }
    return {};
}

std::string Request::headerList(std::string_view name) const
{
    std::string list;
    for (const Field &field : m_fields) {
        if (!equalsIgnoringCase(text(field.name), name))
            continue;
        if (!list.empty())
            list += ", ";
        list += text(field.value);
    }
    return list;
}

std::size_t Request::headerCount(std::string_view name) const
{
    std::size_t count = 0;
    for (const Field &field : m_fields)
        count += equalsIgnoringCase(text(field.name), name) ? 1 : 0;
    return count;
}

Request::Span Request::append(std::string_view value)
{
    const Span span{static_cast<std::uint32_t>(m_head.size()), static_cast<std::uint32_t>(value.size())};
    m_head.append(value);
    return span;
}

void Request::setTarget(std::string_view target)
{
    m_target = append(target);
    std::uint32_t at = 0;
    // Absolute form (RFC 9112, 3.2.2) is what a client sends to a proxy; servers must understand it as well.
    if (!target.starts_with('/')) {
        if (const std::size_t scheme = target.find("://"); scheme != std::string_view::npos) {
            const std::size_t end = target.find_first_of("/?", scheme + 3);
            at = static_cast<std::uint32_t>(end == std::string_view::npos ? target.size() : end);
        }
    }
    const std::size_t mark = target.find('?', at);
    const auto pathEnd = static_cast<std::uint32_t>(mark == std::string_view::npos ? target.size() : mark);
    m_path = {m_target.at + at, pathEnd - at};
    m_query = {};
    if (mark != std::string_view::npos)
        m_query = {m_target.at + pathEnd + 1, m_target.size - pathEnd - 1};
    if (m_path.size == 0)
        m_path = append("/");
}

void Request::addHeader(std::string_view name, std::string_view value)
{
    const Span nameSpan = append(name);
    m_fields.push_back({nameSpan, append(value)});
}

void Request::clear()
{
    method = Method::Get;
    viaProxy = secure = false;
    m_head.clear();
    m_fields.clear();
    m_target = m_path = m_query = {};
    body.clear();
    if (body.capacity() > keptBodyBytes)
        body.shrink_to_fit();
}

std::string_view reasonPhrase(int status)
{
    struct Entry {
        int status;
        std::string_view phrase;
    };
    static constexpr Entry entries[] = {
        {200, "OK"},
        {201, "Created"},
        {202, "Accepted"},
        {204, "No Content"},
        {206, "Partial Content"},
        {301, "Moved Permanently"},
        {302, "Found"},
        {303, "See Other"},
        {304, "Not Modified"},
        {307, "Temporary Redirect"},
        {308, "Permanent Redirect"},
        {400, "Bad Request"},
        {401, "Unauthorized"},
        {402, "Payment Required"},
        {403, "Forbidden"},
        {404, "Not Found"},
        {405, "Method Not Allowed"},
        {406, "Not Acceptable"},
        {408, "Request Timeout"},
        {409, "Conflict"},
        {410, "Gone"},
        {412, "Precondition Failed"},
        {413, "Content Too Large"},
        {414, "URI Too Long"},
        {415, "Unsupported Media Type"},
        {416, "Range Not Satisfiable"},
        {417, "Expectation Failed"},
        {422, "Unprocessable Content"},
        {428, "Precondition Required"},
        {429, "Too Many Requests"},
        {431, "Request Header Fields Too Large"},
        {500, "Internal Server Error"},
        {501, "Not Implemented"},
        {502, "Bad Gateway"},
        {503, "Service Unavailable"},
        {504, "Gateway Timeout"},
        {505, "HTTP Version Not Supported"},
    };
    for (const Entry &entry : entries) {
        if (entry.status == status)
            return entry.phrase;
    }
    return "Status";
}

} // namespace pw::server::http
