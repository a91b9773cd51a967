// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/domain/refusal.h"
#include "core/domain/words.h"

#include <QString>

namespace pw
{

enum class SitePageKind { Faq, Terms, Privacy, Page };

inline const auto &wordTable(SitePageKind)
{
    static constexpr Word<SitePageKind> table[] = {{SitePageKind::Faq, "faq"},
                                                   {SitePageKind::Terms, "terms"},
                                                   {SitePageKind::Privacy, "privacy"},
                                                   {SitePageKind::Page, "page"}};
    return table;
}

/// A page of the shop's own.
struct SitePage {
    SitePageId id = {};
    QString slug = {}; ///< its address; no two pages have the same
    QString title = {};
    QString body = {}; ///< Markdown, as it was written: whoever shows it must not take HTML in it for his own
    SitePageKind kind = SitePageKind::Page;
    bool published = false;
    qint64 position = 0;
    Instant createdAt = {};
    Instant updatedAt = {};
    qint64 rev = 0;
};

namespace decide
{
/// 1 to 64 lower-case ASCII letters and digits, with single dashes between them.
[[nodiscard]] Decided<void> checkSlug(QStringView slug);
} // namespace decide

} // namespace pw
