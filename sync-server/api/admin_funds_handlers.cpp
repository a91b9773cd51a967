// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/protocol/row_json.h"
#include "core/storage/database.h"
#include "core/storage/ledger_store.h"
#include "core/storage/rollup_store.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/handlers.h"

using namespace Qt::StringLiterals;

namespace pw::server::handlers
{
namespace
{

constexpr qint64 dayMs = 86'400'000;
constexpr qint64 maxDays = 400;

/// Whose account it is, for "liab:customer:7" and "liab:hold:7": their movements are found by the customer.
UserId holderOf(const QString &account)
{
    for (const QLatin1StringView beginning : {"liab:customer:"_L1, "liab:hold:"_L1}) {
        if (account.startsWith(beginning))
            return UserId(account.mid(beginning.size()).toLongLong());
    }
    return {};
}

void writeAccount(JsonWriter &out, const QString &code, Money balance)
{
    out.beginObject().field("account"_L1, code).field("balance"_L1, balance).endObject();
}

/// Customers' accounts as two sums; together with the house's everything comes to nothing.
void writeAccounts(JsonWriter &out, const LedgerStore &ledger, Money balances, Money onHold)
{
    Money sum = balances + onHold;
    out.key("accounts"_L1).beginArray();
    for (const HouseAccount &account : ledger.houseAccounts()) {
        writeAccount(out, account.code, account.balance);
        sum = sum + account.balance;
    }
    writeAccount(out, u"liab:customer"_s, balances);
    writeAccount(out, u"liab:hold"_s, onHold);
    out.endArray().field("difference"_L1, sum);
}

http::Response fundsOf(Database &db, Instant from, Instant to, const QString &currency)
{
    const auto totals = RollupStore(db).totals();
    const auto balances = Money::fromUnits(totals.value(u"users.balance"_s));
    const auto onHold = Money::fromUnits(totals.value(u"users.on_hold"_s));
    const LedgerStore ledger(db);
    JsonWriter out;
    out.beginObject().field("currency"_L1, currency).field("balances"_L1, balances).field("on_hold"_L1, onHold);
    writeAccounts(out, ledger, balances, onHold);
    out.field("from"_L1, from).field("to"_L1, to).key("kinds"_L1).beginArray();
    for (const KindTotal &total : ledger.kinds(from, to))
        out.beginObject()
            .field("kind"_L1, toWord(total.kind))
            .field("count"_L1, total.count)
            .field("amount"_L1, total.amount)
            .endObject();
    out.endArray().endObject();
    return jsonResponse(out);
}

} // namespace

Decided<http::Response> listTransactions(const Call &call)
{
    QueryReader query(call.request.query());
    TransferSearch search;
    search.user = UserId(query.maybeInteger("user", 1).value_or(0));
    search.kind = query.word<TransferKind>("kind");
    search.account = query.text("account");
    search.search = query.text("q");
    search.from = query.moment("from").value_or(search.from);
    search.to = query.moment("to").value_or(search.to);
    if (const auto cursor = query.cursor(2); !cursor.empty()) {
        search.afterAt = Instant(cursor[0]);
        search.after = cursor[1];
    }
    const int limit = query.limit();
    search.limit = limit + 1;
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    if (const UserId holder = holderOf(search.account); holder.isValid() && !search.user.isValid())
        search.user = holder;
    return listResponse(
        LedgerStore(call.db).search(search), limit,
        [](JsonWriter &out, const Transfer &row) { rowjson::writeTransfer(out, row, rowjson::Audience::Staff); },
        [](const Transfer &row) {
            return joinCursor({row.createdAt.ms, row.id.value});
        });
}

Decided<SlowWork> allFunds(const Call &call)
{
    QueryReader query(call.request.query());
    const Instant from = query.moment("from").value_or(Instant((call.now.day() - 29) * dayMs));
    const Instant to = query.moment("to").value_or(Instant((call.now.day() + 1) * dayMs));
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    if (!(from < to) || to.ms - from.ms > maxDays * dayMs)
        return refuse(RefusalCode::FieldOutOfRange, u"to"_s, u"after from, by at most %1 days"_s.arg(maxDays));
    return SlowWork([&shop = call.shop, from, to]() -> Decided<Mutation> {
        Database db(shop.reader);
        const ReadTransaction snapshot(db);
        return Mutation{.instead = fundsOf(db, from, to, shop.currency)};
    });
}

} // namespace pw::server::handlers
