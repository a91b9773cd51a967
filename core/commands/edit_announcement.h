// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/announcement.h"

#include <optional>

namespace pw::commands
{

struct AnnouncementFields {
    std::optional<QString> title;
    std::optional<QString> text;
    std::optional<AnnouncementKind> kind;
    std::optional<Instant> from;
    std::optional<Instant> until; ///< ms = 0: no end
    std::optional<AnnouncementAudience> audience;
    std::optional<QList<UserId>> users; ///< ascending, each once
    std::optional<bool> enabled;

    static constexpr qsizetype maxTitle = 200;
    static constexpr qsizetype maxText = 10'000;
    static constexpr qsizetype maxUsers = 500;
};

/// Title and text there must be; it begins now, has no end and is for all, unless said otherwise.
struct CreateAnnouncement {
    static constexpr QLatin1StringView name{"CreateAnnouncement"};

    AnnouncementFields fields;

    [[nodiscard]] static Decided<CreateAnnouncement> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<Announcement> run(CommandContext &context) const;
};

struct UpdateAnnouncement {
    static constexpr QLatin1StringView name{"UpdateAnnouncement"};

    AnnouncementId announcement;
    AnnouncementFields fields;

    [[nodiscard]] static Decided<UpdateAnnouncement> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<Announcement> run(CommandContext &context) const;
};

struct DeleteAnnouncement {
    static constexpr QLatin1StringView name{"DeleteAnnouncement"};

    AnnouncementId announcement;

    [[nodiscard]] static Decided<DeleteAnnouncement> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<Announcement> run(CommandContext &context) const;
};

} // namespace pw::commands
