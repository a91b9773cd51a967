// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/child_panel.h"
#include "core/domain/host_name.h"
#include "core/protocol/row_json.h"
#include "core/storage/child_panel_store.h"
#include "core/storage/settings_store.h"
#include "sync-server/accounts/accounts.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/handlers.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace pw::server::handlers
{
namespace
{

using rowjson::Audience;

template <Audience audience>
void writeRow(JsonWriter &out, const ChildPanel &panel)
{
    rowjson::writeChildPanel(out, panel, audience);
}

template <Audience audience>
void writePanel(JsonWriter &out, const ChildPanel &panel, const CommandContext &)
{
    writeRow<audience>(out, panel);
}

QString cursorOf(const ChildPanel &panel)
{
    return joinCursor({panel.id.value});
}

/// The shop's own domain is nobody else's, nor is what lies below it.
Decided<void> checkForeign(const Call &call, const QString &domain)
{
    const auto own = hostName(QUrl(call.shop.accounts.mail.siteUrl()).host());
    if (own && isWithin(domain, *own))
        return refuse(RefusalCode::DomainTaken, u"domain"_s);
    return {};
}

template <Audience audience>
Decided<Mutation> renew(const Call &call)
{
    const auto args = call.bodyWithPathId(u"panel"_s, RefusalCode::ChildPanelNotFound);
    if (!args)
        return fail(args.error());
    const auto command = commands::RenewChildPanel::fromJson(*args);
    if (!command)
        return fail(command.error());
    return commandMutation(*command, 200, writePanel<audience>);
}

/// One of the two at least.
struct PanelChange {
    std::optional<commands::UpdateChildPanel> update;
    std::optional<commands::SetChildPanelState> move;
};

Decided<PanelChange> readChange(const Call &call)
{
    const auto args = call.bodyWithPathId(u"panel"_s, RefusalCode::ChildPanelNotFound);
    if (!args)
        return fail(args.error());
    QJsonObject update = *args;
    QJsonObject move{{u"panel"_s, args->value(u"panel"_s)}};
    for (const QString &field : {u"state"_s, u"reason"_s}) {
        if (update.contains(field))
            move.insert(field, update.take(field));
    }
    PanelChange change;
    if (update.size() > 1 || move.size() == 1) {
        const auto command = commands::UpdateChildPanel::fromJson(update);
        if (!command)
            return fail(command.error());
        change.update = *command;
    }
    if (move.size() > 1) {
        const auto command = commands::SetChildPanelState::fromJson(move);
        if (!command)
            return fail(command.error());
        change.move = *command;
    }
    return change;
}

Decided<Answer> applyChange(CommandContext &context, const PanelChange &change)
{
    std::optional<ChildPanel> panel;
    if (change.update) {
        const auto done = perform(context, *change.update);
        if (!done)
            return fail(done.error());
        panel = *done;
    }
    if (change.move) {
        const auto done = perform(context, *change.move);
        if (!done)
            return fail(done.error());
        panel = *done;
    }
    JsonWriter out;
    rowjson::writeChildPanel(out, panel.value(), Audience::Staff);
    return Answer{.status = 200, .body = out.take()};
}

} // namespace

/// The panels, and what a new one costs.
Decided<http::Response> listOwnChildPanels(const Call &call)
{
    QueryReader query(call.request.query());
    ChildPanelFilter filter{.user = call.user(), .after = query.afterId()};
    const int limit = query.limit();
    filter.limit = limit + 1;
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    const SettingsStore settings(call.db);
    JsonWriter out;
    out.beginObject().key("price"_L1);
    if (const Money price = settings.childPanelPrice(); price.isPositive())
        out.value(price);
    else
        out.null();
    out.field("currency"_L1, call.shop.currency).field("grace_days"_L1, settings.childPanelGraceDays());
    writePage(out, ChildPanelStore(call.db).page(filter), limit, writeRow<Audience::Customer>, cursorOf);
    out.endObject();
    return jsonResponse(out);
}

Decided<Mutation> orderChildPanel(const Call &call)
{
    const auto args = call.bodyWith(u"user"_s, call.user().value);
    if (!args)
        return fail(args.error());
    const auto command = commands::OrderChildPanel::fromJson(*args);
    if (!command)
        return fail(command.error());
    if (const auto foreign = checkForeign(call, command->domain); !foreign)
        return fail(foreign.error());
    return commandMutation(*command, 201, writePanel<Audience::Customer>);
}

Decided<Mutation> updateOwnChildPanel(const Call &call)
{
    const auto args = call.bodyWithPathId(u"panel"_s, RefusalCode::ChildPanelNotFound);
    if (!args)
        return fail(args.error());
    for (const QString &field : {u"domain"_s, u"price"_s}) {
        if (args->contains(field))
            return refuse(RefusalCode::FieldUnknown, field);
    }
    const auto command = commands::UpdateChildPanel::fromJson(*args);
    if (!command)
        return fail(command.error());
    return commandMutation(*command, 200, writePanel<Audience::Customer>);
}

Decided<Mutation> renewOwnChildPanel(const Call &call)
{
    return renew<Audience::Customer>(call);
}

Decided<http::Response> listChildPanels(const Call &call)
{
    QueryReader query(call.request.query());
    ChildPanelFilter filter;
    filter.user = UserId(query.maybeInteger("user", 1).value_or(0));
    filter.state = query.word<ChildPanelState>("state");
    filter.search = query.text("q");
    filter.after = query.afterId();
    const int limit = query.limit();
    filter.limit = limit + 1;
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    return listResponse(ChildPanelStore(call.db).page(filter), limit, writeRow<Audience::Staff>, cursorOf);
}

Decided<http::Response> childPanel(const Call &call)
{
    const auto panel = ChildPanelStore(call.db).byId(call.id<ChildPanelId>());
    if (!panel)
        return refuse(RefusalCode::ChildPanelNotFound);
    JsonWriter out;
    rowjson::writeChildPanel(out, *panel, Audience::Staff);
    return jsonResponse(out);
}

Decided<Mutation> updateChildPanel(const Call &call)
{
    const auto change = readChange(call);
    if (!change)
        return fail(change.error());
    if (change->update && change->update->domain) {
        if (const auto foreign = checkForeign(call, *change->update->domain); !foreign)
            return fail(foreign.error());
    }
    return Mutation{.run = [change = *change](CommandContext &context) { return applyChange(context, change); }};
}

Decided<Mutation> renewChildPanel(const Call &call)
{
    return renew<Audience::Staff>(call);
}

} // namespace pw::server::handlers
