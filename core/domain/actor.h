// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/domain/role.h"

#include <QString>

namespace pw
{

enum class ActorKind { System, Customer, Staff };

/// Who asks for a command. `name` is for histories and the ledger's "by whom".
struct Actor {
    ActorKind kind = ActorKind::System;
    qint64 id = 0; ///< UserId or StaffId, by kind; 0 for the system
    QString name = {};
    Role role = Role::Viewer; ///< of staff
    bool disabled = false;    ///< staff who may do nothing any more but hand in what his devices still hold

    [[nodiscard]] static Actor customer(UserId id, QString name)
    {
        return {ActorKind::Customer, id.value, std::move(name), Role::Viewer, false};
    }
    [[nodiscard]] static Actor staff(StaffId id, QString name, Role role)
    {
        return {ActorKind::Staff, id.value, std::move(name), role, false};
    }
    [[nodiscard]] bool isCustomer() const { return kind == ActorKind::Customer; }
    [[nodiscard]] bool isStaff() const { return kind == ActorKind::Staff; }
    /// "staff:owner", "customer:anna", "system": what the ledger and histories keep.
    [[nodiscard]] QString label() const;
};

} // namespace pw
