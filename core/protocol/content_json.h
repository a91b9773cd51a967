// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/announcement.h"
#include "core/domain/attachment.h"
#include "core/domain/site_page.h"
#include "core/protocol/row_json.h"

/// How what the shop tells its customers, and what hangs at tickets, looks in JSON.
namespace pw::rowjson
{

/// Without the closing brace: who reads it follows, which the server alone knows.
void writeAnnouncementHead(JsonWriter &out, const Announcement &announcement, Audience audience);
/// `withBody`: false in lists. Staff also get published, created_at and rev.
void writePage(JsonWriter &out, const SitePage &page, Audience audience, bool withBody);
void writeAttachment(JsonWriter &out, const Attachment &attachment);
/// "attachments": [...], within a ticket.
void writeAttachments(JsonWriter &out, const QList<Attachment> &attachments);

} // namespace pw::rowjson
