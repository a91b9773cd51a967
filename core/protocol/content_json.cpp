// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/protocol/content_json.h"

using namespace Qt::StringLiterals;

namespace pw::rowjson
{

void writeAnnouncementHead(JsonWriter &out, const Announcement &announcement, Audience audience)
{
    out.beginObject()
        .field("id"_L1, announcement.id.value)
        .field("title"_L1, announcement.title)
        .field("text"_L1, announcement.text)
        .field("kind"_L1, toWord(announcement.kind))
        .field("from"_L1, announcement.from)
        .key("until"_L1);
    if (announcement.until.ms == 0)
        out.null();
    else
        out.value(announcement.until);
    if (audience == Audience::Customer)
        return;
    out.field("audience"_L1, toWord(announcement.audience)).key("user_ids"_L1).beginArray();
    for (const UserId id : announcement.users)
        out.value(id.value);
    out.endArray()
        .field("enabled"_L1, announcement.enabled)
        .field("created_at"_L1, announcement.createdAt)
        .field("updated_at"_L1, announcement.updatedAt)
        .field("rev"_L1, announcement.rev);
}

void writePage(JsonWriter &out, const SitePage &page, Audience audience, bool withBody)
{
    out.beginObject();
    if (audience == Audience::Staff)
        out.field("id"_L1, page.id.value);
    out.field("slug"_L1, page.slug).field("title"_L1, page.title).field("kind"_L1, toWord(page.kind));
    if (withBody)
        out.field("body"_L1, page.body);
    out.field("position"_L1, page.position).field("updated_at"_L1, page.updatedAt);
    if (audience == Audience::Staff)
        out.field("published"_L1, page.published).field("created_at"_L1, page.createdAt).field("rev"_L1, page.rev);
    out.endObject();
}

void writeAttachment(JsonWriter &out, const Attachment &attachment)
{
    out.beginObject()
        .field("id"_L1, attachment.id.value)
        .field("name"_L1, attachment.name)
        .field("type"_L1, toWord(attachment.type))
        .field("size"_L1, attachment.size)
        .field("author_kind"_L1, toWord(attachment.authorKind))
        .field("label"_L1, attachment.authorName)
        .field("created_at"_L1, attachment.createdAt)
        .endObject();
}

void writeAttachments(JsonWriter &out, const QList<Attachment> &attachments)
{
    out.key("attachments"_L1).beginArray();
    for (const Attachment &attachment : attachments)
        writeAttachment(out, attachment);
    out.endArray();
}

} // namespace pw::rowjson
