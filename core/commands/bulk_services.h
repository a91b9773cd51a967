// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/service_change.h"
#include "core/storage/catalogue_store.h"

#include <QList>

#include <optional>

namespace pw::commands
{

/// How many services one command may change.
inline constexpr int maxChangedServices = 5000;

struct ServiceBeforeAfter {
    Service before;
    Service after;
};

/// Many services, all or none: those of these numbers, or those that a filter finds when it runs (a desk that wants
/// just what it shows sends numbers). Each has its entry in the audit and the activity.
struct BulkUpdateServices {
    static constexpr QLatin1StringView name{"BulkUpdateServices"};

    struct Changed : ChangedServices {
        QList<ServiceBeforeAfter> services; ///< those that are not as they were
    };

    QList<ServiceId> serviceIds;         ///< either these
    std::optional<ServiceFilter> filter; ///< or what this finds, whatever its page says
    ServiceChange change;

    [[nodiscard]] static Decided<BulkUpdateServices> fromJson(const QJsonObject &args);
    /// What would be done; writes nothing.
    [[nodiscard]] Decided<Changed> plan(Database &db) const;
    [[nodiscard]] Decided<Changed> run(CommandContext &context) const;
};

/// A rate for each of many services, all or none.
struct UpdateServiceRates {
    static constexpr QLatin1StringView name{"UpdateServiceRates"};

    struct Item {
        ServiceId service;
        Rate rate;
    };

    QList<Item> items;

    [[nodiscard]] static Decided<UpdateServiceRates> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<BulkUpdateServices::Changed> run(CommandContext &context) const;
};

} // namespace pw::commands
