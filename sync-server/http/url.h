// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pw::server::http
{

enum class DecodeError {
    None,
    PercentIsNotFollowedByTwoHexDigits,
    TextIsNotUtf8,
    /// U+0000 cannot be stored by every database, and cuts text short wherever C strings are used.
    TextContainsNul,
    TooManyFields,
};

/// A sentence for the error answer; empty for None.
[[nodiscard]] std::string_view describe(DecodeError error);

/// Strict UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF.
[[nodiscard]] bool isUtf8(std::string_view text);

struct DecodedText {
    std::string text;
    DecodeError error = DecodeError::None;
};

/// One segment of a path, or another part of a URL in which '+' is just a plus sign.
[[nodiscard]] DecodedText decodePathSegment(std::string_view encoded);

struct FormField {
    std::string name;
    std::string value;
};

struct DecodedForm {
    std::vector<FormField> fields;
    DecodeError error = DecodeError::None;

    /// The first value of this name, nothing if the field was not sent.
    [[nodiscard]] std::optional<std::string_view> value(std::string_view name) const;
    [[nodiscard]] std::size_t count(std::string_view name) const;
};

/// A query or a body of application/x-www-form-urlencoded: '&' between fields, '+' for a space. All of it is valid or
/// none of it is used: fields is empty when error is set.
[[nodiscard]] DecodedForm decodeForm(std::string_view encoded, std::size_t maxFields = 1000);

} // namespace pw::server::http
