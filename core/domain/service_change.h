// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/catalogue.h"
#include "core/domain/refusal.h"

#include <optional>

namespace pw
{

/// What is done to many services alike. What is absent stays.
struct ServiceChange {
    std::optional<Rate> rate;      ///< at most one of rate, percent and amount
    std::optional<qint64> percent; ///< on the rate, in hundredths of a percent: -1'000 makes it a tenth less
    std::optional<Money> amount;   ///< added to the rate; negative takes off; a multiple of what a rate can be
    std::optional<CategoryId> category;
    std::optional<bool> enabled;
    std::optional<qint64> min;
    std::optional<qint64> max;
    std::optional<bool> refill;
    std::optional<bool> cancel;

    [[nodiscard]] bool isEmpty() const;
    friend bool operator==(const ServiceChange &, const ServiceChange &) = default;
};

/// The service with the change. rate out of range > limits that cross; the refusal's fact is the service's number.
[[nodiscard]] Decided<Service> changed(const Service &service, const ServiceChange &change);

} // namespace pw
