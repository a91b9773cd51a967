// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>
#include <QStringView>
#include <QtGlobal>

#include <optional>

namespace pw
{

/// A point in time: whole milliseconds since 1970-01-01 UTC.
struct Instant {
    qint64 ms = 0;

    constexpr Instant() = default;
    constexpr explicit Instant(qint64 milliseconds) : ms(milliseconds) {}

    /// ISO 8601 in UTC with milliseconds: "2026-03-01T09:30:00.000Z".
    [[nodiscard]] QString toString() const;
    [[nodiscard]] static std::optional<Instant> parse(QStringView text);
    /// Whole days since 1970-01-01 UTC: the bucket of daily roll-ups.
    [[nodiscard]] constexpr qint64 day() const { return ms / 86'400'000; }
    [[nodiscard]] constexpr Instant plusMs(qint64 delta) const { return Instant(ms + delta); }

    friend constexpr bool operator==(Instant a, Instant b) { return a.ms == b.ms; }
    friend constexpr bool operator!=(Instant a, Instant b) { return a.ms != b.ms; }
    friend constexpr bool operator<(Instant a, Instant b) { return a.ms < b.ms; }
};

} // namespace pw
