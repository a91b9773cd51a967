// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/domain/percent.h"

#include <limits>

namespace pw
{
namespace
{

__extension__ using Wide = __int128;

constexpr qint64 unitsPerHundredth = Money::unitsPerOne / 100;

} // namespace

std::optional<Rate> percentOf(Rate rate, qint64 hundredths)
{
    if (hundredths < 0)
        return std::nullopt;
    const Wide steps = rate.perThousand().units() / Rate::unitsPerStep;
    const Wide scaled = (steps * hundredths + Percent::whole / 2) / Percent::whole;
    if (scaled > std::numeric_limits<qint64>::max() / Rate::unitsPerStep)
        return std::nullopt;
    return Rate::fromMoney(Money::fromUnits(static_cast<qint64>(scaled) * Rate::unitsPerStep));
}

std::optional<Percent> Percent::fromHundredths(qint64 hundredths)
{
    if (hundredths < 0 || hundredths > whole)
        return std::nullopt;
    return Percent(hundredths);
}

std::optional<Percent> Percent::parse(QStringView text)
{
    const auto percent = Money::parse(text);
    if (!percent || percent->units() % unitsPerHundredth != 0)
        return std::nullopt;
    return fromHundredths(percent->units() / unitsPerHundredth);
}

QString Percent::toString() const
{
    return Money::fromUnits(m_hundredths * unitsPerHundredth).toString();
}

Rate Percent::off(Rate rate) const
{
    const auto left = percentOf(rate, whole - m_hundredths);
    Q_ASSERT_X(left, "Percent", "less than the rate is in its range");
    return left.value_or(rate);
}

} // namespace pw
