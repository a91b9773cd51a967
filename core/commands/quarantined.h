// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"

namespace pw::commands
{

struct Quarantined {
    QString commandId;
};

[[nodiscard]] inline CommandSubject subjectOf(const Quarantined &)
{
    return {QLatin1StringView("quarantine"), 0};
}

/// Executes what a revoked device had not sent, as the one who releases it.
struct ReleaseQuarantined {
    static constexpr QLatin1StringView name{"ReleaseQuarantined"};

    QString commandId;

    [[nodiscard]] static Decided<ReleaseQuarantined> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<Quarantined> run(CommandContext &context) const;
};

/// Keeps it for the record, never to be executed.
struct DiscardQuarantined {
    static constexpr QLatin1StringView name{"DiscardQuarantined"};

    QString commandId;

    [[nodiscard]] static Decided<DiscardQuarantined> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<Quarantined> run(CommandContext &context) const;
};

} // namespace pw::commands
