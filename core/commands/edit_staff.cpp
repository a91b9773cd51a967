// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/edit_staff.h"

#include "core/protocol/field_reader.h"
#include "core/storage/staff_store.h"

using namespace Qt::StringLiterals;

namespace pw::commands
{
namespace
{

constexpr qsizetype readNameLength = 1000;

Decided<void> checkName(const StaffStore &store, const QString &name, StaffId except)
{
    if (const auto checked = decide::checkStaffName(name); !checked)
        return checked;
    if (store.nameTaken(name, except))
        return refuse(RefusalCode::StaffNameTaken, u"name"_s);
    return {};
}

} // namespace

Decided<CreateStaff> CreateStaff::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    CreateStaff command;
    command.fields.name = reader.text(u"name"_s, readNameLength);
    command.fields.role = reader.word<Role>(u"role"_s);
    return reader.finished(std::move(command));
}

Decided<Staff> CreateStaff::run(CommandContext &context) const
{
    StaffStore store(context.db);
    if (const auto checked = checkName(store, fields.name.value_or(QString()), {}); !checked)
        return fail(checked.error());
    const StaffId id = store.insert(*fields.name, fields.role.value_or(Role::Viewer), context.stamp);
    return store.byId(id).value();
}

Decided<UpdateStaff> UpdateStaff::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    UpdateStaff command;
    command.staff = reader.id<StaffId>(u"staff"_s);
    command.fields.name = reader.maybeText(u"name"_s, readNameLength);
    command.fields.role = reader.maybeWord<Role>(u"role"_s);
    command.fields.enabled = reader.maybeFlag(u"enabled"_s);
    return reader.finished(std::move(command));
}

Decided<Staff> UpdateStaff::run(CommandContext &context) const
{
    StaffStore store(context.db);
    const auto found = store.byId(staff);
    if (!found)
        return refuse(RefusalCode::StaffNotFound, u"staff"_s);
    Staff changed = *found;
    changed.name = fields.name.value_or(found->name);
    changed.role = fields.role.value_or(found->role);
    changed.enabled = fields.enabled.value_or(found->enabled);
    // A name from before there were rules for names stays good.
    if (changed.name != found->name) {
        if (const auto checked = checkName(store, changed.name, found->id); !checked)
            return fail(checked.error());
    }
    if (!changed.rules() && store.isLastOwner(*found))
        return refuse(RefusalCode::LastOwner, changed.enabled ? u"role"_s : u"enabled"_s);
    store.update(changed, context.stamp);
    return changed;
}

Decided<RemoveStaff> RemoveStaff::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    RemoveStaff command{.staff = reader.id<StaffId>(u"staff"_s)};
    return reader.finished(std::move(command));
}

Decided<Staff> RemoveStaff::run(CommandContext &context) const
{
    StaffStore store(context.db);
    const auto found = store.byId(staff);
    if (!found)
        return refuse(RefusalCode::StaffNotFound, u"staff"_s);
    if (store.isLastOwner(*found))
        return refuse(RefusalCode::LastOwner, u"staff"_s);
    store.remove(*found, context.stamp);
    return *found;
}

} // namespace pw::commands
