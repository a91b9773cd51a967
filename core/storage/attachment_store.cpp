// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/attachment_store.h"

#include "core/storage/database.h"
#include "sql_catalogue.h"

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

Attachment readAttachment(Statement &row)
{
    Attachment attachment;
    attachment.id = row.id<AttachmentId>("id");
    attachment.ticket = row.id<TicketId>("ticket_id");
    attachment.authorKind = row.word<AuthorKind>("author_kind");
    attachment.authorName = row.text("author_name");
    attachment.name = row.text("name");
    attachment.type = row.word<AttachmentType>("type");
    attachment.size = row.integer("size");
    attachment.createdAt = row.instant("created_at");
    attachment.rev = row.integer("rev");
    return attachment;
}

} // namespace

std::optional<Attachment> AttachmentStore::byId(AttachmentId id) const
{
    auto statement = m_db.prepare(sql::attachments::by_id);
    statement.bind("id"_L1, id);
    return statement.step() ? std::optional(readAttachment(statement)) : std::nullopt;
}

QList<Attachment> AttachmentStore::of(TicketId ticket) const
{
    auto statement = m_db.prepare(sql::attachments::of_ticket);
    statement.bind("ticket"_L1, ticket);
    QList<Attachment> attachments;
    while (statement.step())
        attachments << readAttachment(statement);
    return attachments;
}

AttachmentUsage AttachmentStore::usage(const Ticket &ticket) const
{
    auto statement = m_db.prepare(sql::attachments::usage);
    statement.bind("user"_L1, ticket.user).bind("ticket"_L1, ticket.id);
    AttachmentUsage usage;
    if (!statement.step())
        return usage;
    usage.inAll = statement.integer("in_all");
    usage.fromCustomer = statement.integer("from_customer");
    usage.bytesOfCustomer = statement.integer("bytes_of_customer");
    return usage;
}

AttachmentId AttachmentStore::insert(const Attachment &attachment, const QByteArray &bytes, const Stamp &stamp)
{
    auto statement = m_db.prepare(sql::attachments::insert);
    statement.bind("ticket"_L1, attachment.ticket)
        .bind("author_kind"_L1, toWord(attachment.authorKind))
        .bind("author_name"_L1, attachment.authorName)
        .bind("name"_L1, attachment.name)
        .bind("type"_L1, toWord(attachment.type))
        .bind("size"_L1, static_cast<qint64>(bytes.size()))
        .bind("now"_L1, stamp.now)
        .bind("rev"_L1, stamp.rev);
    const auto id = statement.insertedId<AttachmentId>();
    m_db.prepare(sql::attachments::insert_file).bind("attachment"_L1, id).bindBytes("bytes"_L1, bytes).run();
    return id;
}

QByteArray AttachmentStore::bytes(AttachmentId id) const
{
    auto statement = m_db.prepare(sql::attachments::file);
    statement.bind("attachment"_L1, id);
    return statement.step() ? statement.bytes("bytes") : QByteArray();
}

} // namespace pw
