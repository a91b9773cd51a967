// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/staff.h"

#include <optional>

namespace pw::commands
{

struct StaffFields {
    std::optional<QString> name;
    std::optional<Role> role;
    std::optional<bool> enabled;
};

/// Somebody new, who can sign in once the server has a password for him: passwords are no part of commands.
struct CreateStaff {
    static constexpr QLatin1StringView name{"CreateStaff"};

    StaffFields fields; ///< name and role are there

    [[nodiscard]] static Decided<CreateStaff> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<Staff> run(CommandContext &context) const;
};

/// A shop keeps an owner who may sign in, whatever its owners do to each other, on whichever desks.
struct UpdateStaff {
    static constexpr QLatin1StringView name{"UpdateStaff"};

    StaffId staff;
    StaffFields fields;

    [[nodiscard]] static Decided<UpdateStaff> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<Staff> run(CommandContext &context) const;
};

/// For good: his password and his second factor go, his desks wipe themselves, his name is free. What he did stays.
struct RemoveStaff {
    static constexpr QLatin1StringView name{"RemoveStaff"};

    StaffId staff;

    [[nodiscard]] static Decided<RemoveStaff> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<Staff> run(CommandContext &context) const;
};

} // namespace pw::commands
