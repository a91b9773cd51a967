// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/provider.h"

#include <optional>

namespace pw::commands
{

/// A provider's service becomes a source of ours, behind those that it has, or at the place that is said.
struct AddSource {
    static constexpr QLatin1StringView name{"AddSource"};

    ServiceId service;
    ProviderId provider;
    QString upstreamService;
    std::optional<qint64> position;
    Money cost;

    [[nodiscard]] static Decided<AddSource> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<ServiceSource> run(CommandContext &context) const;
};

struct UpdateSource {
    static constexpr QLatin1StringView name{"UpdateSource"};

    SourceId source;
    std::optional<qint64> position;
    std::optional<bool> enabled;
    std::optional<Money> cost;

    [[nodiscard]] static Decided<UpdateSource> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<ServiceSource> run(CommandContext &context) const;
};

} // namespace pw::commands
