// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/money.h"

#include <optional>

namespace pw
{

/// What is put on a provider's price: cost + percent of it + fixed, then up to the next multiple of `step`.
struct Markup {
    Money percent = {};                                ///< 12.5 = an eighth more; not negative
    Money fixed = {};                                  ///< on the price of 1000, of one for packages; not negative
    Money step = Money::fromUnits(Rate::unitsPerStep); ///< positive, a multiple of what a rate can be

    /// Always up, so that rounding never sells below the price that was meant. nullopt where it leaves Money's range.
    [[nodiscard]] std::optional<Rate> priceOf(Money cost) const;
    /// Whether its parts are what they have to be.
    [[nodiscard]] bool isSound() const;

    friend bool operator==(const Markup &, const Markup &) = default;
};

} // namespace pw
