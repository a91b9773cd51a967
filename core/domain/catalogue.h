// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/base/money.h"
#include "core/domain/order_form.h"
#include "core/domain/service_type.h"

#include <QString>

namespace pw
{

/// Priced for one, whatever the quantity.
[[nodiscard]] inline bool isPackage(ServiceType type)
{
    return orderForm(type).counted == OrderForm::Counted::Package;
}

struct Category {
    CategoryId id;
    QString name;
    qint64 position = 0; ///< order in lists, ascending
    bool enabled = true;
    qint64 rev = 0;
};

struct Service {
    ServiceId id;
    CategoryId category;
    QString name;
    ServiceType type = ServiceType::Default;
    Rate rate;
    qint64 min = 1; ///< smallest quantity of one order, at least 1
    qint64 max = 1; ///< largest, at least min
    bool enabled = true;
    bool refill = false; ///< a drop may be refilled
    bool cancel = false; ///< the customer may cancel
    bool dripfeed = false;
    QString description;
    qint64 averageMinutes = 0; ///< typical time to completion; 0 = not known
    qint64 position = 0;
    Instant updatedAt;
    qint64 rev = 0;
};

} // namespace pw
