// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/user.h"

namespace pw::commands
{

/// A new customer with an empty balance. His password is the server's affair and is not part of the command.
struct CreateUser {
    static constexpr QLatin1StringView name{"CreateUser"};

    QString username;
    QString email;

    [[nodiscard]] static Decided<CreateUser> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<User> run(CommandContext &context) const;
};

} // namespace pw::commands
