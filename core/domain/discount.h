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

/// What a customer pays less than the list says, in hundredths of a percent: 0 to 10'000.
class Discount
{
public:
    static constexpr qint64 whole = 10'000;

    constexpr Discount() = default;
    /// nullopt outside 0 to 10'000.
    [[nodiscard]] static std::optional<Discount> fromHundredths(qint64 hundredths);
    /// "12", "12.5", "12.50": 0 to 100, at most 2 decimals.
    [[nodiscard]] static std::optional<Discount> parse(QStringView text);

    [[nodiscard]] constexpr qint64 hundredths() const { return m_hundredths; }
    [[nodiscard]] constexpr bool isNone() const { return m_hundredths == 0; }
    /// "12.50"
    [[nodiscard]] QString toString() const;
    /// What is left of the rate.
    [[nodiscard]] Rate off(Rate rate) const;

    friend constexpr bool operator==(Discount a, Discount b) { return a.m_hundredths == b.m_hundredths; }

private:
    constexpr explicit Discount(qint64 hundredths) : m_hundredths(hundredths) {}

    qint64 m_hundredths = 0;
};

} // namespace pw
