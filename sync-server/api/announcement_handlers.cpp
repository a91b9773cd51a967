// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/edit_announcement.h"
#include "core/protocol/content_json.h"
#include "core/protocol/field_reader.h"
#include "core/storage/announcement_store.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/handlers.h"

using namespace Qt::StringLiterals;

namespace pw::server::handlers
{
namespace
{

using rowjson::Audience;

void writeForStaff(JsonWriter &out, Database &db, const Announcement &announcement)
{
    rowjson::writeAnnouncementHead(out, announcement, Audience::Staff);
    out.field("read_count"_L1, AnnouncementStore(db).readers(announcement.id)).endObject();
}

void writeResult(JsonWriter &out, const Announcement &announcement, const CommandContext &context)
{
    writeForStaff(out, context.db, announcement);
}

} // namespace

Decided<http::Response> listOwnAnnouncements(const Call &call)
{
    QueryReader query(call.request.query());
    RunningAnnouncements wanted{.user = call.user(), .now = call.now};
    if (const auto cursor = query.cursor(2); !cursor.empty()) {
        wanted.afterStart = Instant(cursor[0]);
        wanted.afterId = cursor[1];
    }
    const int limit = query.limit();
    wanted.limit = limit + 1;
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    const AnnouncementStore store(call.db);
    return listResponse(
        store.running(wanted), limit,
        [&](JsonWriter &out, const Announcement &row) {
            rowjson::writeAnnouncementHead(out, row, Audience::Customer);
            out.field("read"_L1, store.isRead(row.id, wanted.user)).endObject();
        },
        [](const Announcement &row) {
            return joinCursor({row.from.ms, row.id.value});
        });
}

Decided<Mutation> readAnnouncement(const Call &call)
{
    FieldReader reader(call.body);
    if (const auto read = reader.finish(); !read)
        return fail(read.error());
    const auto run = [id = call.id<AnnouncementId>(), user = call.user()](CommandContext &context) -> Decided<Answer> {
        AnnouncementStore store(context.db);
        const auto found = store.byId(id);
        // What he is not shown he has not read, and does not hear of.
        if (!found || !found->runsAt(context.stamp.now) || !found->isFor(user))
            return refuse(RefusalCode::AnnouncementNotFound);
        store.noteRead(id, user, context.stamp.now);
        return Answer{.status = 204, .body = {}};
    };
    return Mutation{.run = run, .concernsDesks = false};
}

Decided<http::Response> listAnnouncements(const Call &call)
{
    QueryReader query(call.request.query());
    AnnouncementFilter filter;
    filter.kind = query.word<AnnouncementKind>("kind");
    filter.search = query.text("q");
    if (const auto cursor = query.cursor(1); !cursor.empty())
        filter.after = cursor[0];
    const int limit = query.limit();
    filter.limit = limit + 1;
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    return listResponse(
        AnnouncementStore(call.db).page(filter), limit,
        [&call](JsonWriter &out, const Announcement &row) { writeForStaff(out, call.db, row); },
        [](const Announcement &row) { return joinCursor({row.id.value}); });
}

Decided<http::Response> announcement(const Call &call)
{
    const auto found = AnnouncementStore(call.db).byId(call.id<AnnouncementId>());
    if (!found)
        return refuse(RefusalCode::AnnouncementNotFound);
    JsonWriter out;
    writeForStaff(out, call.db, *found);
    return jsonResponse(out);
}

Decided<Mutation> createAnnouncement(const Call &call)
{
    const auto command = commands::CreateAnnouncement::fromJson(call.body);
    if (!command)
        return fail(command.error());
    return commandMutation(*command, 201, writeResult);
}

Decided<Mutation> updateAnnouncement(const Call &call)
{
    const auto args = call.bodyWithPathId(u"announcement"_s, RefusalCode::AnnouncementNotFound);
    if (!args)
        return fail(args.error());
    const auto command = commands::UpdateAnnouncement::fromJson(*args);
    if (!command)
        return fail(command.error());
    return commandMutation(*command, 200, writeResult);
}

Decided<Mutation> deleteAnnouncement(const Call &call)
{
    const auto args = call.bodyWithPathId(u"announcement"_s, RefusalCode::AnnouncementNotFound);
    if (!args)
        return fail(args.error());
    const auto command = commands::DeleteAnnouncement::fromJson(*args);
    if (!command)
        return fail(command.error());
    return emptyMutation(*command);
}

} // namespace pw::server::handlers
