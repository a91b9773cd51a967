// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/user.h"

#include <optional>

namespace pw::commands
{

/// What staff may change of a customer; what is absent stays. His password is the server's affair, and his money moves
/// by AddFunds.
struct UpdateUser {
    static constexpr QLatin1StringView name{"UpdateUser"};

    UserId user;
    std::optional<QString> username;
    std::optional<QString> email; ///< not confirmed by that: he is asked to
    std::optional<QString> note;  ///< for staff
    std::optional<Percent> discount;

    [[nodiscard]] static Decided<UpdateUser> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<User> run(CommandContext &context) const;
};

/// Only one whom nothing keeps: no money, no order, no movement in the ledger, no open ticket. Closed tickets go along.
struct DeleteUser {
    static constexpr QLatin1StringView name{"DeleteUser"};

    UserId user;

    [[nodiscard]] static Decided<DeleteUser> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<User> run(CommandContext &context) const;
};

} // namespace pw::commands
