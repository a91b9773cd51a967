// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/catalogue.h"

#include <optional>

namespace pw::commands
{

/// The fields of a service that a person gives; what is absent stays (update) or takes its default (create).
struct ServiceFields {
    std::optional<CategoryId> category;
    std::optional<QString> name;
    std::optional<ServiceType> type;
    std::optional<Rate> rate;
    std::optional<qint64> min;
    std::optional<qint64> max;
    std::optional<bool> enabled;
    std::optional<bool> refill;
    std::optional<bool> cancel;
    std::optional<bool> dripfeed;
    std::optional<QString> description;
    std::optional<qint64> averageMinutes;
    std::optional<qint64> position;
};

/// Needs category, name, rate, min and max.
struct CreateService {
    static constexpr QLatin1StringView name{"CreateService"};

    ServiceFields fields;

    [[nodiscard]] static Decided<CreateService> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<Service> run(CommandContext &context) const;
};

struct UpdateService {
    static constexpr QLatin1StringView name{"UpdateService"};

    ServiceId service;
    ServiceFields fields;

    [[nodiscard]] static Decided<UpdateService> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<Service> run(CommandContext &context) const;
};

} // namespace pw::commands
