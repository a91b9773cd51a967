// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/announcement.h"
#include "core/storage/stamp.h"

#include <limits>
#include <optional>

namespace pw
{

class Database;

struct AnnouncementFilter {
    std::optional<AnnouncementKind> kind;
    QString search;                                    ///< id, or part of the title
    qint64 after = std::numeric_limits<qint64>::max(); ///< last id of the page before
    int limit = 50;
};

struct RunningAnnouncements {
    UserId user; ///< for whom
    Instant now;
    Instant afterStart{std::numeric_limits<qint64>::max()}; ///< of the last row of the page before
    qint64 afterId = std::numeric_limits<qint64>::max();
    int limit = 50;
};

/// Announcements; who has read them is known to the server alone. Every call may throw StorageError.
class AnnouncementStore
{
public:
    explicit AnnouncementStore(Database &db) : m_db(db) {}

    [[nodiscard]] std::optional<Announcement> byId(AnnouncementId id) const;
    /// Newest first.
    [[nodiscard]] QList<Announcement> page(const AnnouncementFilter &filter) const;
    /// Those that run and are for this customer, the last to begin first.
    [[nodiscard]] QList<Announcement> running(const RunningAnnouncements &wanted) const;
    /// With its id as its number, which must be free; without one it gets the next.
    AnnouncementId insert(const Announcement &announcement, const Stamp &stamp);
    void update(const Announcement &announcement, const Stamp &stamp);
    /// On the server, what is known of its readers goes too.
    void remove(AnnouncementId id);

    /// Server only. Nothing happens where he has read it before.
    void noteRead(AnnouncementId id, UserId user, Instant now);
    /// Server only.
    [[nodiscard]] bool isRead(AnnouncementId id, UserId user) const;
    /// Server only. How many of those that run are for this customer and not read.
    [[nodiscard]] qint64 unread(UserId user, Instant now) const;
    /// Server only.
    [[nodiscard]] qint64 readers(AnnouncementId id) const;

private:
    Database &m_db;
};

} // namespace pw
