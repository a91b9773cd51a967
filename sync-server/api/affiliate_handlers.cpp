// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/affiliate.h"
#include "core/protocol/row_json.h"
#include "core/storage/affiliate_store.h"
#include "core/storage/settings_store.h"
#include "sync-server/accounts/accounts.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/handlers.h"

using namespace Qt::StringLiterals;

namespace pw::server::handlers
{
namespace
{

using rowjson::Audience;

constexpr int shownPayouts = 50;

void writeFigures(JsonWriter &out, const AffiliateFigures &figures)
{
    out.field("referred"_L1, figures.referred)
        .field("orders"_L1, figures.orders)
        .field("earned"_L1, figures.earned)
        .field("requested"_L1, figures.requested)
        .field("paid"_L1, figures.paid)
        .field("payable"_L1, figures.payable());
}

/// `own_percent` is what was agreed with this customer, `percent` what counts; `shops` does where nothing was agreed.
void writeAffiliate(JsonWriter &out, const Shop &shop, const AffiliateAccount &account, Percent shops)
{
    const AffiliateTerms &terms = account.terms;
    out.beginObject()
        .field("user"_L1, terms.user.value)
        .field("username"_L1, account.username)
        .field("code"_L1, shop.accounts.referrals.codeOf(terms.user))
        .key("own_percent"_L1);
    if (terms.percent)
        out.value(terms.percent->toString());
    else
        out.null();
    out.field("percent"_L1, terms.percent.value_or(shops).toString()).field("enabled"_L1, terms.enabled);
    writeFigures(out, account.figures);
    out.endObject();
}

Decided<http::Response> payoutList(const Call &call, std::optional<UserId> user, Audience audience)
{
    QueryReader query(call.request.query());
    const int limit = query.limit();
    PayoutFilter filter{.user = user, .state = query.word<PayoutState>("state"), .before = 0, .limit = limit + 1};
    filter.before = query.afterId();
    if (audience == Audience::Staff) {
        if (const auto of = query.maybeInteger("user", 1))
            filter.user = UserId(*of);
    }
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    return listResponse(
        AffiliateStore(call.db).payouts(filter), limit,
        [audience](JsonWriter &out, const Payout &row) { rowjson::writePayout(out, row, audience); },
        [](const Payout &row) { return joinCursor({row.id.value}); });
}

} // namespace

Decided<http::Response> ownAffiliate(const Call &call)
{
    QueryReader query(call.request.query());
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    const AffiliateStore store(call.db);
    const SettingsStore settings(call.db);
    const auto account = store.account(call.user());
    if (!account)
        return refuse(RefusalCode::UserNotFound);
    const Accounts &accounts = call.shop.accounts;
    const QString code = accounts.referrals.codeOf(call.user());
    JsonWriter out;
    out.beginObject()
        .field("code"_L1, code)
        .field("link"_L1, accounts.mail.siteUrl() + u"/?ref="_s + code)
        .field("percent"_L1, account->terms.percent.value_or(settings.affiliatePercent()).toString())
        .field("enabled"_L1, account->terms.enabled);
    writeFigures(out, account->figures);
    out.field("minimum_payout"_L1, settings.affiliateMinimumPayout())
        .field("currency"_L1, call.shop.currency)
        .key("payouts"_L1)
        .beginArray();
    for (const Payout &payout : store.payouts({.user = call.user(), .limit = shownPayouts}))
        rowjson::writePayout(out, payout, Audience::Customer);
    out.endArray().endObject();
    return jsonResponse(out);
}

Decided<http::Response> listOwnPayouts(const Call &call)
{
    return payoutList(call, call.user(), Audience::Customer);
}

Decided<Mutation> requestPayout(const Call &call)
{
    const auto args = call.bodyWith(u"user"_s, call.user().value);
    if (!args)
        return fail(args.error());
    const auto command = commands::RequestPayout::fromJson(*args);
    if (!command)
        return fail(command.error());
    return commandMutation(*command, 201, [](JsonWriter &out, const Payout &payout, const CommandContext &) {
        rowjson::writePayout(out, payout, Audience::Customer);
    });
}

Decided<http::Response> listAffiliates(const Call &call)
{
    QueryReader query(call.request.query());
    const int limit = query.limit();
    const qint64 after = query.afterId();
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    const Percent shops = SettingsStore(call.db).affiliatePercent();
    return listResponse(
        AffiliateStore(call.db).page(after, limit + 1), limit,
        [&](JsonWriter &out, const AffiliateAccount &row) { writeAffiliate(out, call.shop, row, shops); },
        [](const AffiliateAccount &row) { return joinCursor({row.terms.user.value}); });
}

Decided<http::Response> affiliate(const Call &call)
{
    const auto account = AffiliateStore(call.db).account(call.id<UserId>());
    if (!account)
        return refuse(RefusalCode::UserNotFound);
    JsonWriter out;
    writeAffiliate(out, call.shop, *account, SettingsStore(call.db).affiliatePercent());
    return jsonResponse(out);
}

Decided<Mutation> setAffiliate(const Call &call)
{
    const auto args = call.bodyWithPathId(u"user"_s, RefusalCode::UserNotFound);
    if (!args)
        return fail(args.error());
    const auto command = commands::SetAffiliate::fromJson(*args);
    if (!command)
        return fail(command.error());
    return commandMutation(
        *command, 200,
        [&shop = call.shop](JsonWriter &out, const AffiliateTerms &terms, const CommandContext &context) {
            writeAffiliate(out, shop, AffiliateStore(context.db).account(terms.user).value(),
                           SettingsStore(context.db).affiliatePercent());
        });
}

Decided<http::Response> listPayouts(const Call &call)
{
    return payoutList(call, std::nullopt, Audience::Staff);
}

Decided<Mutation> decidePayout(const Call &call)
{
    const auto args = call.bodyWithPathId(u"payout"_s, RefusalCode::PayoutNotFound);
    if (!args)
        return fail(args.error());
    const auto command = commands::DecidePayout::fromJson(*args);
    if (!command)
        return fail(command.error());
    return commandMutation(*command, 200, [](JsonWriter &out, const Payout &payout, const CommandContext &) {
        rowjson::writePayout(out, payout, Audience::Staff);
    });
}

} // namespace pw::server::handlers
