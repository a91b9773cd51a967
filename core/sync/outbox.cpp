// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/sync/outbox.h"

#include "core/base/clock.h"
#include "core/base/id_source.h"
#include "core/storage/migrator.h"
#include "core/sync/wire.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

const QString clientName = u"client_id"_s;
const QString seqBaseName = u"seq_base"_s;

OutboxEntry entryOf(const OutboxRow &row)
{
    OutboxEntry entry;
    entry.seq = row.seq;
    entry.commandId = row.commandId;
    entry.name = row.name;
    entry.version = row.version;
    entry.args = QJsonDocument::fromJson(row.args.toUtf8()).object();
    entry.baseRev = row.baseRev;
    entry.madeAt = row.madeAt;
    entry.state = fromWord<OutboxState>(row.state).value_or(OutboxState::Pending);
    entry.settledAt = row.settledAt;
    // A reason of a newer version still is a no.
    if (entry.state == OutboxState::Refused)
        entry.refusal =
            Refusal{refusalFromName(row.code).value_or(RefusalCode::CommandUnsupported), row.field, row.fact};
    return entry;
}

QList<OutboxEntry> entriesOf(const QList<OutboxRow> &rows)
{
    QList<OutboxEntry> entries;
    entries.reserve(rows.size());
    for (const OutboxRow &row : rows)
        entries << entryOf(row);
    return entries;
}

OutboxRow rowOf(const Verdict &verdict, Instant now)
{
    OutboxRow row;
    row.commandId = verdict.commandId;
    row.state = toWord(verdict.refusal ? OutboxState::Refused : OutboxState::Accepted);
    row.settledAt = now;
    if (verdict.refusal) {
        row.code = refusalName(verdict.refusal->code);
        row.field = verdict.refusal->field;
        row.fact = verdict.refusal->fact;
    }
    return row;
}

} // namespace

Outbox::Outbox(const QString &file, const Clock &clock, IdSource &ids)
    : m_db({.file = file, .durability = Database::Durability::Full}), m_store(m_db), m_clock(clock), m_ids(ids),
      m_incarnation(makeToken(ids, 12))
{
    migrate(m_db, schema::outbox());
    m_clientId = m_store.meta(clientName);
    m_seqBase = m_store.meta(seqBaseName).toLongLong();
    if (m_clientId.isEmpty())
        becomeAnotherClient();
}

OutboxEntry Outbox::draft(const QString &name, int version, const QJsonObject &args, qint64 baseRev) const
{
    OutboxEntry entry;
    entry.seq = std::max(m_store.tail().seq, m_seqBase) + 1;
    entry.commandId = makeUuid7(m_clock, m_ids);
    entry.name = name;
    entry.version = version;
    entry.args = args;
    entry.baseRev = baseRev;
    entry.madeAt = m_clock.now();
    return entry;
}

void Outbox::save(const OutboxEntry &entry)
{
    Transaction transaction(m_db);
    m_store.append({.seq = entry.seq,
                    .commandId = entry.commandId,
                    .name = entry.name,
                    .version = entry.version,
                    .args = QString::fromUtf8(canonicalJson(entry.args)),
                    .baseRev = entry.baseRev,
                    .madeAt = entry.madeAt});
    transaction.commit();
}

QList<OutboxEntry> Outbox::unsettled(int limit) const
{
    return entriesOf(m_store.unsettled(limit));
}

QList<OutboxEntry> Outbox::notInBase(qint64 ackedSeq) const
{
    return entriesOf(m_store.notInBase(m_seqBase + ackedSeq));
}

QList<OutboxEntry> Outbox::listed(int limit) const
{
    return entriesOf(m_store.listed(limit));
}

void Outbox::markSent(const QList<OutboxEntry> &entries)
{
    const bool anyNew =
        std::ranges::any_of(entries, [](const OutboxEntry &entry) { return entry.state == OutboxState::Pending; });
    if (anyNew)
        m_store.markSent(entries.last().seq);
}

int Outbox::settle(const QList<Verdict> &verdicts)
{
    if (verdicts.isEmpty())
        return 0;
    int settled = 0;
    Transaction transaction(m_db);
    for (const Verdict &verdict : verdicts)
        settled += m_store.settle(rowOf(verdict, m_clock.now())) ? 1 : 0;
    transaction.commit();
    return settled;
}

qint64 Outbox::lastWireSeq() const
{
    return std::max<qint64>(m_store.tail().seq - m_seqBase, 0);
}

QString Outbox::lastCommandId() const
{
    const OutboxTail tail = m_store.tail();
    return tail.seq > m_seqBase ? tail.commandId : QString();
}

void Outbox::becomeAnotherClient()
{
    const QString client = makeUuid7(m_clock, m_ids);
    // The server settles in order, so what is unsettled is always the end of the queue.
    const auto first = m_store.firstUnsettled();
    const qint64 base = first ? *first - 1 : m_store.tail().seq;
    Transaction transaction(m_db);
    m_store.setMeta(clientName, client);
    m_store.setMeta(seqBaseName, QString::number(base));
    transaction.commit();
    m_clientId = client;
    m_seqBase = base;
}

DeskPerson Outbox::person() const
{
    return {.server = m_store.meta(u"server"_s),
            .staffId = m_store.meta(u"staff_id"_s).toLongLong(),
            .name = m_store.meta(u"staff_name"_s)};
}

void Outbox::setPerson(const DeskPerson &person)
{
    Transaction transaction(m_db);
    m_store.setMeta(u"server"_s, person.server);
    m_store.setMeta(u"staff_id"_s, QString::number(person.staffId));
    m_store.setMeta(u"staff_name"_s, person.name);
    transaction.commit();
}

} // namespace pw
