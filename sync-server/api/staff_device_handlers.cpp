// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/audit.h"
#include "core/protocol/field_reader.h"
#include "core/storage/auth_store.h"
#include "core/storage/command_log_store.h"
#include "core/storage/staff_store.h"
#include "sync-server/api/account_json.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/handlers.h"
#include "sync-server/auth/authenticator.h"

using namespace Qt::StringLiterals;

namespace pw::server::handlers
{
namespace
{

Decided<Staff> member(Database &db, StaffId id)
{
    auto found = StaffStore(db).byId(id);
    if (!found)
        return refuse(RefusalCode::StaffNotFound);
    return std::move(*found);
}

Decided<Staff> listedMember(const Call &call)
{
    QueryReader query(call.request.query());
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    return member(call.db, call.id<StaffId>());
}

Actor actorOf(const Staff &staff)
{
    return Actor::staff(staff.id, staff.name, staff.role);
}

void writeDevice(JsonWriter &out, const ClientRecord &client)
{
    out.beginObject()
        .field("id"_L1, client.clientId)
        .field("state"_L1, toWord(client.state))
        .field("commands"_L1, client.lastSeq)
        .field("first_seen"_L1, client.createdAt)
        .field("last_seen"_L1, client.seenAt)
        .endObject();
}

} // namespace

Decided<http::Response> listStaffSessions(const Call &call)
{
    const auto owner = listedMember(call);
    if (!owner)
        return fail(owner.error());
    return wholeListResponse(
        AuthStore(call.db).sessionsOf(actorOf(*owner), call.now, call.now.plusMs(-sessionUnusedMs)),
        [&call](JsonWriter &out, const SessionRow &row) { writeSession(out, row, call.caller.tokenHash); });
}

Decided<Mutation> endStaffSession(const Call &call)
{
    if (const auto read = FieldReader(call.body).finish(); !read)
        return fail(read.error());
    const auto run = [id = call.id<StaffId>(), session = call.text(1)](CommandContext &context) -> Decided<Answer> {
        const auto owner = member(context.db, id);
        if (!owner)
            return fail(owner.error());
        if (!AuthStore(context.db).deleteSessionOf(actorOf(*owner), session))
            return refuse(RefusalCode::SessionNotFound);
        noteAudit(context, {.event = u"staff_session_ended"_s, .subject = subjectOf(*owner)});
        return Answer{.status = 204, .body = {}};
    };
    return Mutation{.run = run, .concernsDesks = false};
}

Decided<http::Response> listStaffDevices(const Call &call)
{
    const auto owner = listedMember(call);
    if (!owner)
        return fail(owner.error());
    return wholeListResponse(CommandLogStore(call.db).clientsOf(owner->id), writeDevice);
}

/// It hands in what it has not sent, to be held for a decision, and removes its copy, when it next connects.
Decided<Mutation> revokeStaffDevice(const Call &call)
{
    if (const auto read = FieldReader(call.body).finish(); !read)
        return fail(read.error());
    const auto run = [id = call.id<StaffId>(), device = call.text(1)](CommandContext &context) -> Decided<Answer> {
        const auto owner = member(context.db, id);
        if (!owner)
            return fail(owner.error());
        CommandLogStore log(context.db);
        const auto client = log.client(device);
        if (!client || client->staff != id.value)
            return refuse(RefusalCode::DeviceNotFound);
        if (client->state != ClientState::Active)
            return Answer{.status = 204, .body = {}};
        log.setState(device, ClientState::Revoked);
        AuthStore(context.db).revokeSessionsOf(device);
        noteAudit(context,
                  {.event = u"device_revoked"_s, .subject = subjectOf(*owner), .after = {{u"device"_s, device}}});
        return Answer{.status = 204, .body = {}};
    };
    return Mutation{.run = run, .concernsDesks = false};
}

} // namespace pw::server::handlers
