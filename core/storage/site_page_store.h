// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/site_page.h"
#include "core/storage/stamp.h"

#include <QList>

#include <optional>

namespace pw
{

class Database;

struct SitePageFilter {
    std::optional<SitePageKind> kind;
    std::optional<bool> published;
};

/// The shop's own pages. Every call may throw StorageError.
class SitePageStore
{
public:
    explicit SitePageStore(Database &db) : m_db(db) {}

    [[nodiscard]] std::optional<SitePage> byId(SitePageId id) const;
    [[nodiscard]] std::optional<SitePage> bySlug(const QString &slug) const;
    /// By position.
    [[nodiscard]] QList<SitePage> all(const SitePageFilter &filter) const;
    /// With its id as its number, which must be free; without one it gets the next.
    SitePageId insert(const SitePage &page, const Stamp &stamp);
    void update(const SitePage &page, const Stamp &stamp);
    void remove(SitePageId id);

private:
    Database &m_db;
};

} // namespace pw
