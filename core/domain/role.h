// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/words.h"

namespace pw
{

/// What a member of staff is here for. Which commands a role may give is in the table of commands (core/commands), what
/// it may see in the table of views (core/storage/view.h).
enum class Role { Owner, Admin, Finance, Support, Viewer };

inline const auto &wordTable(Role)
{
    static constexpr Word<Role> table[] = {{Role::Owner, "owner"},
                                           {Role::Admin, "admin"},
                                           {Role::Finance, "finance"},
                                           {Role::Support, "support"},
                                           {Role::Viewer, "viewer"}};
    return table;
}

/// A word that this program does not know is the role that may do nothing and sees the least.
[[nodiscard]] inline Role roleFromWord(QStringView word)
{
    return fromWord<Role>(word).value_or(Role::Viewer);
}

} // namespace pw
