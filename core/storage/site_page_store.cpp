// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/site_page_store.h"

#include "core/storage/database.h"
#include "sql_catalogue.h"

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

SitePage readPage(Statement &row)
{
    SitePage page;
    page.id = row.id<SitePageId>("id");
    page.slug = row.text("slug");
    page.title = row.text("title");
    page.body = row.text("body");
    page.kind = row.word<SitePageKind>("kind");
    page.published = row.flag("published");
    page.position = row.integer("position");
    page.createdAt = row.instant("created_at");
    page.updatedAt = row.instant("updated_at");
    page.rev = row.integer("rev");
    return page;
}

Statement &bindFields(Statement &statement, const SitePage &page, const Stamp &stamp)
{
    return statement.bind("slug"_L1, page.slug)
        .bind("title"_L1, page.title)
        .bind("body"_L1, page.body)
        .bind("kind"_L1, toWord(page.kind))
        .bind("published"_L1, page.published)
        .bind("position"_L1, page.position)
        .bind("now"_L1, stamp.now)
        .bind("rev"_L1, stamp.rev);
}

std::optional<SitePage> onlyPage(Statement &statement)
{
    return statement.step() ? std::optional(readPage(statement)) : std::nullopt;
}

} // namespace

std::optional<SitePage> SitePageStore::byId(SitePageId id) const
{
    auto statement = m_db.prepare(sql::pages::by_id);
    return onlyPage(statement.bind("id"_L1, id));
}

std::optional<SitePage> SitePageStore::bySlug(const QString &slug) const
{
    auto statement = m_db.prepare(sql::pages::by_slug);
    return onlyPage(statement.bind("slug"_L1, slug));
}

QList<SitePage> SitePageStore::all(const SitePageFilter &filter) const
{
    auto statement = m_db.prepare(sql::pages::all);
    statement.bind("kind"_L1, filter.kind ? toWord(*filter.kind) : QString())
        .bind("published"_L1, filter.published ? static_cast<qint64>(*filter.published) : qint64(-1));
    QList<SitePage> pages;
    while (statement.step())
        pages << readPage(statement);
    return pages;
}

SitePageId SitePageStore::insert(const SitePage &page, const Stamp &stamp)
{
    auto statement = m_db.prepare(sql::pages::insert);
    statement.bindOrNext("id"_L1, page.id);
    return bindFields(statement, page, stamp).insertedId<SitePageId>();
}

void SitePageStore::update(const SitePage &page, const Stamp &stamp)
{
    auto statement = m_db.prepare(sql::pages::update);
    statement.bind("id"_L1, page.id);
    bindFields(statement, page, stamp).run();
}

void SitePageStore::remove(SitePageId id)
{
    m_db.prepare(sql::pages::remove).bind("id"_L1, id).run();
}

} // namespace pw
