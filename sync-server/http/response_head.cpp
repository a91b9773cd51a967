// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/http/response_head.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>

namespace pw::server::http
{

namespace
{

bool isCleanValue(std::string_view text)
{
    return std::ranges::none_of(text, [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

bool isCleanName(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    });
}

void appendNumber(std::string &out, std::size_t number)
{
    char digits[24];
    const std::to_chars_result end = std::to_chars(digits, digits + sizeof digits, number);
    out.append(digits, static_cast<std::size_t>(end.ptr - digits));
}

void appendTwoDigits(std::string &out, unsigned number)
{
    out += static_cast<char>('0' + number / 10);
    out += static_cast<char>('0' + number % 10);
}

bool hasHeader(const Response &response, std::string_view name)
{
    return std::ranges::any_of(response.headers,
                               [name](const ResponseHeader &header) { return equalsIgnoringCase(header.name, name); });
}

/// What keeps a browser from showing, sniffing, embedding or keeping what was not meant for that.
void appendProtection(std::string &out, const Response &response, const ResponseHeadOptions &options)
{
    out += "X-Content-Type-Options: nosniff\r\n"
           "Referrer-Policy: no-referrer\r\n"
           "Cross-Origin-Resource-Policy: same-origin\r\n";
    if (!hasHeader(response, "Content-Security-Policy"))
        out += "Content-Security-Policy: default-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; "
               "frame-ancestors 'none'\r\n";
    if (!hasHeader(response, "Cache-Control"))
        out += "Cache-Control: no-store\r\n";
    if (options.secure)
        out += "Strict-Transport-Security: max-age=31536000; includeSubDomains\r\n";
}

} // namespace

bool hasCleanHeaders(const Response &response)
{
    return isCleanValue(response.contentType) &&
           std::ranges::all_of(response.headers, [](const ResponseHeader &header) {
               return isCleanName(header.name) && isCleanValue(header.value);
           });
}

bool statusAllowsContent(int status)
{
    return status >= 200 && status != 204 && status != 304;
}

void appendResponseHead(std::string &out, const Response &response, const ResponseHeadOptions &options)
{
    out += "HTTP/1.1 ";
    appendNumber(out, static_cast<std::size_t>(response.status));
    out += ' ';
    out += reasonPhrase(response.status);
    out += "\r\n";
    out += options.dateLine;
    if (statusAllowsContent(response.status)) {
        if (!response.contentType.empty()) {
            out += "Content-Type: ";
            out += response.contentType;
            out += "\r\n";
        }
        if (options.hasLength) {
            out += "Content-Length: ";
            appendNumber(out, response.content().size());
            out += "\r\n";
        }
    }
    for (const ResponseHeader &header : response.headers) {
        out += header.name;
        out += ": ";
        out += header.value;
        out += "\r\n";
    }
    appendProtection(out, response, options);
    if (!options.requestId.empty()) {
        out += "X-Request-Id: ";
        out += options.requestId;
        out += "\r\n";
    }
    if (!options.keepAlive)
        out += "Connection: close\r\n";
    else if (!options.http11)
        out += "Connection: keep-alive\r\n";
    out += "\r\n";
}

std::string dateLine(std::int64_t unixTime)
{
    static constexpr std::string_view weekdays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::string_view months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    using namespace std::chrono;
    const sys_seconds time{seconds{unixTime}};
    const sys_days day = floor<days>(time);
    const year_month_day date{day};
    const hh_mm_ss clock{time - day};
    std::string out = "Date: ";
    out += weekdays[weekday{day}.c_encoding()];
    out += ", ";
    appendTwoDigits(out, static_cast<unsigned>(date.day()));
    out += ' ';
    out += months[static_cast<unsigned>(date.month()) - 1];
    out += ' ';
    appendNumber(out, static_cast<std::size_t>(static_cast<int>(date.year())));
    out += ' ';
    appendTwoDigits(out, static_cast<unsigned>(clock.hours().count()));
    out += ':';
    appendTwoDigits(out, static_cast<unsigned>(clock.minutes().count()));
    out += ':';
    appendTwoDigits(out, static_cast<unsigned>(clock.seconds().count()));
    out += " GMT\r\n";
    return out;
}

} // namespace pw::server::http
