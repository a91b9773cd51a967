// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/ledger_store.h"

#include "core/storage/database.h"
#include "core/storage/search_pattern.h"
#include "sql_catalogue.h"

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

bool isHouseAccount(const QString &code)
{
    return !code.startsWith("liab:"_L1);
}

Transfer readTransfer(Statement &row)
{
    Transfer transfer;
    transfer.id = row.id<TransferId>("id");
    transfer.key = row.text("key");
    transfer.kind = row.word<TransferKind>("kind");
    transfer.debit = row.text("debit");
    transfer.credit = row.text("credit");
    transfer.amount = row.money("amount");
    transfer.user = UserId(row.maybeInteger("user_id").value_or(0));
    transfer.order = OrderId(row.maybeInteger("order_id").value_or(0));
    transfer.memo = row.text("memo");
    transfer.actor = row.text("actor");
    transfer.createdAt = row.instant("created_at");
    transfer.rev = row.integer("rev");
    return transfer;
}

QList<Transfer> readTransfers(Statement &statement)
{
    QList<Transfer> transfers;
    while (statement.step())
        transfers << readTransfer(statement);
    return transfers;
}

template <typename IdType>
std::optional<qint64> orNull(IdType id)
{
    return id.isValid() ? std::optional(id.value) : std::nullopt;
}

/// Those that sql/ledger/search_rare.sql leaves out.
bool isOfOrders(TransferKind kind)
{
    return kind == TransferKind::OrderHold || kind == TransferKind::OrderDelivered || kind == TransferKind::OrderRefund;
}

/// An account that no movement of an order concerns.
bool isApartFromOrders(const QString &account)
{
    return !account.isEmpty() && !account.startsWith("liab:"_L1) && account != account::revenue;
}

} // namespace

TransferId LedgerStore::insert(const Transfer &transfer, const Stamp &stamp)
{
    Q_ASSERT(transfer.amount.isPositive());
    auto statement = m_db.prepare(sql::ledger::insert);
    statement.bind("key"_L1, transfer.key)
        .bind("kind"_L1, toWord(transfer.kind))
        .bind("debit"_L1, transfer.debit)
        .bind("credit"_L1, transfer.credit)
        .bind("amount"_L1, transfer.amount)
        .bind("user"_L1, orNull(transfer.user))
        .bind("order"_L1, orNull(transfer.order))
        .bind("memo"_L1, transfer.memo)
        .bind("actor"_L1, transfer.actor)
        .bind("now"_L1, stamp.now)
        .bind("rev"_L1, stamp.rev);
    const auto id = statement.insertedId<TransferId>();
    addToHouseAccount(transfer.debit, -transfer.amount, stamp);
    addToHouseAccount(transfer.credit, transfer.amount, stamp);
    return id;
}

void LedgerStore::addToHouseAccount(const QString &code, Money amount, const Stamp &stamp)
{
    if (!isHouseAccount(code))
        return;
    m_db.prepare(sql::ledger::add_to_account)
        .bind("code"_L1, code)
        .bind("amount"_L1, amount)
        .bind("rev"_L1, stamp.rev)
        .run();
}

std::optional<Transfer> LedgerStore::byKey(const QString &key) const
{
    auto statement = m_db.prepare(sql::ledger::by_key);
    statement.bind("key"_L1, key);
    return statement.step() ? std::optional(readTransfer(statement)) : std::nullopt;
}

QList<Transfer> LedgerStore::page(const TransferFilter &filter) const
{
    auto statement = m_db.prepare(filter.user.isValid() ? sql::ledger::page_by_user : sql::ledger::page);
    if (filter.user.isValid())
        statement.bind("user"_L1, filter.user);
    statement.bind("after"_L1, filter.after)
        .bind("kind"_L1, filter.kind ? toWord(*filter.kind) : QString())
        .bind("from"_L1, filter.from)
        .bind("to"_L1, filter.to)
        .bind("limit"_L1, filter.limit);
    return readTransfers(statement);
}

QList<Transfer> LedgerStore::search(const TransferSearch &search) const
{
    const SearchPattern pattern = searchPattern(search.search);
    const bool isRare = (search.kind && !isOfOrders(*search.kind)) || isApartFromOrders(search.account);
    auto statement = m_db.prepare(search.user.isValid() ? sql::ledger::search_by_user
                                  : isRare              ? sql::ledger::search_rare
                                                        : sql::ledger::search);
    if (search.user.isValid())
        statement.bind("user"_L1, search.user);
    else
        statement.bind("after_at"_L1, search.afterAt);
    // The page before ends the range as well as the period does; said twice, it is where the index is entered.
    const qint64 afterAt = search.afterAt.ms;
    const bool isNearer = afterAt < search.to.ms && !search.user.isValid();
    statement.bind("from"_L1, search.from)
        .bind("to"_L1, isNearer ? Instant(afterAt + 1) : search.to)
        .bind("after"_L1, search.after)
        .bind("kind"_L1, search.kind ? toWord(*search.kind) : QString())
        .bind("account"_L1, search.account)
        .bind("pattern"_L1, pattern.like)
        .bind("number"_L1, pattern.number)
        .bind("limit"_L1, search.limit);
    return readTransfers(statement);
}

QList<KindTotal> LedgerStore::kinds(Instant from, Instant to) const
{
    auto statement = m_db.prepare(sql::ledger::kinds);
    statement.bind("from"_L1, from).bind("to"_L1, to);
    QList<KindTotal> totals;
    while (statement.step()) {
        KindTotal total;
        total.kind = statement.word<TransferKind>("kind");
        total.count = statement.integer("transfers");
        total.amount = statement.money("amount");
        totals << total;
    }
    return totals;
}

QList<HouseAccount> LedgerStore::houseAccounts() const
{
    auto statement = m_db.prepare(sql::ledger::house_accounts);
    QList<HouseAccount> accounts;
    while (statement.step()) {
        HouseAccount account;
        account.code = statement.text("code");
        account.balance = statement.money("balance");
        accounts << account;
    }
    return accounts;
}

Money LedgerStore::balanceBefore(UserId user, Instant moment) const
{
    auto statement = m_db.prepare(sql::ledger::balance_before);
    statement.bind("user"_L1, user).bind("account"_L1, account::customer(user)).bind("from"_L1, moment);
    return statement.step() ? statement.money("balance") : Money();
}

QList<Transfer> LedgerStore::movements(const StatementPeriod &period, int limit) const
{
    auto statement = m_db.prepare(sql::ledger::movements);
    statement.bind("user"_L1, period.user)
        .bind("account"_L1, account::customer(period.user))
        .bind("from"_L1, period.from)
        .bind("to"_L1, period.to)
        .bind("limit"_L1, limit);
    return readTransfers(statement);
}

} // namespace pw
