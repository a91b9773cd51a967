// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/staff_store.h"

#include "core/storage/database.h"
#include "sql_catalogue.h"

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

Staff readStaff(Statement &row)
{
    Staff staff;
    staff.id = row.id<StaffId>("id");
    staff.name = row.text("name");
    staff.role = roleFromWord(row.text("role"));
    staff.enabled = row.flag("enabled");
    return staff;
}

} // namespace

std::optional<Staff> StaffStore::byName(const QString &name) const
{
    auto statement = m_db.prepare(sql::staff::by_name);
    statement.bind("name"_L1, name);
    return statement.step() ? std::optional(readStaff(statement)) : std::nullopt;
}

std::optional<Staff> StaffStore::byId(StaffId id) const
{
    auto statement = m_db.prepare(sql::staff::by_id);
    statement.bind("id"_L1, id);
    return statement.step() ? std::optional(readStaff(statement)) : std::nullopt;
}

QList<Staff> StaffStore::all() const
{
    auto statement = m_db.prepare(sql::staff::all);
    QList<Staff> list;
    while (statement.step())
        list << readStaff(statement);
    return list;
}

StaffId StaffStore::insert(const QString &name, Role role, const Stamp &stamp)
{
    auto statement = m_db.prepare(sql::staff::insert);
    statement.bind("name"_L1, name).bind("role"_L1, toWord(role)).bind("now"_L1, stamp.now).bind("rev"_L1, stamp.rev);
    return statement.insertedId<StaffId>();
}

void StaffStore::setEnabled(StaffId id, bool enabled, const Stamp &stamp)
{
    m_db.prepare(sql::staff::set_enabled).bind("enabled"_L1, enabled).bind("rev"_L1, stamp.rev).bind("id"_L1, id).run();
}

void StaffStore::setRole(StaffId id, Role role, const Stamp &stamp)
{
    m_db.prepare(sql::staff::set_role).bind("role"_L1, toWord(role)).bind("rev"_L1, stamp.rev).bind("id"_L1, id).run();
}

} // namespace pw
