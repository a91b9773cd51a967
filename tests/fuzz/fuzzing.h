// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// What all fuzzers share. Each has one entry, which libFuzzer calls with bytes, and fails by abort().
namespace pw::fuzz
{

inline void require(bool holds)
{
    if (!holds)
        std::abort();
}

[[nodiscard]] inline QByteArray bytesOf(const std::uint8_t *data, std::size_t size)
{
    return {reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)};
}

/// Any text at all: what is no UTF-8 becomes replacement characters.
[[nodiscard]] inline QString textOf(const std::uint8_t *data, std::size_t size)
{
    return QString::fromUtf8(bytesOf(data, size));
}

/// A refusal is named, and what it says of the request is short enough for an answer.
template <typename T>
void requireSensible(const T &decoded)
{
    if (!decoded)
        require(decoded.error().field.size() <= 64 * 1024 && decoded.error().fact.size() <= 64 * 1024);
}

} // namespace pw::fuzz
