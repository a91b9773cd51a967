// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/sync/replica.h"

#include "core/base/clock.h"
#include "core/storage/base_file.h"
#include "core/storage/command_log_store.h"
#include "core/storage/desk_meta.h"
#include "core/storage/migrator.h"
#include "core/storage/storage_error.h"
#include "core/storage/sync_store.h"
#include "core/sync/outbox.h"
#include "core/sync/row_page.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw
{
Replica::Replica(const Options &options)
    : m_file(options.file), m_key(options.key), m_clock(options.clock), m_outbox(options.outbox),
      m_actor(options.outbox.person().actor())
{
    openFile();
    enterView();
}

Replica::~Replica()
{
    if (m_open)
        m_open->rollback();
}

Database &Replica::db()
{
    // It is missing only where opening a new file has failed before.
    if (!m_open)
        openFile();
    return *m_open;
}

void Replica::openFile()
{
    m_open = std::make_unique<Database>(
        Database::Options{.file = m_file, .durability = Database::Durability::Normal, .key = m_key});
    try {
        migrate(*m_open, schema::desk());
        SyncStore(*m_open).switchForeignKeysOff();
        readMeta();
        adoptClient();
        leaveOldEpoch();
        settleFromBase();
    } catch (const StorageError &) {
        m_open.reset();
        throw;
    }
}

/// A power cut may have come between the outbox's note of a new epoch and the copy's.
void Replica::leaveOldEpoch()
{
    const QString expected = m_outbox.baseEpoch();
    if (!expected.isEmpty() && !m_serverEpoch.isEmpty() && m_serverEpoch != expected)
        reset(expected);
}

Database &Replica::confirmed()
{
    if (!m_confirmed)
        m_confirmed = std::make_unique<Database>(Database::Options{.file = m_file, .readOnly = true, .key = m_key});
    return *m_confirmed;
}

void Replica::readMeta()
{
    const SyncStore store(db());
    m_cursor = store.deskMeta(deskmeta::cursor).toLongLong();
    m_ackedSeq = store.deskMeta(deskmeta::ackedSeq).toLongLong();
    m_serverEpoch = store.deskMeta(deskmeta::serverEpoch);
    m_viewEpoch = store.deskMeta(deskmeta::viewEpoch);
    m_isPartial = !store.deskMeta(deskmeta::isPartial).isEmpty();
    m_lastSync = Instant(store.deskMeta(deskmeta::lastSync).toLongLong());
}

void Replica::adoptClient()
{
    if (SyncStore(db()).deskMeta(deskmeta::clientId) == m_outbox.clientId())
        return;
    change([this](SyncStore &store) {
        store.eraseResultsOfOthers(m_outbox.clientId());
        store.setDeskMeta(deskmeta::clientId, m_outbox.clientId());
        store.setDeskMeta(deskmeta::ackedSeq, u"0"_s);
        // What the server has done under the former name comes with any page, and only the last one says so.
        if (!store.deskMeta(deskmeta::cursor).isEmpty())
            store.setDeskMeta(deskmeta::isPartial, u"1"_s);
    });
}

/// Changes the confirmed rows in a transaction of its own, with the view left and entered again around it, whatever
/// happens.
void Replica::change(const std::function<void(SyncStore &)> &write)
{
    const bool viewing = db().inTransaction();
    if (viewing)
        leaveView();
    try {
        Transaction transaction(db());
        SyncStore store(db());
        write(store);
        transaction.commit();
    } catch (const StorageError &) {
        readMeta();
        if (viewing)
            enterView();
        throw;
    }
    readMeta();
    if (viewing)
        enterView();
}

/// A crash may have come between the commit of a page and the note in the outbox of what it decided.
void Replica::settleFromBase()
{
    const CommandLogStore log(db());
    constexpr int all = -1;
    QList<Verdict> decided;
    for (const OutboxEntry &entry : m_outbox.unsettled(all)) {
        if (const auto verdict = log.verdict(entry.commandId))
            decided << Verdict{entry.commandId, verdict->refusal, verdict->rev};
    }
    m_outbox.settle(decided);
}

/// An answer to an older question: its rows are here, and newer ones may be too.
bool Replica::isStale(const RowPage &page) const
{
    return page.since != m_cursor;
}

void Replica::apply(const RowPage &page)
{
    if (isStale(page))
        return;
    if (page.asOf.ms > 0)
        m_outbox.noteBaseAt(page.asOf);
    // Nothing new, the usual answer: not worth replaying anything.
    if (page.toRev == m_cursor && page.rowCount() == 0 && page.serverEpoch == m_serverEpoch && !m_isPartial) {
        acceptUnchanged(page);
        return;
    }
    leaveView();
    QStringList differing;
    try {
        Transaction transaction(db());
        store(page);
        differing = compareSums(page.sums, db());
        transaction.commit();
    } catch (const StorageError &) {
        readMeta();
        enterView();
        throw;
    }
    readMeta();
    for (const TableRows &rows : page.tables) {
        if (rows.table->name == "command_results"_L1)
            settleFromBase();
    }
    if (!page.sums.isEmpty())
        noteDiffering(differing, page.sums);
    enterView();
}

/// The copy may have been damaged since: the sums of what is on the disk are compared at each look.
void Replica::acceptUnchanged(const RowPage &page)
{
    m_lastSync = m_clock.now();
    if (!page.sums.isEmpty())
        noteDiffering(compareSums(page.sums, confirmed()), page.sums);
}

QStringList Replica::compareSums(const TableSums &sums, Database &db) const
{
    QStringList differing;
    if (sums.isEmpty())
        return differing;
    const TableSums mine = SyncStore(db).sums(fullView());
    for (auto sum = sums.constBegin(); sum != sums.constEnd(); ++sum) {
        if (findReplicatedTable(sum.key()) && mine.value(sum.key()) != sum.value())
            differing << sum.key();
    }
    return differing;
}

void Replica::noteDiffering(const QStringList &tables, const TableSums &sums)
{
    m_differing = tables;
    m_differingRows = 0;
    for (const QString &table : tables)
        m_differingRows += sums.value(table).rows;
    if (tables.isEmpty())
        return;
    qWarning("this copy of %s differs from the server's and is fetched again", qPrintable(tables.join(u", "_s)));
    m_healed = u"This copy of %1 differed from the server's and was fetched again on %2."_s.arg(
        tables.join(u", "_s), m_clock.now().toString());
}

void Replica::store(const RowPage &page)
{
    SyncStore store(db());
    for (const Tombstone &tombstone : page.tombstones) {
        if (const ReplicatedTable *table = findReplicatedTable(tombstone.table))
            store.erase(*table, tombstone.key);
    }
    for (const TableRows &rows : page.tables)
        storeTable(rows);
    store.setDeskMeta(deskmeta::cursor, QString::number(page.toRev));
    store.setDeskMeta(deskmeta::ackedSeq, QString::number(std::max(m_ackedSeq, page.ackedSeq)));
    store.setDeskMeta(deskmeta::serverEpoch, page.serverEpoch);
    store.setDeskMeta(deskmeta::viewEpoch, page.viewEpoch);
    const bool isPartial = page.more && (page.since == 0 || m_isPartial);
    store.setDeskMeta(deskmeta::isPartial, isPartial ? u"1"_s : QString(u""_s));
    if (!page.more)
        store.setDeskMeta(deskmeta::lastSync, QString::number(m_clock.now().ms));
}

void Replica::storeTable(const TableRows &rows)
{
    SyncStore store(db());
    if (rows.whole)
        store.clearTable(*rows.table);
    for (const QList<QVariant> &row : rows.rows)
        store.upsert(*rows.table, row);
}

void Replica::replaceBase(const QString &file)
{
    leaveView();
    m_confirmed.reset();
    m_open.reset();
    try {
        takeOverAsBase(file, m_file);
    } catch (const StorageError &) {
        tryToRebuild();
        throw;
    }
    m_differing.clear();
    rebuild();
}

void Replica::reset(const QString &serverEpoch)
{
    change([&serverEpoch](SyncStore &store) {
        store.clear();
        store.setDeskMeta(deskmeta::cursor, u"0"_s);
        store.setDeskMeta(deskmeta::serverEpoch, serverEpoch);
        store.setDeskMeta(deskmeta::viewEpoch, QString(u""_s));
    });
    m_differing.clear();
}

} // namespace pw
