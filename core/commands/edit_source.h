// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/provider.h"

#include <optional>

namespace pw
{
class FieldReader;
}

namespace pw::commands
{

/// What of the provider's list a source's service follows, as a person says it; what is absent stays.
struct TermFields {
    std::optional<bool> followsPrice;
    std::optional<Money> percent;
    std::optional<Money> fixed;
    std::optional<Money> step;
    std::optional<bool> followsName;
    std::optional<bool> endsService;
    std::optional<bool> runsDripfeed;

    [[nodiscard]] static TermFields read(FieldReader &reader);
    [[nodiscard]] bool isEmpty() const;
    /// Refused where the mark-up that comes of it is not sound.
    [[nodiscard]] Decided<SourceTerms> appliedTo(SourceTerms terms) const;
};

/// A provider's service becomes a source of ours, behind those that it has, or at the place that is said.
struct AddSource {
    static constexpr QLatin1StringView name{"AddSource"};

    ServiceId service;
    ProviderId provider;
    QString upstreamService;
    std::optional<qint64> position;
    Money cost;
    TermFields terms = {};

    [[nodiscard]] static Decided<AddSource> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<ServiceSource> run(CommandContext &context) const;
};

/// Whoever switches a source or says its cost takes over from what the provider's list has made of it.
struct UpdateSource {
    static constexpr QLatin1StringView name{"UpdateSource"};

    SourceId source;
    std::optional<qint64> position;
    std::optional<bool> enabled;
    std::optional<Money> cost;
    TermFields terms = {};

    [[nodiscard]] static Decided<UpdateSource> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<ServiceSource> run(CommandContext &context) const;
};

} // namespace pw::commands
