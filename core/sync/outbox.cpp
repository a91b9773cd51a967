// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/sync/outbox.h"

#include "core/base/clock.h"
#include "core/base/id_source.h"
#include "core/commands/command.h"
#include "core/storage/migrator.h"
#include "core/sync/wire.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

const QString clientName = u"client_id"_s;
const QString seqBaseName = u"seq_base"_s;
const QString greetedName = u"greeted_incarnation"_s;
const QString baseAtName = u"base_at"_s;
const QString againName = u"again_up_to"_s;
const QString baseEpochName = u"base_epoch"_s;
constexpr qint64 fewIds = 50;
// Settled commands stay for so long, for a server that comes back from a backup, and the newest ones in any case: a
// clock that leaps by years must not take them away.
constexpr qint64 keptMs = 90LL * 24 * 60 * 60 * 1000;
constexpr qint64 keptCommands = 5'000;
const QString incarnationName = u"incarnation"_s;

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
    entry.dependsOn = row.dependsOn;
    entry.baseAt = row.baseAt;
    entry.rowId = row.rowId;
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

/// How arguments name one row of a kind: "orders" are an "order", "categories" a "category".
QString argumentFor(const QString &kind)
{
    return kind.endsWith(u"ies") ? kind.chopped(3) + u'y' : kind.chopped(1);
}

/// Files of the first release have no role in them: everyone was an owner or an admin.
Role roleFromMeta(const QString &word)
{
    return word.isEmpty() ? Role::Admin : roleFromWord(word);
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

Outbox::Outbox(const QString &file, const Clock &clock, IdSource &ids, const Secret &key,
               const std::optional<QString> &expectedIncarnation)
    : m_db({.file = file, .durability = Database::Durability::Full, .key = key}), m_store(m_db), m_clock(clock),
      m_ids(ids), m_incarnation(makeToken(ids, 12))
{
    migrate(m_db, schema::outbox());
    m_clientId = m_store.meta(clientName);
    m_seqBase = m_store.meta(seqBaseName).toLongLong();
    m_baseAt = m_baseAtSaved = Instant(m_store.meta(baseAtName).toLongLong());
    m_store.prune(m_clock.now().plusMs(-keptMs), keptCommands);
    beginLife(expectedIncarnation);
}

/// A file that does not remember its own last life is an older copy: numbers that it would give were given before.
void Outbox::beginLife(const std::optional<QString> &expected)
{
    const bool isOlderCopy = expected && *expected != m_store.meta(incarnationName);
    if (m_clientId.isEmpty() || isOlderCopy)
        becomeAnotherClient();
    Transaction transaction(m_db);
    m_store.setMeta(incarnationName, m_incarnation);
    transaction.commit();
}

QString Outbox::greetedIncarnation() const
{
    return m_store.meta(greetedName);
}

void Outbox::noteGreeted(const QList<IdBlock> &leases, const QString &serverEpoch)
{
    if (leases.isEmpty() && greetedIncarnation() == m_incarnation && baseEpoch() == serverEpoch)
        return;
    Transaction transaction(m_db);
    m_store.setMeta(greetedName, m_incarnation);
    m_store.setMeta(baseEpochName, serverEpoch);
    for (const IdBlock &block : leases)
        m_store.addLease({.kind = block.kind, .first = block.first, .last = block.last, .next = block.first});
    transaction.commit();
}

qint64 Outbox::nextId(const CommandDefinition &command) const
{
    if (!command.makes)
        return 0;
    const QList<LeaseRow> leases = m_store.leases();
    const auto found = std::ranges::find(leases, QLatin1StringView(command.makes), &LeaseRow::kind);
    return found == leases.end() ? 0 : found->next;
}

/// A row that was made here exists on the server only once its command was accepted. Of several the last one counts:
/// commands are decided in their order, and a number that was never given out fits no other row.
QString Outbox::builtOn(const QJsonObject &args) const
{
    std::optional<OutboxRow> last;
    const auto consider = [&](const CommandDefinition &maker, qint64 rowId) {
        const auto row = m_store.maker(maker.name, rowId);
        if (row && row->state != toWord(OutboxState::Accepted) && (!last || row->seq > last->seq))
            last = row;
    };
    for (const CommandDefinition &maker : allCommands()) {
        if (!maker.makes)
            continue;
        const QString field = argumentFor(QString::fromLatin1(maker.makes));
        if (const qint64 rowId = args.value(field).toInteger(); rowId > 0)
            consider(maker, rowId);
        const QJsonArray list = args.value(field + u"_ids"_s).toArray();
        for (const QJsonValue &rowId : list)
            consider(maker, rowId.toInteger());
    }
    return last ? last->commandId : QString();
}

OutboxEntry Outbox::draft(const CommandDefinition &command, const QJsonObject &args, qint64 baseRev) const
{
    OutboxEntry entry;
    entry.seq = std::max(m_store.tail().seq, m_seqBase) + 1;
    entry.commandId = makeUuid7(m_clock, m_ids);
    entry.name = command.name;
    entry.version = command.version;
    entry.args = args;
    entry.baseRev = baseRev;
    entry.baseAt = m_baseAt;
    entry.madeAt = m_clock.now();
    entry.rowId = nextId(command);
    entry.dependsOn = builtOn(args);
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
                    .madeAt = entry.madeAt,
                    .dependsOn = entry.dependsOn,
                    .baseAt = entry.baseAt,
                    .rowId = entry.rowId});
    const CommandDefinition *command = findCommand(entry.name);
    if (entry.rowId > 0 && command && command->makes)
        m_store.useLease(QString::fromLatin1(command->makes), entry.rowId);
    transaction.commit();
}

