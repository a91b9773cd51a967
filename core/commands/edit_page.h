// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/site_page.h"

#include <optional>

namespace pw::commands
{

struct SitePageFields {
    std::optional<QString> slug;
    std::optional<QString> title;
    std::optional<QString> body;
    std::optional<SitePageKind> kind;
    std::optional<bool> published;
    std::optional<qint64> position;

    static constexpr qsizetype maxTitle = 200;
    static constexpr qsizetype maxBody = 100'000;
};

/// Slug, title and body there must be; it is not published unless that is said.
struct CreatePage {
    static constexpr QLatin1StringView name{"CreatePage"};

    SitePageFields fields;

    [[nodiscard]] static Decided<CreatePage> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<SitePage> run(CommandContext &context) const;
};

struct UpdatePage {
    static constexpr QLatin1StringView name{"UpdatePage"};

    SitePageId page;
    SitePageFields fields;

    [[nodiscard]] static Decided<UpdatePage> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<SitePage> run(CommandContext &context) const;
};

struct DeletePage {
    static constexpr QLatin1StringView name{"DeletePage"};

    SitePageId page;

    [[nodiscard]] static Decided<DeletePage> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<SitePage> run(CommandContext &context) const;
};

} // namespace pw::commands
