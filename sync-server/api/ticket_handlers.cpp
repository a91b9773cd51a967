// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/open_ticket.h"
#include "core/commands/reply_ticket.h"
#include "core/protocol/content_json.h"
#include "core/storage/attachment_store.h"
#include "core/storage/ticket_store.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/handlers.h"

using namespace Qt::StringLiterals;

namespace pw::server::handlers
{
namespace
{

using rowjson::Audience;

Audience audienceOf(const Actor &actor)
{
    return actor.isStaff() ? Audience::Staff : Audience::Customer;
}

void writeWhole(JsonWriter &out, Database &db, const Ticket &ticket, Audience audience)
{
    rowjson::writeTicketHead(out, ticket, audience);
    rowjson::writeMessages(out, TicketStore(db).messages(ticket.id));
    rowjson::writeAttachments(out, AttachmentStore(db).of(ticket.id));
    out.endObject();
}

void writeResult(JsonWriter &out, const Ticket &ticket, const CommandContext &context)
{
    writeWhole(out, context.db, ticket, audienceOf(context.actor));
}

Decided<http::Response> page(const Call &call, UserId onlyUser)
{
    QueryReader query(call.request.query());
    TicketFilter filter;
    filter.status = query.word<TicketStatus>("status");
    filter.type = query.word<TicketType>("type");
    filter.user = onlyUser.isValid() ? onlyUser : UserId(query.maybeInteger("user", 1).value_or(0));
    filter.search = query.text("q");
    if (const auto cursor = query.cursor(2); !cursor.empty())
        filter.after = {Instant(cursor[0]), cursor[1]};
    const int limit = query.limit();
    filter.limit = limit + 1;
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    const Audience audience = audienceOf(call.caller.actor);
    return listResponse(
        TicketStore(call.db).page(filter), limit,
        [audience](JsonWriter &out, const Ticket &row) {
            rowjson::writeTicketHead(out, row, audience);
            out.endObject();
        },
        [](const Ticket &row) {
            return joinCursor({row.updatedAt.ms, row.id.value});
        });
}

Decided<http::Response> whole(const Call &call, UserId onlyUser)
{
    const auto found = TicketStore(call.db).byId(call.id<TicketId>());
    if (!found || (onlyUser.isValid() && found->user != onlyUser))
        return refuse(RefusalCode::TicketNotFound);
    JsonWriter out;
    writeWhole(out, call.db, *found, audienceOf(call.caller.actor));
    return jsonResponse(out);
}

} // namespace

Decided<http::Response> listOwnTickets(const Call &call)
{
    return page(call, call.user());
}

Decided<http::Response> ownTicket(const Call &call)
{
    return whole(call, call.user());
}

Decided<Mutation> openTicket(const Call &call)
{
    const auto args = call.bodyWith(u"user"_s, call.caller.actor.id);
    if (!args)
        return fail(args.error());
    const auto command = commands::OpenTicket::fromJson(*args);
    if (!command)
        return fail(command.error());
    return commandMutation(*command, 201, writeResult);
}

Decided<http::Response> listTickets(const Call &call)
{
    return page(call, {});
}

Decided<http::Response> ticket(const Call &call)
{
    return whole(call, {});
}

Decided<Mutation> replyTicket(const Call &call)
{
    auto args = call.bodyWithPathId(u"ticket"_s, RefusalCode::TicketNotFound);
    if (!args)
        return fail(args.error());
    // Opening a ticket calls it "message", the command calls it "text": both are understood here.
    if (args->contains(u"message"_s) && !args->contains(u"text"_s))
        args->insert(u"text"_s, args->take(u"message"_s));
    const auto command = commands::ReplyTicket::fromJson(*args);
    if (!command)
        return fail(command.error());
    return commandMutation(*command, 200, writeResult);
}

Decided<Mutation> setTicketStatus(const Call &call)
{
    const auto args = call.bodyWithPathId(u"ticket"_s, RefusalCode::TicketNotFound);
    if (!args)
        return fail(args.error());
    const auto command = commands::SetTicketStatus::fromJson(*args);
    if (!command)
        return fail(command.error());
    return commandMutation(*command, 200, writeResult);
}

} // namespace pw::server::handlers