QStringList Outbox::wantedLeases() const
{
    QMap<QString, qint64> left;
    for (const LeaseRow &lease : m_store.leases())
        left[lease.kind] += lease.last - lease.next + 1;
    QStringList wanted;
    for (const QLatin1StringView kind : LeaseStore::kinds()) {
        if (left.value(kind) < fewIds)
            wanted << kind;
    }
    return wanted;
}

void Outbox::noteBaseAt(Instant serverTime)
{
    // A wait for the disk at each pull would be too much for what a limit in hours needs.
    constexpr qint64 saveEveryMs = 10 * 60'000;
    m_baseAt = serverTime;
    if (std::abs(serverTime.ms - m_baseAtSaved.ms) < saveEveryMs)
        return;
    m_store.setMeta(baseAtName, QString::number(serverTime.ms));
    m_baseAtSaved = serverTime;
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
    // The one that it was may have sent what is unsettled here: the server is asked before its rows come.
    if (first)
        m_store.setMeta(againName, QString::number(m_store.tail().seq));
    m_store.setMeta(clientName, client);
    m_store.setMeta(seqBaseName, QString::number(base));
    // Of two copies of one desk, each would give the same numbers.
    m_store.clearLeases();
    transaction.commit();
    m_clientId = client;
    m_seqBase = base;
}

bool Outbox::isSendingAgain() const
{
    const QList<OutboxRow> oldest = m_store.unsettled(1);
    return !oldest.isEmpty() && oldest.first().seq <= m_store.meta(againName).toLongLong();
}

QString Outbox::baseEpoch() const
{
    return m_store.meta(baseEpochName);
}

void Outbox::sendAgain(const QString &serverEpoch)
{
    const QList<OutboxRow> accepted = m_store.accepted();
    constexpr int all = -1;
    const QList<OutboxRow> open = m_store.unsettled(all);
    Transaction transaction(m_db);
    m_store.setMeta(baseEpochName, serverEpoch);
    qint64 seq = m_store.tail().seq;
    if (!accepted.isEmpty()) {
        for (const OutboxRow &row : accepted + open)
            m_store.requeue(row.seq, ++seq);
        m_store.setMeta(againName, QString::number(seq));
    }
    transaction.commit();
    if (!accepted.isEmpty())
        becomeAnotherClient();
}

DeskPerson Outbox::person() const
{
    return {.server = m_store.meta(u"server"_s),
            .staffId = m_store.meta(u"staff_id"_s).toLongLong(),
            .name = m_store.meta(u"staff_name"_s),
            .role = roleFromMeta(m_store.meta(u"staff_role"_s))};
}

void Outbox::setPerson(const DeskPerson &person)
{
    Transaction transaction(m_db);
    m_store.setMeta(u"server"_s, person.server);
    m_store.setMeta(u"staff_id"_s, QString::number(person.staffId));
    m_store.setMeta(u"staff_name"_s, person.name);
    m_store.setMeta(u"staff_role"_s, toWord(person.role));
    transaction.commit();
}

} // namespace pw
