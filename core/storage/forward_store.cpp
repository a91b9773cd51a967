// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/forward_store.h"

#include "core/storage/database.h"
#include "sql_catalogue.h"

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

OrderForward readForward(Statement &row)
{
    OrderForward forward;
    forward.order = row.id<OrderId>("order_id");
    forward.source = row.id<SourceId>("source_id");
    forward.provider = row.id<ProviderId>("provider_id");
    forward.state = row.word<ForwardState>("state");
    forward.upstreamOrder = row.text("upstream_order");
    forward.upstreamStatus = row.text("upstream_status");
    if (const auto units = row.maybeInteger("cost"))
        forward.cost = Money::fromUnits(*units);
    forward.problem = row.text("problem");
    forward.updatedAt = row.instant("updated_at");
    forward.rev = row.integer("rev");
    return forward;
}

QList<OrderForward> readForwards(Statement &rows)
{
    QList<OrderForward> forwards;
    while (rows.step())
        forwards << readForward(rows);
    return forwards;
}

void bindForward(Statement &statement, const OrderForward &forward, const Stamp &stamp)
{
    statement.bind("order"_L1, forward.order)
        .bind("source"_L1, forward.source)
        .bind("provider"_L1, forward.provider)
        .bind("state"_L1, toWord(forward.state))
        .bind("upstream_order"_L1, forward.upstreamOrder)
        .bind("upstream_status"_L1, forward.upstreamStatus)
        .bind("cost"_L1, forward.cost ? std::optional(forward.cost->units()) : std::nullopt)
        .bind("problem"_L1, forward.problem)
        .bind("now"_L1, stamp.now)
        .bind("rev"_L1, stamp.rev)
        .run();
}

} // namespace

std::optional<OrderForward> ForwardStore::byOrder(OrderId order) const
{
    auto statement = m_db.prepare(sql::forwards::by_order);
    statement.bind("order"_L1, order);
    return statement.step() ? std::optional(readForward(statement)) : std::nullopt;
}

void ForwardStore::insert(const OrderForward &forward, const Stamp &stamp)
{
    auto statement = m_db.prepare(sql::forwards::insert);
    bindForward(statement, forward, stamp);
}

void ForwardStore::update(const OrderForward &forward, const Stamp &stamp)
{
    auto statement = m_db.prepare(sql::forwards::update);
    bindForward(statement, forward, stamp);
}

QList<OrderForward> ForwardStore::page(const ForwardFilter &filter) const
{
    auto statement = m_db.prepare(sql::forwards::page_by_state);
    statement.bind("state"_L1, toWord(filter.state)).bind("after"_L1, filter.after).bind("limit"_L1, filter.limit);
    return readForwards(statement);
}

QList<OrderForward> ForwardStore::undecided(ProviderId provider, int limit) const
{
    auto statement = m_db.prepare(sql::forwards::undecided);
    statement.bind("provider"_L1, provider).bind("limit"_L1, limit);
    return readForwards(statement);
}

QList<DuePoll> ForwardStore::due(ProviderId provider, Instant now, int limit) const
{
    auto statement = m_db.prepare(sql::forwards::due);
    statement.bind("provider"_L1, provider).bind("now"_L1, now).bind("limit"_L1, limit);
    QList<DuePoll> due;
    while (statement.step()) {
        const auto order = statement.id<OrderId>("order_id");
        due << DuePoll{order, statement.text("upstream_order"), statement.integer("is_post") != 0};
    }
    return due;
}

std::optional<Instant> ForwardStore::nextDue(ProviderId provider) const
{
    auto statement = m_db.prepare(sql::forwards::next_due);
    statement.bind("provider"_L1, provider);
    const auto due = statement.step() ? statement.maybeInteger("due") : std::nullopt;
    return due ? std::optional(Instant(*due)) : std::nullopt;
}

void ForwardStore::askAgain(OrderId order, Instant at)
{
    m_db.prepare(sql::forwards::ask_again).bind("due"_L1, at).bind("order"_L1, order).run();
}

} // namespace pw
