// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/money.h"
#include "core/domain/catalogue.h"
#include "core/domain/percent.h"

#include <QHash>

namespace pw
{

/// What a customer pays otherwise than the list says.
struct CustomerTerms {
    Percent discount;
    QHash<ServiceId, Rate> rates; ///< his own; the discount does not touch them

    /// He pays what the list says.
    [[nodiscard]] bool isStandard() const { return discount.isZero() && rates.isEmpty(); }
    /// The one answer to what a service costs a customer, wherever it is asked.
    [[nodiscard]] Rate rateOf(const Service &service) const
    {
        const auto own = rates.constFind(service.id);
        return own == rates.constEnd() ? discount.off(service.rate) : *own;
    }

    friend bool operator==(const CustomerTerms &, const CustomerTerms &) = default;
};

} // namespace pw
