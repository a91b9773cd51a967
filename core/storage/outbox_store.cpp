// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/outbox_store.h"

#include "core/storage/database.h"
#include "sql_catalogue.h"

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

OutboxRow readRow(Statement &statement)
{
    OutboxRow row;
    row.seq = statement.integer("seq");
    row.commandId = statement.text("command_id");
    row.name = statement.text("name");
    row.version = static_cast<int>(statement.integer("version"));
    row.args = statement.text("args");
    row.baseRev = statement.integer("base_rev");
    row.madeAt = statement.instant("made_at");
    row.state = statement.text("state");
    row.code = statement.text("code");
    row.field = statement.text("field");
    row.fact = statement.text("fact");
    row.settledAt = statement.instant("settled_at");
    row.dependsOn = statement.text("depends_on");
    row.baseAt = statement.instant("base_at");
    row.rowId = statement.integer("row_id");
    row.doneRev = statement.integer("done_rev");
    return row;
}

QList<OutboxRow> readRows(Statement statement)
{
    QList<OutboxRow> rows;
    while (statement.step())
        rows << readRow(statement);
    return rows;
}

} // namespace

void OutboxStore::append(const OutboxRow &row)
{
    m_db.prepare(sql::outbox::append)
        .bind("seq"_L1, row.seq)
        .bind("command"_L1, row.commandId)
        .bind("name"_L1, row.name)
        .bind("version"_L1, row.version)
        .bind("args"_L1, row.args)
        .bind("base_rev"_L1, row.baseRev)
        .bind("made_at"_L1, row.madeAt)
        .bind("state"_L1, row.state)
        .bind("depends_on"_L1, row.dependsOn)
        .bind("base_at"_L1, row.baseAt)
        .bind("row_id"_L1, row.rowId)
        .run();
}

OutboxTail OutboxStore::tail() const
{
    auto statement = m_db.prepare(sql::outbox::last_seq);
    OutboxTail tail;
    if (statement.step()) {
        tail.seq = statement.integer("seq");
        tail.commandId = statement.text("command_id");
    }
    return tail;
}

QList<OutboxRow> OutboxStore::unsettled(int limit) const
{
    auto statement = m_db.prepare(sql::outbox::unsettled);
    statement.bind("limit"_L1, limit);
    return readRows(std::move(statement));
}

QList<OutboxRow> OutboxStore::notInBase(qint64 cursor, qint64 settledSeq) const
{
    auto statement = m_db.prepare(sql::outbox::not_in_base);
    statement.bind("cursor"_L1, cursor).bind("settled"_L1, settledSeq);
    return readRows(std::move(statement));
}

QList<OutboxRow> OutboxStore::listed(int limit) const
{
    auto statement = m_db.prepare(sql::outbox::listed);
    statement.bind("limit"_L1, limit);
    return readRows(std::move(statement));
}

std::optional<qint64> OutboxStore::firstUnsettled() const
{
    auto statement = m_db.prepare(sql::outbox::first_unsettled);
    return statement.step() ? statement.maybeInteger("seq") : std::nullopt;
}

QString OutboxStore::firstUnsent() const
{
    auto statement = m_db.prepare(sql::outbox::first_unsent);
    return statement.step() ? statement.text("command_id") : QString();
}

OutboxCounts OutboxStore::counts() const
{
    auto statement = m_db.prepare(sql::outbox::counts);
    OutboxCounts counts;
    if (statement.step()) {
        counts.pending = static_cast<int>(statement.integer("pending"));
        counts.refused = static_cast<int>(statement.integer("refused"));
    }
    return counts;
}

void OutboxStore::markSent(qint64 upToSeq)
{
    m_db.prepare(sql::outbox::mark_sent).bind("upto"_L1, upToSeq).run();
}

bool OutboxStore::settle(const OutboxRow &verdict)
{
    auto statement = m_db.prepare(sql::outbox::settle);
    statement.bind("state"_L1, verdict.state)
        .bind("code"_L1, verdict.code)
        .bind("field"_L1, verdict.field)
        .bind("fact"_L1, verdict.fact)
        .bind("now"_L1, verdict.settledAt)
        .bind("done_rev"_L1, verdict.doneRev)
        .bind("command"_L1, verdict.commandId)
        .run();
    return statement.changed() > 0;
}

