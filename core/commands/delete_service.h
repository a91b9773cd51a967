// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/catalogue.h"

namespace pw::commands
{

/// Only one that was never ordered and of which no source is in use. Sources that are switched off, and customers' own
/// rates for it, go along.
struct DeleteService {
    static constexpr QLatin1StringView name{"DeleteService"};

    ServiceId service;

    [[nodiscard]] static Decided<DeleteService> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<Service> run(CommandContext &context) const;
};

} // namespace pw::commands
