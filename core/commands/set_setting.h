// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/settings.h"

namespace pw::commands
{

struct SetSetting {
    static constexpr QLatin1StringView name{"SetSetting"};

    /// Of any setting's value, before its own rules.
    static constexpr qsizetype maxLength = 20'000;

    Setting setting;

    [[nodiscard]] static Decided<SetSetting> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<Setting> run(CommandContext &context) const;
};

} // namespace pw::commands
