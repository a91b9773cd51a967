// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/user.h"

namespace pw::commands
{

/// A suspended customer cannot sign in or order; his orders go on and his balance stays.
struct SuspendUser {
    static constexpr QLatin1StringView name{"SuspendUser"};

    UserId user;
    QString reason; ///< for staff

    [[nodiscard]] static Decided<SuspendUser> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<User> run(CommandContext &context) const;
};

struct UnsuspendUser {
    static constexpr QLatin1StringView name{"UnsuspendUser"};

    UserId user;

    [[nodiscard]] static Decided<UnsuspendUser> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<User> run(CommandContext &context) const;
};

} // namespace pw::commands
