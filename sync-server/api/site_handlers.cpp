// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/edit_page.h"
#include "core/protocol/content_json.h"
#include "core/storage/settings_store.h"
#include "core/storage/site_page_store.h"
#include "sync-server/accounts/accounts.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/handlers.h"

using namespace Qt::StringLiterals;

/// What the shop says of itself: to everybody, and how its staff write it.
namespace pw::server::handlers
{
namespace
{

using rowjson::Audience;

Decided<http::Response> pageList(const Call &call, Audience audience)
{
    QueryReader query(call.request.query());
    SitePageFilter filter;
    filter.kind = query.word<SitePageKind>("kind");
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    if (audience == Audience::Customer)
        filter.published = true;
    return wholeListResponse(SitePageStore(call.db).all(filter), [audience](JsonWriter &out, const SitePage &row) {
        rowjson::writePage(out, row, audience, false);
    });
}

http::Response whole(const SitePage &page, Audience audience)
{
    JsonWriter out;
    rowjson::writePage(out, page, audience, true);
    return jsonResponse(out);
}

void writeResult(JsonWriter &out, const SitePage &page, const CommandContext &)
{
    rowjson::writePage(out, page, Audience::Staff, true);
}

} // namespace

Decided<http::Response> site(const Call &call)
{
    const SettingsStore settings(call.db);
    JsonWriter out;
    out.beginObject()
        .field("name"_L1, call.shop.accounts.desk.siteName(call.db))
        .field("description"_L1, settings.effective(SettingName::SiteDescription))
        .field("currency"_L1, call.shop.currency)
        .field("support_email"_L1, settings.effective(SettingName::SupportEmail))
        .field("terms_of_ordering"_L1, settings.effective(SettingName::TermsOfOrdering))
        .field("registration_open"_L1, settings.flag(SettingName::RegistrationOpen))
        .endObject();
    return jsonResponse(out);
}

Decided<http::Response> listPublicPages(const Call &call)
{
    return pageList(call, Audience::Customer);
}

Decided<http::Response> publicPage(const Call &call)
{
    const auto found = SitePageStore(call.db).bySlug(call.text(0));
    // What is not published yet is not there.
    if (!found || !found->published)
        return refuse(RefusalCode::PageNotFound);
    return whole(*found, Audience::Customer);
}

Decided<http::Response> listPages(const Call &call)
{
    return pageList(call, Audience::Staff);
}

Decided<http::Response> page(const Call &call)
{
    const auto found = SitePageStore(call.db).byId(call.id<SitePageId>());
    if (!found)
        return refuse(RefusalCode::PageNotFound);
    return whole(*found, Audience::Staff);
}

Decided<Mutation> createPage(const Call &call)
{
    const auto command = commands::CreatePage::fromJson(call.body);
    if (!command)
        return fail(command.error());
    return commandMutation(*command, 201, writeResult);
}

Decided<Mutation> updatePage(const Call &call)
{
    const auto args = call.bodyWithPathId(u"page"_s, RefusalCode::PageNotFound);
    if (!args)
        return fail(args.error());
    const auto command = commands::UpdatePage::fromJson(*args);
    if (!command)
        return fail(command.error());
    return commandMutation(*command, 200, writeResult);
}

Decided<Mutation> deletePage(const Call &call)
{
    const auto args = call.bodyWithPathId(u"page"_s, RefusalCode::PageNotFound);
    if (!args)
        return fail(args.error());
    const auto command = commands::DeletePage::fromJson(*args);
    if (!command)
        return fail(command.error());
    return emptyMutation(*command);
}

} // namespace pw::server::handlers
