// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/edit_page.h"

#include "core/protocol/field_reader.h"
#include "core/storage/site_page_store.h"

using namespace Qt::StringLiterals;

namespace pw::commands
{
namespace
{

SitePageFields readFields(FieldReader &reader)
{
    SitePageFields fields;
    fields.slug = reader.maybeText(u"slug"_s, 1000);
    if (fields.slug) {
        if (const auto checked = decide::checkSlug(*fields.slug); !checked)
            reader.note(checked.error());
    }
    fields.title = reader.maybeText(u"title"_s, SitePageFields::maxTitle);
    if (fields.title && fields.title->isEmpty())
        reader.note({RefusalCode::TextEmpty, u"title"_s, {}});
    fields.body = reader.maybeText(u"body"_s, SitePageFields::maxBody);
    fields.kind = reader.maybeWord<SitePageKind>(u"kind"_s);
    fields.published = reader.maybeFlag(u"published"_s);
    fields.position = reader.maybeInteger(u"position"_s, 0, 1'000'000'000);
    return fields;
}

Decided<void> apply(SitePage &page, const SitePageFields &fields, const SitePageStore &store)
{
    page.slug = fields.slug.value_or(page.slug);
    page.title = fields.title.value_or(page.title);
    page.body = fields.body.value_or(page.body);
    page.kind = fields.kind.value_or(page.kind);
    page.published = fields.published.value_or(page.published);
    page.position = fields.position.value_or(page.position);
    const auto there = store.bySlug(page.slug);
    if (there && there->id != page.id)
        return refuse(RefusalCode::PageSlugTaken, u"slug"_s);
    return {};
}

} // namespace

Decided<CreatePage> CreatePage::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    CreatePage command{.fields = readFields(reader)};
    if (!command.fields.slug)
        reader.note({RefusalCode::FieldMissing, u"slug"_s, {}});
    if (!command.fields.title)
        reader.note({RefusalCode::FieldMissing, u"title"_s, {}});
    if (!command.fields.body)
        reader.note({RefusalCode::FieldMissing, u"body"_s, {}});
    return reader.finished(std::move(command));
}

Decided<SitePage> CreatePage::run(CommandContext &context) const
{
    SitePageStore store(context.db);
    SitePage page;
    page.id = SitePageId(context.rowId);
    page.createdAt = page.updatedAt = context.stamp.now;
    page.rev = context.stamp.rev;
    if (const auto applied = apply(page, fields, store); !applied)
        return fail(applied.error());
    page.id = store.insert(page, context.stamp);
    return page;
}

Decided<UpdatePage> UpdatePage::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    UpdatePage command;
    command.page = reader.id<SitePageId>(u"page"_s);
    command.fields = readFields(reader);
    return reader.finished(std::move(command));
}

Decided<SitePage> UpdatePage::run(CommandContext &context) const
{
    SitePageStore store(context.db);
    auto found = store.byId(page);
    if (!found)
        return refuse(RefusalCode::PageNotFound, u"page"_s);
    if (const auto applied = apply(*found, fields, store); !applied)
        return fail(applied.error());
    found->updatedAt = context.stamp.now;
    found->rev = context.stamp.rev;
    store.update(*found, context.stamp);
    return std::move(*found);
}

Decided<DeletePage> DeletePage::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    DeletePage command;
    command.page = reader.id<SitePageId>(u"page"_s);
    return reader.finished(std::move(command));
}

Decided<SitePage> DeletePage::run(CommandContext &context) const
{
    SitePageStore store(context.db);
    auto found = store.byId(page);
    if (!found)
        return refuse(RefusalCode::PageNotFound, u"page"_s);
    store.remove(page);
    return std::move(*found);
}

} // namespace pw::commands
