// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/money.h"

#include <QString>
#include <QStringView>

#include <optional>

namespace pw
{

/// The one rule by which a percentage of a rate is rounded: half up, to the 5 decimals of a rate. `hundredths` of a
/// percent, not negative: 12'500 is 125 %. nullopt where it leaves the range of rates.
[[nodiscard]] std::optional<Rate> percentOf(Rate rate, qint64 hundredths);

/// A discount, a share: 0 to 100 with two decimals, in hundredths of a percent.
class Percent
{
public:
    static constexpr qint64 whole = 10'000;

    constexpr Percent() = default;
    /// nullopt outside 0 to 10'000.
    [[nodiscard]] static std::optional<Percent> fromHundredths(qint64 hundredths);
    /// "12", "12.5", "12.50": 0 to 100, at most 2 decimals.
    [[nodiscard]] static std::optional<Percent> parse(QStringView text);

    [[nodiscard]] constexpr qint64 hundredths() const { return m_hundredths; }
    [[nodiscard]] constexpr bool isZero() const { return m_hundredths == 0; }
    /// "12.50"
    [[nodiscard]] QString toString() const;
    /// What is left of the rate when so much is taken off.
    [[nodiscard]] Rate off(Rate rate) const;

    friend constexpr bool operator==(Percent a, Percent b) { return a.m_hundredths == b.m_hundredths; }

private:
    constexpr explicit Percent(qint64 hundredths) : m_hundredths(hundredths) {}

    qint64 m_hundredths = 0;
};

} // namespace pw
