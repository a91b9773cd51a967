// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/audit.h"
#include "core/commands/edit_staff.h"
#include "core/protocol/field_reader.h"
#include "core/protocol/row_json.h"
#include "core/storage/auth_store.h"
#include "core/storage/staff_store.h"
#include "core/storage/view.h"
#include "sync-server/accounts/accounts.h"
#include "sync-server/api/account_json.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/handlers.h"
#include "sync-server/api/reauthentication.h"
#include "sync-server/auth/password_desk.h"

using namespace Qt::StringLiterals;

namespace pw::server::handlers
{
namespace
{

Actor actorOf(const Staff &staff)
{
    return Actor::staff(staff.id, staff.name, staff.role);
}

void writeMember(JsonWriter &out, Database &db, const Staff &staff)
{
    rowjson::writeStaff(out, staff, SecondFactors::isOn(db, actorOf(staff)));
}

template <typename Command>
Decided<Command> readCommand(const Call &call)
{
    const auto args = call.bodyWithPathId(u"staff"_s, RefusalCode::StaffNotFound);
    if (!args)
        return fail(args.error());
    return Command::fromJson(*args);
}

struct NewMember {
    commands::CreateStaff command;
    Secret password;
};

Decided<NewMember> readNewMember(const Call &call)
{
    FieldReader reader(call.body);
    const Secret password(reader.verbatim(u"password"_s, PasswordDesk::maxLength));
    reader.allowOthers();
    if (const auto read = reader.finish(); !read)
        return fail(read.error());
    QJsonObject args = call.body;
    args.remove(u"password"_s);
    const auto command = commands::CreateStaff::fromJson(args);
    if (!command)
        return fail(command.error());
    // What the command checks again: a bad name should not cost a slow hash.
    const QString name = command->fields.name.value_or(QString());
    if (const auto checked = decide::checkStaffName(name); !checked)
        return fail(checked.error());
    const PasswordOwner owner{name, {}, call.shop.accounts.desk.siteName(call.db)};
    if (const auto checked = call.shop.passwords.checkNew(password, owner); !checked)
        return fail(checked.error());
    return NewMember{*command, password};
}

Decided<Mutation> creation(const Shop &shop, const NewMember &wanted)
{
    const auto hash = shop.passwords.hash(wanted.password);
    if (!hash)
        return refuse(RefusalCode::TooManyAttempts, {}, u"5"_s);
    return Mutation{.run = [command = wanted.command, hash = *hash](CommandContext &context) -> Decided<Answer> {
        const auto made = perform(context, command);
        if (!made)
            return fail(made.error());
        AuthStore(context.db).setPassword(made->id, hash);
        JsonWriter out;
        writeMember(out, context.db, *made);
        return Answer{.status = 201, .body = out.take()};
    }};
}

struct NewPassword {
    StaffId staff;
    QString hash;
    QString kept; ///< hash of the token of the session that goes on
};

Decided<Answer> writePassword(CommandContext &context, const NewPassword &wanted)
{
    const auto member = StaffStore(context.db).byId(wanted.staff);
    if (!member)
        return refuse(RefusalCode::StaffNotFound);
    AuthStore auth(context.db);
    auth.setPassword(member->id, wanted.hash);
    auth.deleteSessionsOf(actorOf(*member), wanted.kept);
    noteAudit(context, {.event = u"staff_password_set"_s, .subject = subjectOf(*member)});
    return Answer{.status = 204, .body = {}};
}

SlowWork passwordWork(const Shop &shop, NewPassword wanted, const Secret &password)
{
    return [&shop, wanted = std::move(wanted), password]() mutable -> Decided<Mutation> {
        const auto hash = shop.passwords.hash(password);
        if (!hash)
            return refuse(RefusalCode::TooManyAttempts, {}, u"5"_s);
        wanted.hash = *hash;
        return Mutation{.run = [wanted](CommandContext &context) { return writePassword(context, wanted); },
                        .concernsDesks = false};
    };
}

void writeRole(JsonWriter &out, Role role)
{
    const View &view = viewOf(role);
    out.beginObject().field("name"_L1, toWord(role)).key("commands"_L1).beginArray();
    for (const CommandDefinition &command : allCommands()) {
        if (mayRun(role, QString(command.name)))
            out.value(QString(command.name));
    }
    out.endArray().field("view"_L1, view.name).key("hidden"_L1).beginArray();
    for (const QLatin1StringView table : view.hidden)
        out.value(QString(table));
    out.endArray().endObject();
}

} // namespace

Decided<http::Response> listStaff(const Call &call)
{
    QueryReader query(call.request.query());
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    return wholeListResponse(StaffStore(call.db).all(),
                             [&call](JsonWriter &out, const Staff &row) { writeMember(out, call.db, row); });
}

Decided<http::Response> staffMember(const Call &call)
{
    const auto found = StaffStore(call.db).byId(call.id<StaffId>());
    if (!found)
        return refuse(RefusalCode::StaffNotFound);
    JsonWriter out;
    writeMember(out, call.db, *found);
    return jsonResponse(out);
}

Decided<SlowWork> createStaff(const Call &call)
{
    const auto wanted = readNewMember(call);
    if (!wanted)
        return fail(wanted.error());
    return SlowWork([&shop = call.shop, wanted = *wanted] { return creation(shop, wanted); });
}

Decided<Mutation> updateStaff(const Call &call)
{
    const auto command = readCommand<commands::UpdateStaff>(call);
    if (!command)
        return fail(command.error());
    return commandMutation(*command, 200, [](JsonWriter &out, const Staff &staff, const CommandContext &context) {
        writeMember(out, context.db, staff);
    });
}

Decided<Mutation> removeStaff(const Call &call)
{
    const auto command = readCommand<commands::RemoveStaff>(call);
    if (!command)
        return fail(command.error());
    return Mutation{.run = [command = *command](CommandContext &context) -> Decided<Answer> {
        if (const auto removed = perform(context, command); !removed)
            return fail(removed.error());
        return Answer{.status = 204, .body = {}};
    }};
}

/// An owner's own password is not the session's to give away: `current` and a code stand beside it then.
Decided<SlowWork> setStaffPassword(const Call &call)
{
    const StaffId id = call.id<StaffId>();
    const bool own = id.value == call.caller.actor.id;
    FieldReader reader(call.body);
    const Secret password(reader.verbatim(u"password"_s, PasswordDesk::maxLength));
    Secret current;
    QString otp;
    if (own) {
        current = Secret(reader.verbatim(u"current"_s, PasswordDesk::maxLength));
        otp = reader.maybeText(u"otp"_s, maxOtpLength).value_or(QString());
    }
    if (const auto read = reader.finish(); !read)
        return fail(read.error());
    const auto staff = StaffStore(call.db).byId(id);
    if (!staff)
        return refuse(RefusalCode::StaffNotFound);
    const PasswordOwner owner{staff->name, {}, call.shop.accounts.desk.siteName(call.db)};
    if (const auto checked = call.shop.passwords.checkNew(password, owner); !checked)
        return fail(checked.error());
    const NewPassword wanted{.staff = id, .hash = {}, .kept = own ? call.caller.tokenHash : QString()};
    SlowWork work = passwordWork(call.shop, wanted, password);
    if (own)
        return afterPasswordAndCode(call, current, u"current"_s, otp, std::move(work));
    return work;
}

/// For somebody who lost his app and his codes. With the owner's own password and code: a session alone must not open
/// another account. His own factor an owner turns off as everybody does.
Decided<SlowWork> removeStaffFactor(const Call &call)
{
    FieldReader reader(call.body);
    const Secret password(reader.verbatim(u"password"_s, PasswordDesk::maxLength));
    const QString otp = reader.maybeText(u"otp"_s, maxOtpLength).value_or(QString());
    if (const auto read = reader.finish(); !read)
        return fail(read.error());
    const StaffId id = call.id<StaffId>();
    if (id.value == call.caller.actor.id)
        return refuse(RefusalCode::NotAllowed);
    const auto run = [&shop = call.shop, id](CommandContext &context) -> Decided<Answer> {
        const auto member = StaffStore(context.db).byId(id);
        if (!member)
            return refuse(RefusalCode::StaffNotFound);
        if (!SecondFactors::isOn(context.db, actorOf(*member)))
            return refuse(RefusalCode::SecondFactorOff);
        shop.accounts.secondFactors.remove(context, actorOf(*member));
        noteAudit(context, {.event = u"staff_second_factor_removed"_s, .subject = subjectOf(*member)});
        return Answer{.status = 204, .body = {}};
    };
    return afterPasswordAndCode(call, password, u"password"_s, otp,
                                [run]() -> Decided<Mutation> { return Mutation{.run = run, .concernsDesks = false}; });
}

Decided<http::Response> listRoles(const Call &call)
{
    QueryReader query(call.request.query());
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    QList<Role> roles;
    for (const auto &word : wordTable(Role()))
        roles << word.value;
    return wholeListResponse(roles, writeRole);
}

} // namespace pw::server::handlers
