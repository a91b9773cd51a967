// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/add_funds.h"
#include "core/commands/suspend_user.h"
#include "core/domain/order.h"
#include "core/domain/ticket.h"
#include "core/protocol/row_json.h"
#include "core/storage/rollup_store.h"
#include "core/storage/user_store.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/handlers.h"

#include <QMap>

using namespace Qt::StringLiterals;

namespace pw::server::handlers
{
namespace
{

using rowjson::Audience;

constexpr qint64 shownDays = 30;

template <typename Command>
Decided<Mutation> stateMutation(const Call &call)
{
    const auto args = call.bodyWithPathId(u"user"_s, RefusalCode::UserNotFound);
    if (!args)
        return fail(args.error());
    const auto command = Command::fromJson(*args);
    if (!command)
        return fail(command.error());
    return commandMutation(*command, 200,
                           [&shop = call.shop](JsonWriter &out, const User &user, const CommandContext &) {
                               rowjson::writeUser(out, user, shop.currency, Audience::Staff);
                           });
}

template <typename E>
void writeTotals(JsonWriter &out, QLatin1StringView name, const QHash<QString, qint64> &totals)
{
    writeCounts<E>(out, name, [&](E value) { return totals.value(name + u'.' + toWord(value)); });
}

void writeDays(JsonWriter &out, const QList<DailyFigure> &figures, qint64 today)
{
    QMap<qint64, QHash<QString, qint64>> days;
    for (const DailyFigure &figure : figures)
        days[figure.day].insert(figure.name, figure.value);
    out.key("daily"_L1).beginArray();
    for (qint64 day = today - shownDays + 1; day <= today; ++day) {
        const auto of = days.value(day);
        out.beginObject()
            .field("date"_L1, Instant(day * 86'400'000).toString().left(10))
            .field("orders"_L1, of.value(u"orders.placed"_s))
            .field("charged"_L1, Money::fromUnits(of.value(u"orders.charge"_s)))
            .field("revenue"_L1, revenueOf(of))
            .field("refunded"_L1, Money::fromUnits(of.value(u"transfers.order_refund"_s)))
            .field("new_users"_L1, of.value(u"users.new"_s))
            .endObject();
    }
    out.endArray();
}

} // namespace

Decided<http::Response> listUsers(const Call &call)
{
    QueryReader query(call.request.query());
    UserFilter filter;
    filter.state = query.word<UserState>("state");
    filter.search = query.text("q");
    filter.after = query.afterId();
    const int limit = query.limit();
    filter.limit = limit + 1;
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    return listResponse(
        UserStore(call.db).page(filter), limit,
        [&call](JsonWriter &out, const User &row) {
            rowjson::writeUser(out, row, call.shop.currency, Audience::Staff);
        },
        [](const User &row) { return joinCursor({row.id.value}); });
}

Decided<http::Response> user(const Call &call)
{
    const auto found = UserStore(call.db).byId(call.id<UserId>());
    if (!found)
        return refuse(RefusalCode::UserNotFound);
    JsonWriter out;
    rowjson::writeUser(out, *found, call.shop.currency, Audience::Staff);
    return jsonResponse(out);
}

Decided<Mutation> addFunds(const Call &call)
{
    const auto args = call.bodyWithPathId(u"user"_s, RefusalCode::UserNotFound);
    if (!args)
        return fail(args.error());
    const auto command = commands::AddFunds::fromJson(*args);
    if (!command)
        return fail(command.error());
    return commandMutation(*command, 201,
                           [](JsonWriter &out, const commands::AddFunds::Added &added, const CommandContext &) {
                               out.beginObject().key("transaction"_L1);
                               rowjson::writeTransfer(out, added.transfer, Audience::Staff);
                               out.field("balance"_L1, added.balance).endObject();
                           });
}

Decided<Mutation> suspendUser(const Call &call)
{
    return stateMutation<commands::SuspendUser>(call);
}

Decided<Mutation> unsuspendUser(const Call &call)
{
    return stateMutation<commands::UnsuspendUser>(call);
}

Decided<http::Response> dashboard(const Call &call)
{
    const RollupStore store(call.db);
    const auto totals = store.totals();
    const qint64 today = call.now.day();
    JsonWriter out;
    out.beginObject().field("currency"_L1, call.shop.currency);
    writeTotals<OrderStatus>(out, "orders"_L1, totals);
    writeTotals<UserState>(out, "users"_L1, totals);
    writeTotals<TicketStatus>(out, "tickets"_L1, totals);
    out.field("unread_tickets"_L1, totals.value(u"tickets.unread"_s))
        .key("services"_L1)
        .beginObject()
        .field("enabled"_L1, totals.value(u"services.enabled"_s))
        .field("total"_L1, totals.value(u"services.all"_s))
        .endObject()
        .field("balances"_L1, Money::fromUnits(totals.value(u"users.balance"_s)))
        .field("on_hold"_L1, Money::fromUnits(totals.value(u"users.on_hold"_s)))
        .field("revenue"_L1, revenueOf(totals))
        .field("refunded"_L1, Money::fromUnits(totals.value(u"transfers.order_refund"_s)))
        .field("credited"_L1, Money::fromUnits(totals.value(u"transfers.manual_credit"_s)));
    writeDays(out, store.daily(today - shownDays + 1, today), today);
    out.endObject();
    return jsonResponse(out);
}

} // namespace pw::server::handlers
