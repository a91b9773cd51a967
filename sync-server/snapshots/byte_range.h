// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

#include <optional>
#include <string>
#include <string_view>

namespace pw::server
{

/// A piece of a file; both ends belong to it.
struct ByteRange {
    qint64 first = 0;
    qint64 last = 0;

    [[nodiscard]] qint64 size() const { return last - first + 1; }
};

/// The one range that a Range field asks for, cut to what a file of `fileSize` bytes has. Nothing where the field is
/// absent, malformed, asks for several pieces, or for none that there is: whoever cannot send the whole file answers
/// all of these with 416.
[[nodiscard]] std::optional<ByteRange> rangeIn(std::string_view field, qint64 fileSize);

/// Whether an If-Range field names this very content. A weak tag or a date never does.
[[nodiscard]] bool ifRangeMatches(std::string_view field, std::string_view tag);

/// "bytes 0-99/1234".
[[nodiscard]] std::string contentRange(const ByteRange &range, qint64 fileSize);

} // namespace pw::server
