// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/domain/discount.h"

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
    const Wide scaled = (steps * hundredths + Discount::whole / 2) / Discount::whole;
    if (scaled > std::numeric_limits<qint64>::max() / Rate::unitsPerStep)
        return std::nullopt;
    return Rate::fromMoney(Money::fromUnits(static_cast<qint64>(scaled) * Rate::unitsPerStep));
}

std::optional<Discount> Discount::fromHundredths(qint64 hundredths)
{
    if (hundredths < 0 || hundredths > whole)
        return std::nullopt;
    return Discount(hundredths);
}

std::optional<Discount> Discount::parse(QStringView text)
{
    const auto percent = Money::parse(text);
    if (!percent || percent->units() % unitsPerHundredth != 0)
        return std::nullopt;
    return fromHundredths(percent->units() / unitsPerHundredth);
}

QString Discount::toString() const
{
    return Money::fromUnits(m_hundredths * unitsPerHundredth).toString();
}

Rate Discount::off(Rate rate) const
{
    const auto left = percentOf(rate, whole - m_hundredths);
    Q_ASSERT_X(left, "Discount", "less than the rate is in its range");
    return left.value_or(rate);
}

} // namespace pw