bool OutboxStore::dismiss(const QString &commandId)
{
    auto statement = m_db.prepare(sql::outbox::dismiss);
    statement.bind("command"_L1, commandId).run();
    return statement.changed() > 0;
}

std::optional<OutboxRow> OutboxStore::maker(const QString &name, qint64 rowId) const
{
    auto statement = m_db.prepare(sql::outbox::maker);
    statement.bind("name"_L1, name).bind("row_id"_L1, rowId);
    const QList<OutboxRow> rows = readRows(std::move(statement));
    return rows.isEmpty() ? std::nullopt : std::optional(rows.first());
}

QList<OutboxRow> OutboxStore::lost() const
{
    return readRows(m_db.prepare(sql::outbox::lost));
}

void OutboxStore::requeue(qint64 seq, qint64 newSeq)
{
    m_db.prepare(sql::outbox::requeue).bind("new_seq"_L1, newSeq).bind("seq"_L1, seq).run();
}

void OutboxStore::prune(Instant settledBefore, qint64 kept)
{
    m_db.prepare(sql::outbox::prune).bind("before"_L1, settledBefore).bind("kept"_L1, kept).run();
}

QList<LeaseRow> OutboxStore::leases() const
{
    auto statement = m_db.prepare(sql::outbox::leases);
    QList<LeaseRow> rows;
    while (statement.step()) {
        LeaseRow row;
        row.kind = statement.text("kind");
        row.first = statement.integer("first_id");
        row.last = statement.integer("last_id");
        row.next = statement.integer("next_id");
        rows << row;
    }
    return rows;
}

void OutboxStore::addLease(const LeaseRow &lease)
{
    m_db.prepare(sql::outbox::add_lease)
        .bind("kind"_L1, lease.kind)
        .bind("first"_L1, lease.first)
        .bind("last"_L1, lease.last)
        .bind("next"_L1, lease.next)
        .run();
}

void OutboxStore::useLease(const QString &kind, qint64 id)
{
    m_db.prepare(sql::outbox::use_lease).bind("next"_L1, id + 1).bind("kind"_L1, kind).bind("id"_L1, id).run();
}

void OutboxStore::dropLease(const QString &kind, qint64 id)
{
    m_db.prepare(sql::outbox::drop_lease).bind("kind"_L1, kind).bind("id"_L1, id).run();
}

void OutboxStore::clearLeases()
{
    m_db.prepare(sql::outbox::clear_leases).run();
}

bool OutboxStore::restore(const QString &commandId)
{
    auto statement = m_db.prepare(sql::outbox::restore);
    statement.bind("command"_L1, commandId).run();
    return statement.changed() > 0;
}

std::optional<OutboxRow> OutboxStore::byId(const QString &commandId) const
{
    auto statement = m_db.prepare(sql::outbox::by_id);
    statement.bind("command"_L1, commandId);
    return statement.step() ? std::optional(readRow(statement)) : std::nullopt;
}

bool OutboxStore::removeUnsent(const OutboxRow &row)
{
    auto statement = m_db.prepare(sql::outbox::remove_unsent);
    statement.bind("command"_L1, row.commandId).run();
    if (statement.changed() == 0)
        return false;
    m_db.prepare(sql::outbox::lift_behind).bind("seq"_L1, row.seq).run();
    m_db.prepare(sql::outbox::land_lifted).run();
    return true;
}

void OutboxStore::markReplaced(const QString &commandId, const QString &by)
{
    m_db.prepare(sql::outbox::mark_replaced).bind("command"_L1, commandId).bind("by"_L1, by).run();
}

QString OutboxStore::replacedBy(const QString &commandId) const
{
    auto statement = m_db.prepare(sql::outbox::replaced_by);
    statement.bind("command"_L1, commandId);
    return statement.step() ? statement.text("replaced_by") : QString();
}

void OutboxStore::removeUnsettled()
{
    m_db.prepare(sql::outbox::remove_unsettled).run();
}

QString OutboxStore::meta(const QString &name) const
{
    auto statement = m_db.prepare(sql::outbox::meta);
    statement.bind("name"_L1, name);
    return statement.step() ? statement.text("value") : QString();
}

void OutboxStore::setMeta(const QString &name, const QString &value)
{
    m_db.prepare(sql::outbox::set_meta).bind("name"_L1, name).bind("value"_L1, value).run();
}

} // namespace pw
