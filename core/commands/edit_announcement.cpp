// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/edit_announcement.h"

#include "core/protocol/field_reader.h"
#include "core/storage/announcement_store.h"
#include "core/storage/user_store.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::commands
{
namespace
{

std::optional<QString> readText(FieldReader &reader, const QString &name, qsizetype maxLength)
{
    auto text = reader.maybeText(name, maxLength);
    if (text && text->isEmpty())
        reader.note({RefusalCode::TextEmpty, name, {}});
    return text;
}

std::optional<QList<UserId>> readUsers(FieldReader &reader)
{
    const QJsonValue value = reader.raw(u"user_ids"_s);
    if (value.isUndefined())
        return std::nullopt;
    const QJsonArray array = value.toArray();
    const bool numbers = std::ranges::all_of(array, [](const QJsonValue &id) { return id.toInteger(0) > 0; });
    if (!value.isArray() || !numbers || array.size() > AnnouncementFields::maxUsers) {
        reader.note({RefusalCode::FieldWrongType, u"user_ids"_s, u"a list of at most 500 numbers of users"_s});
        return std::nullopt;
    }
    QList<UserId> users;
    for (const QJsonValue &id : array)
        users << UserId(id.toInteger());
    std::sort(users.begin(), users.end());
    users.erase(std::unique(users.begin(), users.end()), users.end());
    return users;
}

AnnouncementFields readFields(FieldReader &reader)
{
    AnnouncementFields fields;
    fields.title = readText(reader, u"title"_s, AnnouncementFields::maxTitle);
    fields.text = readText(reader, u"text"_s, AnnouncementFields::maxText);
    fields.kind = reader.maybeWord<AnnouncementKind>(u"kind"_s);
    fields.from = reader.maybeMoment(u"from"_s);
    if (reader.raw(u"until"_s).isNull())
        fields.until = Instant();
    else
        fields.until = reader.maybeMoment(u"until"_s);
    fields.audience = reader.maybeWord<AnnouncementAudience>(u"audience"_s);
    fields.users = readUsers(reader);
    fields.enabled = reader.maybeFlag(u"enabled"_s);
    return fields;
}

/// Puts the fields in and looks at the whole: what fits each for itself need not fit together.
Decided<void> apply(Announcement &announcement, const AnnouncementFields &fields, Database &db)
{
    announcement.title = fields.title.value_or(announcement.title);
    announcement.text = fields.text.value_or(announcement.text);
    announcement.kind = fields.kind.value_or(announcement.kind);
    announcement.from = fields.from.value_or(announcement.from);
    announcement.until = fields.until.value_or(announcement.until);
    announcement.audience = fields.audience.value_or(announcement.audience);
    announcement.users = fields.users.value_or(announcement.users);
    announcement.enabled = fields.enabled.value_or(announcement.enabled);
    if (announcement.until.ms != 0 && !(announcement.from < announcement.until))
        return refuse(RefusalCode::PeriodEndsBeforeItBegins, u"until"_s);
    if (announcement.audience == AnnouncementAudience::All) {
        announcement.users.clear();
        return {};
    }
    if (announcement.users.isEmpty())
        return refuse(RefusalCode::FieldMissing, u"user_ids"_s);
    const UserStore users(db);
    for (const UserId id : std::as_const(announcement.users)) {
        if (!users.byId(id))
            return refuse(RefusalCode::UserNotFound, u"user_ids"_s, QString::number(id.value));
    }
    return {};
}

} // namespace

Decided<CreateAnnouncement> CreateAnnouncement::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    CreateAnnouncement command{.fields = readFields(reader)};
    if (!command.fields.title)
        reader.note({RefusalCode::FieldMissing, u"title"_s, {}});
    if (!command.fields.text)
        reader.note({RefusalCode::FieldMissing, u"text"_s, {}});
    return reader.finished(std::move(command));
}

Decided<Announcement> CreateAnnouncement::run(CommandContext &context) const
{
    Announcement announcement;
    announcement.id = AnnouncementId(context.rowId);
    announcement.from = context.stamp.now;
    announcement.createdAt = announcement.updatedAt = context.stamp.now;
    announcement.rev = context.stamp.rev;
    if (const auto applied = apply(announcement, fields, context.db); !applied)
        return fail(applied.error());
    announcement.id = AnnouncementStore(context.db).insert(announcement, context.stamp);
    return announcement;
}

Decided<UpdateAnnouncement> UpdateAnnouncement::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    UpdateAnnouncement command;
    command.announcement = reader.id<AnnouncementId>(u"announcement"_s);
    command.fields = readFields(reader);
    return reader.finished(std::move(command));
}

Decided<Announcement> UpdateAnnouncement::run(CommandContext &context) const
{
    AnnouncementStore store(context.db);
    auto found = store.byId(announcement);
    if (!found)
        return refuse(RefusalCode::AnnouncementNotFound, u"announcement"_s);
    if (const auto applied = apply(*found, fields, context.db); !applied)
        return fail(applied.error());
    found->updatedAt = context.stamp.now;
    found->rev = context.stamp.rev;
    store.update(*found, context.stamp);
    return std::move(*found);
}

Decided<DeleteAnnouncement> DeleteAnnouncement::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    DeleteAnnouncement command;
    command.announcement = reader.id<AnnouncementId>(u"announcement"_s);
    return reader.finished(std::move(command));
}

Decided<Announcement> DeleteAnnouncement::run(CommandContext &context) const
{
    AnnouncementStore store(context.db);
    auto found = store.byId(announcement);
    if (!found)
        return refuse(RefusalCode::AnnouncementNotFound, u"announcement"_s);
    store.remove(announcement);
    return std::move(*found);
}

} // namespace pw::commands
