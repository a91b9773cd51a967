// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/domain/refusal.h"
#include "core/domain/role.h"

#include <QString>

namespace pw
{

/// Somebody who administers the shop.
struct Staff {
    StaffId id;
    QString name;
    Role role = Role::Viewer;
    bool enabled = true;
    Instant createdAt;

    /// Who may put others in and out.
    [[nodiscard]] bool rules() const { return enabled && role == Role::Owner; }
};

namespace decide
{
inline constexpr qsizetype maxStaffName = 64;

/// Not empty, not too long, and without the sign that marks the name of somebody who was removed.
[[nodiscard]] Decided<void> checkStaffName(const QString &name);
} // namespace decide

} // namespace pw
