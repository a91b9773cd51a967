// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/protocol/content_json.h"
#include "core/storage/attachment_store.h"
#include "core/storage/ticket_store.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/full_problem.h"
#include "sync-server/api/handlers.h"

#include <QUrl>

using namespace Qt::StringLiterals;

/// Files at tickets. What is written here is no command: desks hold no bytes, so they cannot send any.
namespace pw::server::handlers
{
namespace
{

/// Another customer's ticket is answered like none at all; `onlyUser` none: of anybody.
Decided<Ticket> visibleTicket(Database &db, TicketId id, UserId onlyUser)
{
    auto ticket = TicketStore(db).byId(id);
    if (!ticket || (onlyUser.isValid() && ticket->user != onlyUser))
        return refuse(RefusalCode::TicketNotFound);
    return std::move(*ticket);
}

/// Staff and customers have numbers of their own kind each.
qint64 accountOf(const Actor &actor)
{
    return actor.isStaff() ? -actor.id : actor.id;
}

/// A new file from the customer is something to look at, as a reply is.
void noteNews(CommandContext &context, Ticket ticket)
{
    if (!context.actor.isCustomer())
        return;
    ticket.status = TicketStatus::Open;
    ticket.readByStaff = false;
    TicketStore(context.db).setState(ticket, context.stamp);
}

Decided<void> checkRoom(CommandContext &context, const Ticket &ticket, qint64 size)
{
    const AttachmentUsage usage = AttachmentStore(context.db).usage(ticket);
    return decide::checkRoom({.status = ticket.status,
                              .byCustomer = context.actor.isCustomer(),
                              .size = size,
                              .fromCustomer = usage.fromCustomer,
                              .inAll = usage.inAll,
                              .bytesOfCustomer = usage.bytesOfCustomer});
}

Decided<Answer> keep(CommandContext &context, UserId onlyUser, Attachment attachment, const QByteArray &bytes)
{
    const auto ticket = visibleTicket(context.db, attachment.ticket, onlyUser);
    if (!ticket)
        return fail(ticket.error());
    if (const auto checked = checkRoom(context, *ticket, bytes.size()); !checked)
        return fail(checked.error());
    const Actor &actor = context.actor;
    attachment.authorKind = actor.isStaff() ? AuthorKind::Staff : AuthorKind::Customer;
    attachment.authorName = actor.name;
    AttachmentStore store(context.db);
    const AttachmentId id = store.insert(attachment, bytes, context.stamp);
    noteNews(context, *ticket);
    if (actor.isStaff())
        noteAudit(context, {.event = u"file_attached"_s,
                            .subject = subjectOf(*ticket),
                            .after = {{u"attachment"_s, id.value}, {u"name"_s, attachment.name}}});
    JsonWriter out;
    rowjson::writeAttachment(out, store.byId(id).value());
    return Answer{.status = 201, .body = out.take()};
}

Decided<Mutation> attach(const Call &call, UserId onlyUser)
{
    QueryReader query(call.request.query());
    Attachment attachment;
    attachment.ticket = call.id<TicketId>();
    attachment.name = query.text("name", 1000);
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    // First whether there is such a ticket: what stands at others' is not talked about.
    if (const auto ticket = visibleTicket(call.db, attachment.ticket, onlyUser); !ticket)
        return fail(ticket.error());
    const QByteArray bytes(call.request.body.data(), static_cast<qsizetype>(call.request.body.size()));
    const auto type = decide::fileType(bytes);
    if (!type)
        return fail(type.error());
    attachment.type = *type;
    if (const auto checked = decide::checkFileName(attachment.name, *type); !checked)
        return fail(checked.error());
    const auto place = call.shop.fileLimits.uploads.enter(accountOf(call.caller.actor));
    if (!place)
        return Mutation{.instead = fullProblem(call, place.error())};
    return Mutation{.run = [onlyUser, attachment, bytes, held = *place](CommandContext &context) {
        return keep(context, onlyUser, attachment, bytes);
    }};
}

/// Both forms of RFC 6266: old clients read the first, which has '_' for what is not ASCII.
std::string disposition(const QString &name)
{
    std::string plain;
    for (const QChar c : name)
        plain += c >= u' ' && c < u'\x7f' && c != u'"' && c != u'\\' ? static_cast<char>(c.unicode()) : '_';
    return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + QUrl::toPercentEncoding(name).toStdString();
}

Decided<http::Response> file(const Call &call, UserId onlyUser)
{
    const auto ticket = visibleTicket(call.db, call.id<TicketId>(), onlyUser);
    if (!ticket)
        return fail(ticket.error());
    const AttachmentStore store(call.db);
    const auto found = store.byId(call.id<AttachmentId>(1));
    if (!found || found->ticket != ticket->id)
        return refuse(RefusalCode::AttachmentNotFound);
    const auto place = call.shop.fileLimits.downloads.enter(accountOf(call.caller.actor));
    if (!place)
        return fullProblem(call, place.error());
    http::Response response;
    response.held = *place;
    response.body = store.bytes(found->id).toStdString();
    response.contentType = toWord(found->type).toStdString();
    if (found->type == AttachmentType::Text)
        response.contentType += "; charset=utf-8";
    // Whatever a browser makes of it: it is saved, and where it is shown all the same, it may do nothing.
    response.header("Content-Disposition", disposition(found->name));
    response.header("Content-Security-Policy", "sandbox; default-src 'none'; frame-ancestors 'none'");
    return response;
}

} // namespace

Decided<Mutation> attachToOwnTicket(const Call &call)
{
    return attach(call, call.user());
}

Decided<Mutation> attachToTicket(const Call &call)
{
    return attach(call, {});
}

Decided<http::Response> ownAttachment(const Call &call)
{
    return file(call, call.user());
}

Decided<http::Response> attachment(const Call &call)
{
    return file(call, {});
}

} // namespace pw::server::handlers
