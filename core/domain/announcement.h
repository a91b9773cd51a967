// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/domain/words.h"

#include <QList>
#include <QString>

namespace pw
{

enum class AnnouncementKind { Info, Warning, Success, Maintenance };
enum class AnnouncementAudience { All, Users };

inline const auto &wordTable(AnnouncementKind)
{
    static constexpr Word<AnnouncementKind> table[] = {{AnnouncementKind::Info, "info"},
                                                       {AnnouncementKind::Warning, "warning"},
                                                       {AnnouncementKind::Success, "success"},
                                                       {AnnouncementKind::Maintenance, "maintenance"}};
    return table;
}

inline const auto &wordTable(AnnouncementAudience)
{
    static constexpr Word<AnnouncementAudience> table[] = {{AnnouncementAudience::All, "all"},
                                                           {AnnouncementAudience::Users, "users"}};
    return table;
}

/// What the shop tells its customers, plain text.
struct Announcement {
    AnnouncementId id = {};
    QString title = {};
    QString text = {};
    AnnouncementKind kind = AnnouncementKind::Info;
    Instant from = {};
    Instant until = {}; ///< not included; ms = 0: no end
    AnnouncementAudience audience = AnnouncementAudience::All;
    QList<UserId> users = {}; ///< ascending; empty unless audience is Users
    bool enabled = true;
    Instant createdAt = {};
    Instant updatedAt = {};
    qint64 rev = 0;

    /// Whether it is shown at that moment, to those whom it is for.
    [[nodiscard]] bool runsAt(Instant now) const { return enabled && !(now < from) && (until.ms == 0 || now < until); }
    [[nodiscard]] bool isFor(UserId user) const
    {
        return audience == AnnouncementAudience::All || users.contains(user);
    }
};

} // namespace pw
