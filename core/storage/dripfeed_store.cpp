// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/dripfeed_store.h"

#include "core/storage/database.h"
#include "sql_catalogue.h"

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

void write(Statement &statement, OrderId order, const DripfeedRow &row, const Stamp &stamp)
{
    statement.bind("order"_L1, order)
        .bind("state"_L1, toWord(row.state))
        .bind("started"_L1, row.started)
        .bind("ended"_L1, row.ended)
        .bind("now"_L1, stamp.now)
        .bind("rev"_L1, stamp.rev)
        .run();
}

std::optional<OrderId> onlyId(Statement &statement, const char *name)
{
    return statement.step() ? std::optional(statement.id<OrderId>(name)) : std::nullopt;
}

} // namespace

std::optional<DripfeedRow> DripfeedStore::byOrder(OrderId order) const
{
    auto statement = m_db.prepare(sql::dripfeeds::by_order);
    statement.bind("order"_L1, order);
    if (!statement.step())
        return std::nullopt;
    DripfeedRow row;
    row.state = statement.word<DripfeedState>("state");
    row.started = statement.integer("started");
    row.ended = statement.integer("ended");
    return row;
}

void DripfeedStore::insert(OrderId order, const DripfeedRow &row, const Stamp &stamp)
{
    auto statement = m_db.prepare(sql::dripfeeds::insert);
    write(statement, order, row, stamp);
}

void DripfeedStore::update(OrderId order, const DripfeedRow &row, const Stamp &stamp)
{
    auto statement = m_db.prepare(sql::dripfeeds::update);
    write(statement, order, row, stamp);
}

void DripfeedStore::addRun(OrderId parent, OrderId run, qint64 number, const Stamp &stamp)
{
    m_db.prepare(sql::dripfeeds::add_run)
        .bind("order"_L1, run)
        .bind("parent"_L1, parent)
        .bind("run"_L1, number)
        .bind("rev"_L1, stamp.rev)
        .run();
}

QList<OrderId> DripfeedStore::runsOf(OrderId parent) const
{
    auto statement = m_db.prepare(sql::dripfeeds::runs);
    statement.bind("parent"_L1, parent);
    QList<OrderId> runs;
    while (statement.step())
        runs << statement.id<OrderId>("order_id");
    return runs;
}

std::optional<OrderId> DripfeedStore::openRun(OrderId parent) const
{
    auto statement = m_db.prepare(sql::dripfeeds::open_run);
    statement.bind("parent"_L1, parent);
    return onlyId(statement, "order_id");
}

std::optional<OrderId> DripfeedStore::parentOf(OrderId run) const
{
    auto statement = m_db.prepare(sql::dripfeeds::parent);
    statement.bind("order"_L1, run);
    return onlyId(statement, "parent_id");
}

} // namespace pw
