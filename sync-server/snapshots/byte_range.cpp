// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/snapshots/byte_range.h"

#include "sync-server/http/message.h"

#include <algorithm>
#include <charconv>

namespace pw::server
{
namespace
{

constexpr std::string_view unitName = "bytes=";

/// Digits alone: from_chars would take a minus sign.
std::optional<qint64> number(std::string_view text)
{
    qint64 value = 0;
    if (text.empty() || text.front() < '0' || text.front() > '9')
        return std::nullopt;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

/// "-500": the last 500 bytes.
std::optional<ByteRange> lastBytes(std::string_view text, qint64 fileSize)
{
    const auto count = number(text);
    if (!count || *count == 0 || fileSize == 0)
        return std::nullopt;
    return ByteRange{std::max<qint64>(0, fileSize - *count), fileSize - 1};
}

} // namespace

std::optional<ByteRange> rangeIn(std::string_view field, qint64 fileSize)
{
    if (field.size() < unitName.size() || !http::equalsIgnoringCase(field.substr(0, unitName.size()), unitName))
        return std::nullopt;
    const std::string_view range = field.substr(unitName.size());
    const std::size_t dash = range.find('-');
    if (dash == std::string_view::npos)
        return std::nullopt;
    const std::string_view end = range.substr(dash + 1);
    if (dash == 0)
        return lastBytes(end, fileSize);
    const auto first = number(range.substr(0, dash));
    const auto last = end.empty() ? std::optional(fileSize - 1) : number(end);
    if (!first || !last || *first >= fileSize || *last < *first)
        return std::nullopt;
    return ByteRange{*first, std::min(*last, fileSize - 1)};
}

bool ifRangeMatches(std::string_view field, std::string_view tag)
{
    return field.size() == tag.size() + 2 && field.front() == '"' && field.back() == '"' &&
           field.substr(1, tag.size()) == tag;
}

std::string contentRange(const ByteRange &range, qint64 fileSize)
{
    return "bytes " + std::to_string(range.first) + '-' + std::to_string(range.last) + '/' + std::to_string(fileSize);
}

} // namespace pw::server
