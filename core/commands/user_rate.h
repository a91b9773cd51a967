// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/user.h"

namespace pw::commands
{

/// What one service costs one customer from now on, whatever the list says and his discount is. Orders that were placed
/// keep their charge.
struct SetUserRate {
    static constexpr QLatin1StringView name{"SetUserRate"};

    UserId user;
    ServiceId priced; ///< "service"
    Rate rate;

    [[nodiscard]] static Decided<SetUserRate> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<User> run(CommandContext &context) const;
};

struct RemoveUserRate {
    static constexpr QLatin1StringView name{"RemoveUserRate"};

    UserId user;
    ServiceId priced; ///< "service"

    [[nodiscard]] static Decided<RemoveUserRate> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<User> run(CommandContext &context) const;
};

} // namespace pw::commands
