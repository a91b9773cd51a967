// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/domain/markup.h"

#include <limits>

namespace pw
{
namespace
{

__extension__ using Wide = __int128;

Wide roundedUp(Wide value, Wide divisor)
{
    return (value + divisor - 1) / divisor;
}

} // namespace

std::optional<Rate> Markup::priceOf(Money cost) const
{
    if (cost.isNegative() || !isSound())
        return std::nullopt;
    constexpr Wide hundred = Wide(100) * Money::unitsPerOne;
    const Wide raised = Wide(cost.units()) + roundedUp(Wide(cost.units()) * percent.units(), hundred) + fixed.units();
    const Wide price = roundedUp(raised, step.units()) * step.units();
    if (price > std::numeric_limits<qint64>::max())
        return std::nullopt;
    return Rate::fromMoney(Money::fromUnits(static_cast<qint64>(price)));
}

bool Markup::isSound() const
{
    return !percent.isNegative() && !fixed.isNegative() && step.isPositive() && step.units() % Rate::unitsPerStep == 0;
}

} // namespace pw
