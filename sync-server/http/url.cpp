// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/http/url.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace pw::server::http
{

namespace
{

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

DecodedText decode(std::string_view encoded, bool plusIsSpace)
{
    DecodedText result;
    result.text.reserve(encoded.size());
    for (std::size_t i = 0; i < encoded.size(); ++i) {
        const char c = encoded[i];
        if (c == '%') {
            const int high = i + 2 < encoded.size() ? hexDigit(encoded[i + 1]) : -1;
            const int low = i + 2 < encoded.size() ? hexDigit(encoded[i + 2]) : -1;
            if (high < 0 || low < 0)
                return {{}, DecodeError::PercentIsNotFollowedByTwoHexDigits};
            result.text += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            result.text += plusIsSpace && c == '+' ? ' ' : c;
        }
    }
    if (!isUtf8(result.text))
        return {{}, DecodeError::TextIsNotUtf8};
    if (result.text.find('\0') != std::string::npos)
        return {{}, DecodeError::TextContainsNul};
    return result;
}

/// The length of the sequence that begins at `at`, 0 if it is not valid (Unicode 15, table 3-7).
std::size_t sequenceLength(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<std::uint8_t>(text[at + i]) : std::uint8_t{0};
    };
    const auto continues = [&](std::size_t i, std::uint8_t low = 0x80, std::uint8_t high = 0xbf) {
        return byte(i) >= low && byte(i) <= high;
    };
    const std::uint8_t lead = byte(0);
    if (lead < 0x80)
        return 1;
    if (lead >= 0xc2 && lead <= 0xdf)
        return continues(1) ? 2 : 0;
    if (lead >= 0xe0 && lead <= 0xef) {
        const std::uint8_t low = lead == 0xe0 ? 0xa0 : 0x80;
        const std::uint8_t high = lead == 0xed ? 0x9f : 0xbf;
        return continues(1, low, high) && continues(2) ? 3 : 0;
    }
    if (lead >= 0xf0 && lead <= 0xf4) {
        const std::uint8_t low = lead == 0xf0 ? 0x90 : 0x80;
        const std::uint8_t high = lead == 0xf4 ? 0x8f : 0xbf;
        return continues(1, low, high) && continues(2) && continues(3) ? 4 : 0;
    }
    return 0;
}

} // namespace

std::string_view describe(DecodeError error)
{
    switch (error) {
    case DecodeError::None:
        return "";
    case DecodeError::PercentIsNotFollowedByTwoHexDigits:
        return "A percent sign is not followed by two hexadecimal digits.";
    case DecodeError::TextIsNotUtf8:
        return "The text is not valid UTF-8.";
    case DecodeError::TextContainsNul:
        return "The text contains a null character.";
    case DecodeError::TooManyFields:
        return "There are too many fields.";
    }
    return "";
}

bool isUtf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequenceLength(text, at);
        if (length == 0)
            return false;
        at += length;
    }
    return true;
}

DecodedText decodePathSegment(std::string_view encoded)
{
    return decode(encoded, false);
}

std::optional<std::string_view> DecodedForm::value(std::string_view name) const
{
    const auto found = std::ranges::find(fields, name, &FormField::name);
    if (found == fields.end())
        return std::nullopt;
    return found->value;
}

std::size_t DecodedForm::count(std::string_view name) const
{
    return static_cast<std::size_t>(std::ranges::count(fields, name, &FormField::name));
}

DecodedForm decodeForm(std::string_view encoded, std::size_t maxFields)
{
    DecodedForm form;
    const auto failed = [](DecodeError error) {
        DecodedForm none;
        none.error = error;
        return none;
    };
    while (!encoded.empty()) {
        const std::size_t end = std::min(encoded.find('&'), encoded.size());
        const std::string_view pair = encoded.substr(0, end);
        encoded.remove_prefix(std::min(end + 1, encoded.size()));
        if (pair.empty())
            continue;
        if (form.fields.size() == maxFields)
            return failed(DecodeError::TooManyFields);
        const std::size_t equals = std::min(pair.find('='), pair.size());
        DecodedText name = decode(pair.substr(0, equals), true);
        DecodedText value = decode(pair.substr(std::min(equals + 1, pair.size())), true);
        if (name.error != DecodeError::None)
            return failed(name.error);
        if (value.error != DecodeError::None)
            return failed(value.error);
        form.fields.push_back({std::move(name.text), std::move(value.text)});
    }
    return form;
}

} // namespace pw::server::http
