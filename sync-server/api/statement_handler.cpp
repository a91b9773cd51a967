// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/database.h"
#include "core/storage/ledger_store.h"
#include "sync-server/api/csv_writer.h"
#include "sync-server/api/handlers.h"
#include "sync-server/api/query_reader.h"

using namespace Qt::StringLiterals;

namespace pw::server::handlers
{
namespace
{

constexpr qint64 dayMs = 86'400'000;
constexpr qint64 maxDays = 400;
constexpr int maxEntries = 100'000;

void writeLine(CsvWriter &out, Instant at, const QString &kind, Money balance)
{
    out.text(at.toString()).text(kind).text({}).text({}).text({}).money(balance).endLine();
}

Decided<http::Response> writeStatement(const LedgerStore &ledger, const StatementPeriod &period)
{
    const QString account = account::customer(period.user);
    Money balance = ledger.balanceBefore(period.user, period.from);
    const QList<Transfer> movements = ledger.movements(period, maxEntries + 1);
    if (movements.size() > maxEntries)
        return refuse(RefusalCode::FieldOutOfRange, u"from"_s, u"a period with at most %1 entries"_s.arg(maxEntries));
    CsvWriter out;
    for (const QString &column : {u"at"_s, u"kind"_s, u"order"_s, u"memo"_s, u"amount"_s, u"balance"_s})
        out.text(column);
    out.endLine();
    writeLine(out, period.from, u"opening_balance"_s, balance);
    for (const Transfer &transfer : movements) {
        const Money amount = transfer.debit == account ? -transfer.amount : transfer.amount;
        balance = balance + amount;
        out.text(transfer.createdAt.toString()).text(toWord(transfer.kind));
        if (transfer.order.isValid())
            out.number(transfer.order.value);
        else
            out.text({});
        out.text(transfer.memo).money(amount).money(balance).endLine();
    }
    writeLine(out, period.to, u"closing_balance"_s, balance);
    return out.response("statement.csv");
}

Decided<Mutation> statementOf(const Shop &shop, const StatementPeriod &period)
{
    Database db(shop.reader);
    const ReadTransaction snapshot(db);
    auto response = writeStatement(LedgerStore(db), period);
    if (!response)
        return fail(response.error());
    return Mutation{.instead = std::move(*response)};
}

Decided<StatementPeriod> readPeriod(const Call &call)
{
    QueryReader query(call.request.query());
    const auto from = query.moment("from");
    const auto to = query.moment("to");
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    if (!from || !to)
        return refuse(RefusalCode::FieldMissing, from ? u"to"_s : u"from"_s);
    if (!(*from < *to) || to->ms - from->ms > maxDays * dayMs)
        return refuse(RefusalCode::FieldOutOfRange, u"to"_s, u"after from, by at most %1 days"_s.arg(maxDays));
    return StatementPeriod{call.user(), *from, *to};
}

} // namespace

Decided<SlowWork> ownStatement(const Call &call)
{
    const auto period = readPeriod(call);
    if (!period)
        return fail(period.error());
    // A busy reseller's year is too long for an io thread and its connection.
    return SlowWork([&shop = call.shop, period = *period] { return statementOf(shop, period); });
}

} // namespace pw::server::handlers
