// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/base/money.h"
#include "core/domain/words.h"

#include <QString>

namespace pw
{

/// What is sold and how its quantity is counted (api-v2.md's table). Types that cannot be ordered yet are not listed.
enum class ServiceType { Default, Package, CustomComments, CustomCommentsPackage };

inline const auto &wordTable(ServiceType)
{
    static constexpr Word<ServiceType> table[] = {
        {ServiceType::Default, "default"},
        {ServiceType::Package, "package"},
        {ServiceType::CustomComments, "custom_comments"},
        {ServiceType::CustomCommentsPackage, "custom_comments_package"},
    };
    return table;
}

/// Priced for one, whatever the quantity.
[[nodiscard]] constexpr bool isPackage(ServiceType type)
{
    return type == ServiceType::Package || type == ServiceType::CustomCommentsPackage;
}
/// Ordered with a list of comments, one a line.
[[nodiscard]] constexpr bool takesComments(ServiceType type)
{
    return type == ServiceType::CustomComments || type == ServiceType::CustomCommentsPackage;
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
