// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/staff.h"
#include "core/storage/stamp.h"

#include <QList>
#include <QString>

#include <optional>

namespace pw
{

class Database;

/// People who administer the shop. Who was removed is in none of the answers, but keeps his row: his desks have to hear
/// that they are to be wiped, and what he did names him. Every call may throw StorageError.
class StaffStore
{
public:
    explicit StaffStore(Database &db) : m_db(db) {}

    [[nodiscard]] std::optional<Staff> byName(const QString &name) const;
    [[nodiscard]] std::optional<Staff> byId(StaffId id) const;
    [[nodiscard]] QList<Staff> all() const;
    /// Whether somebody else has the name, in any case.
    [[nodiscard]] bool nameTaken(const QString &name, StaffId except = {}) const;
    /// Whether `person` is an owner who may sign in, and nobody else is.
    [[nodiscard]] bool isLastOwner(const Staff &person) const;
    StaffId insert(const QString &name, Role role, const Stamp &stamp);
    void update(const Staff &staff, const Stamp &stamp);
    void setEnabled(StaffId id, bool enabled, const Stamp &stamp);
    void setRole(StaffId id, Role role, const Stamp &stamp);
    /// He cannot sign in any more, and his name is free.
    void remove(const Staff &staff, const Stamp &stamp);

private:
    Database &m_db;
};

} // namespace pw
