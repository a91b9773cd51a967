// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/domain/role.h"
#include "core/storage/stamp.h"

#include <QList>
#include <QString>

#include <optional>

namespace pw
{

class Database;

struct Staff {
    StaffId id;
    QString name;
    Role role = Role::Viewer;
    bool enabled = true;
};

/// People who administer the shop. Every call may throw StorageError.
class StaffStore
{
public:
    explicit StaffStore(Database &db) : m_db(db) {}

    [[nodiscard]] std::optional<Staff> byName(const QString &name) const;
    [[nodiscard]] std::optional<Staff> byId(StaffId id) const;
    [[nodiscard]] QList<Staff> all() const;
    StaffId insert(const QString &name, Role role, const Stamp &stamp);
    void setEnabled(StaffId id, bool enabled, const Stamp &stamp);
    void setRole(StaffId id, Role role, const Stamp &stamp);

private:
    Database &m_db;
};

} // namespace pw
