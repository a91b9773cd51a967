// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/sync/outbox.h"

#include "core/base/clock.h"
#include "core/base/id_source.h"
#include "core/commands/command.h"
#include "core/storage/migrator.h"
#include "core/sync/outbox_rows.h"
#include "core/sync/row_numbers.h"

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

/// Files of the first release have no role in them: everyone was an owner or an admin.
Role roleFromMeta(const QString &word)
{
    return word.isEmpty() ? Role::Admin : roleFromWord(word);
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
/// commands are decided in their order, and a number that was never given out fits no other row. A refused command has
/// made nothing; its number may be somebody else's.
QString Outbox::builtOn(const QJsonObject &args) const
{
    std::optional<OutboxRow> last;
    for (const CommandDefinition &maker : allCommands()) {
        if (!maker.makes)
            continue;
        for (const qint64 rowId : rowsNamed(args, QString::fromLatin1(maker.makes))) {
            const auto row = m_store.maker(maker.name, rowId);
            const bool isOpen =
                row && (row->state == toWord(OutboxState::Pending) || row->state == toWord(OutboxState::Sent));
            if (isOpen && (!last || row->seq > last->seq))
                last = row;
        }
    }
    return last ? last->commandId : QString();
}

OutboxEntry Outbox::draft(const CommandDefinition &command, const QJsonObject &args, qint64 baseRev) const
{
    OutboxEntry entry;
    entry.seq = nextSeq();
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
    append(entry);
    transaction.commit();
}

void Outbox::append(const OutboxEntry &entry)
{
    m_store.append(rowOf(entry));
    const CommandDefinition *command = findCommand(entry.name);
    if (entry.rowId > 0 && command && command->makes)
        m_store.useLease(QString::fromLatin1(command->makes), entry.rowId);
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

std::optional<OutboxEntry> Outbox::find(const QString &commandId) const
{
    const auto row = m_store.byId(commandId);
    return row ? std::optional(entryOf(*row)) : std::nullopt;
}

QString Outbox::replacedBy(const QString &commandId) const
{
    return m_store.replacedBy(commandId);
}

qint64 Outbox::nextSeq() const
{
    return std::max(m_store.tail().seq, m_seqBase) + 1;
}

bool Outbox::withdraw(const QString &commandId)
{
    Transaction transaction(m_db);
    // What is sent is always the head of the queue, so all that moves up was never sent either.
    const auto row = m_store.byId(commandId);
    if (!row || !m_store.removeUnsent(*row))
        return false;
    transaction.commit();
    return true;
}

OutboxEntry Outbox::saveInstead(OutboxEntry entry, const QString &replaced)
{
    Transaction transaction(m_db);
    if (const auto row = m_store.byId(replaced); row && !m_store.removeUnsent(*row))
        m_store.markReplaced(replaced, entry.commandId);
    entry.seq = nextSeq();
    append(entry);
    transaction.commit();
    return entry;
}

int Outbox::adopt(const QList<OutboxEntry> &entries)
{
    int adopted = 0;
    Transaction transaction(m_db);
    for (OutboxEntry entry : entries) {
        if (m_store.byId(entry.commandId))
            continue;
        entry.seq = nextSeq();
        append(entry);
        ++adopted;
    }
    transaction.commit();
    return adopted;
}

void Outbox::release()
{
    Transaction transaction(m_db);
    m_store.removeUnsettled();
    const Client client = writeAnotherClient();
    transaction.commit();
    take(client);
}

QList<OutboxEntry> Outbox::unsettled(int limit) const
{
    return entriesOf(m_store.unsettled(limit));
}

QList<OutboxEntry> Outbox::notInBase(qint64 cursor, qint64 ackedSeq) const
{
    return entriesOf(m_store.notInBase(cursor, m_seqBase + ackedSeq));
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
    for (const Verdict &verdict : verdicts) {
        settled += m_store.settle(rowOf(verdict, m_clock.now())) ? 1 : 0;
        if (verdict.refusal && verdict.refusal->code == RefusalCode::IdNotLeased)
            dropLeaseOf(verdict.commandId);
    }
    transaction.commit();
    return settled;
}

/// The server does not know of the block, so every other number in it would be refused as well.
void Outbox::dropLeaseOf(const QString &commandId)
{
    const auto entry = find(commandId);
    const CommandDefinition *command = entry ? findCommand(entry->name) : nullptr;
    if (command && command->makes)
        m_store.dropLease(QString::fromLatin1(command->makes), entry->rowId);
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
    Transaction transaction(m_db);
    const Client client = writeAnotherClient();
    transaction.commit();
    take(client);
}

Outbox::Client Outbox::writeAnotherClient()
{
    // The server settles in order, so what is unsettled is always the end of the queue.
    const auto first = m_store.firstUnsettled();
    const Client client{.id = makeUuid7(m_clock, m_ids), .seqBase = first ? *first - 1 : m_store.tail().seq};
    // The one that it was may have sent what is unsettled here: the server is asked before its rows come.
    if (first)
        m_store.setMeta(againName, QString::number(m_store.tail().seq));
    m_store.setMeta(clientName, client.id);
    m_store.setMeta(seqBaseName, QString::number(client.seqBase));
    // Of two copies of one desk, each would give the same numbers.
    m_store.clearLeases();
    return client;
}

void Outbox::take(const Client &client)
{
    m_clientId = client.id;
    m_seqBase = client.seqBase;
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
    const QList<OutboxRow> lost = m_store.lost();
    constexpr int all = -1;
    const QList<OutboxRow> open = m_store.unsettled(all);
    Transaction transaction(m_db);
    m_store.setMeta(baseEpochName, serverEpoch);
    qint64 seq = m_store.tail().seq;
    if (!lost.isEmpty()) {
        for (const OutboxRow &row : lost + open)
            m_store.requeue(row.seq, ++seq);
        m_store.setMeta(againName, QString::number(seq));
    }
    transaction.commit();
    if (!lost.isEmpty())
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
