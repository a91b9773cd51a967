// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/announcement_store.h"

#include "core/storage/database.h"
#include "core/storage/search_pattern.h"
#include "sql_catalogue.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

QString joined(const QList<UserId> &users)
{
    QStringList ids;
    for (const UserId id : users)
        ids << QString::number(id.value);
    return ids.join(u',');
}

QList<UserId> split(const QString &ids)
{
    QList<UserId> users;
    for (const QStringView id : QStringView(ids).split(u',', Qt::SkipEmptyParts))
        users << UserId(id.toLongLong());
    return users;
}

Announcement readAnnouncement(Statement &row)
{
    Announcement announcement;
    announcement.id = row.id<AnnouncementId>("id");
    announcement.title = row.text("title");
    announcement.text = row.text("text");
    announcement.kind = row.word<AnnouncementKind>("kind");
    announcement.from = row.instant("starts_at");
    announcement.until = row.instant("ends_at");
    announcement.audience = row.word<AnnouncementAudience>("audience");
    announcement.users = split(row.text("user_ids"));
    announcement.enabled = row.flag("enabled");
    announcement.createdAt = row.instant("created_at");
    announcement.updatedAt = row.instant("updated_at");
    announcement.rev = row.integer("rev");
    return announcement;
}

QList<Announcement> readAll(Statement &statement)
{
    QList<Announcement> announcements;
    while (statement.step())
        announcements << readAnnouncement(statement);
    return announcements;
}

Statement &bindFields(Statement &statement, const Announcement &announcement, const Stamp &stamp)
{
    return statement.bind("title"_L1, announcement.title)
        .bind("text"_L1, announcement.text)
        .bind("kind"_L1, toWord(announcement.kind))
        .bind("from"_L1, announcement.from)
        .bind("until"_L1, announcement.until)
        .bind("audience"_L1, toWord(announcement.audience))
        .bind("users"_L1, joined(announcement.users))
        .bind("enabled"_L1, announcement.enabled)
        .bind("now"_L1, stamp.now)
        .bind("rev"_L1, stamp.rev);
}

} // namespace

std::optional<Announcement> AnnouncementStore::byId(AnnouncementId id) const
{
    auto statement = m_db.prepare(sql::announcements::by_id);
    statement.bind("id"_L1, id);
    return statement.step() ? std::optional(readAnnouncement(statement)) : std::nullopt;
}

QList<Announcement> AnnouncementStore::page(const AnnouncementFilter &filter) const
{
    const SearchPattern pattern = searchPattern(filter.search);
    auto statement = m_db.prepare(sql::announcements::page);
    statement.bind("after"_L1, filter.after)
        .bind("kind"_L1, filter.kind ? toWord(*filter.kind) : QString())
        .bind("pattern"_L1, pattern.like)
        .bind("number"_L1, pattern.number)
        .bind("limit"_L1, filter.limit);
    return readAll(statement);
}

QList<Announcement> AnnouncementStore::running(const RunningAnnouncements &wanted) const
{
    auto statement = m_db.prepare(sql::announcements::page_running);
    statement.bind("after_start"_L1, wanted.afterStart)
        .bind("after_id"_L1, wanted.afterId)
        .bind("now"_L1, wanted.now)
        .bind("user"_L1, wanted.user)
        .bind("limit"_L1, wanted.limit);
    return readAll(statement);
}

AnnouncementId AnnouncementStore::insert(const Announcement &announcement, const Stamp &stamp)
{
    auto statement = m_db.prepare(sql::announcements::insert);
    statement.bindOrNext("id"_L1, announcement.id);
    return bindFields(statement, announcement, stamp).insertedId<AnnouncementId>();
}

void AnnouncementStore::update(const Announcement &announcement, const Stamp &stamp)
{
    auto statement = m_db.prepare(sql::announcements::update);
    statement.bind("id"_L1, announcement.id);
    bindFields(statement, announcement, stamp).run();
}

void AnnouncementStore::remove(AnnouncementId id)
{
    m_db.prepare(sql::announcements::remove).bind("id"_L1, id).run();
}

void AnnouncementStore::noteRead(AnnouncementId id, UserId user, Instant now)
{
    m_db.prepare(sql::announcements::note_read)
        .bind("announcement"_L1, id)
        .bind("user"_L1, user)
        .bind("now"_L1, now)
        .run();
}

bool AnnouncementStore::isRead(AnnouncementId id, UserId user) const
{
    auto statement = m_db.prepare(sql::announcements::is_read);
    statement.bind("announcement"_L1, id).bind("user"_L1, user);
    return statement.step();
}

qint64 AnnouncementStore::unread(UserId user, Instant now) const
{
    auto statement = m_db.prepare(sql::announcements::count_unread);
    statement.bind("user"_L1, user).bind("now"_L1, now);
    return statement.step() ? statement.integer("unread") : 0;
}

qint64 AnnouncementStore::readers(AnnouncementId id) const
{
    auto statement = m_db.prepare(sql::announcements::count_reads);
    statement.bind("announcement"_L1, id);
    return statement.step() ? statement.integer("readers") : 0;
}

} // namespace pw
