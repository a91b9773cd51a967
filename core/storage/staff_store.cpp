// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/staff_store.h"

#include "core/storage/database.h"
#include "sql_catalogue.h"

#include <algorithm>

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
    staff.createdAt = row.instant("created_at");
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

bool StaffStore::nameTaken(const QString &name, StaffId except) const
{
    const auto list = all();
    return std::ranges::any_of(list, [&](const Staff &staff) {
        return staff.id != except && staff.name.compare(name, Qt::CaseInsensitive) == 0;
    });
}

bool StaffStore::isLastOwner(const Staff &person) const
{
    const auto list = all();
    return person.rules() && std::ranges::count_if(list, &Staff::rules) == 1;
}

StaffId StaffStore::insert(const QString &name, Role role, const Stamp &stamp)
{
    auto statement = m_db.prepare(sql::staff::insert);
    statement.bind("name"_L1, name).bind("role"_L1, toWord(role)).bind("now"_L1, stamp.now).bind("rev"_L1, stamp.rev);
    return statement.insertedId<StaffId>();
}

void StaffStore::update(const Staff &staff, const Stamp &stamp)
{
    m_db.prepare(sql::staff::update)
        .bind("name"_L1, staff.name)
        .bind("role"_L1, toWord(staff.role))
        .bind("enabled"_L1, staff.enabled)
        .bind("rev"_L1, stamp.rev)
        .bind("id"_L1, staff.id)
        .run();
}

void StaffStore::setEnabled(StaffId id, bool enabled, const Stamp &stamp)
{
    m_db.prepare(sql::staff::set_enabled).bind("enabled"_L1, enabled).bind("rev"_L1, stamp.rev).bind("id"_L1, id).run();
}

void StaffStore::setRole(StaffId id, Role role, const Stamp &stamp)
{
    m_db.prepare(sql::staff::set_role).bind("role"_L1, toWord(role)).bind("rev"_L1, stamp.rev).bind("id"_L1, id).run();
}

void StaffStore::remove(const Staff &staff, const Stamp &stamp)
{
    // A number is given to one person only, so that this name cannot be there already.
    m_db.prepare(sql::staff::remove)
        .bind("name"_L1, staff.name + u" #"_s + QString::number(staff.id.value))
        .bind("rev"_L1, stamp.rev)
        .bind("id"_L1, staff.id)
        .run();
}

} // namespace pw
