// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/sync/replica.h"

#include "core/base/clock.h"
#include "core/commands/command.h"
#include "core/storage/command_log_store.h"
#include "core/storage/migrator.h"
#include "core/storage/storage_error.h"
#include "core/storage/sync_store.h"
#include "core/sync/outbox.h"
#include "core/sync/row_page.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

const QString cursorName = u"cursor"_s;
const QString ackedName = u"acked_seq"_s;
const QString epochName = u"server_epoch"_s;
const QString clientName = u"client_id"_s;
const QString lastSyncName = u"last_sync"_s;

} // namespace

Replica::Replica(const Options &options)
    : m_db({.file = options.file, .durability = Database::Durability::Normal}), m_file(options.file),
      m_clock(options.clock), m_outbox(options.outbox), m_actor(options.outbox.person().actor())
{
    migrate(m_db, schema::desk());
    SyncStore(m_db).switchForeignKeysOff();
    readMeta();
    adoptClient();
    settleFromBase();
    enterView();
}

Replica::~Replica()
{
    m_db.rollback();
}

Database &Replica::confirmed()
{
    if (!m_confirmed)
        m_confirmed = std::make_unique<Database>(Database::Options{.file = m_file, .readOnly = true});
    return *m_confirmed;
}

void Replica::readMeta()
{
    const SyncStore store(m_db);
    m_cursor = store.deskMeta(cursorName).toLongLong();
    m_ackedSeq = store.deskMeta(ackedName).toLongLong();
    m_serverEpoch = store.deskMeta(epochName);
    m_lastSync = Instant(store.deskMeta(lastSyncName).toLongLong());
}

void Replica::adoptClient()
{
    if (SyncStore(m_db).deskMeta(clientName) == m_outbox.clientId())
        return;
    const bool viewing = m_db.inTransaction();
    if (viewing)
        leaveView();
    {
        Transaction transaction(m_db);
        SyncStore store(m_db);
        store.eraseResultsOfOthers(m_outbox.clientId());
        store.setDeskMeta(clientName, m_outbox.clientId());
        store.setDeskMeta(ackedName, u"0"_s);
        transaction.commit();
    }
    m_ackedSeq = 0;
    if (viewing)
        enterView();
}

/// A crash may have come between the commit of a page and the note in the outbox of what it decided.
void Replica::settleFromBase()
{
    const CommandLogStore log(m_db);
    constexpr int all = -1;
    QList<Verdict> decided;
    for (const OutboxEntry &entry : m_outbox.unsettled(all)) {
        if (const auto verdict = log.verdict(entry.commandId))
            decided << Verdict{entry.commandId, verdict->refusal};
    }
    m_outbox.settle(decided);
}

void Replica::leaveView()
{
    m_db.rollback();
    // A statement that is still being read would keep the transaction alive, and what follows would commit predictions.
    if (m_db.engineInTransaction())
        throw StorageError(u"leaving the view"_s, u"the transaction could not be rolled back"_s);
}

void Replica::enterView()
{
    m_db.begin();
    m_warnings.clear();
    for (const OutboxEntry &entry : m_outbox.notInBase(m_ackedSeq))
        replay(entry);
}

void Replica::replay(const OutboxEntry &entry)
{
    try {
        Savepoint step(m_db);
        const auto done = run(entry);
        if (done)
            step.release();
        else if (entry.state != OutboxState::Accepted)
            m_warnings.insert(entry.commandId, done.error());
    } catch (const StorageError &error) {
        // A command that cannot be shown here is still the server's to decide; only a lost transaction ends the replay.
        if (!m_db.engineInTransaction())
            throw;
        qWarning("showing a pending command failed: %s", error.what());
    }
}

Decided<QJsonObject> Replica::run(const OutboxEntry &entry)
{
    // One ahead of the server: what tells a predicted row from a confirmed one.
    CommandContext context{m_db, m_actor, {.rev = m_cursor + 1, .now = entry.madeAt}, entry.commandId};
    return runCommand(context, entry.name, entry.args);
}

Decided<QJsonObject> Replica::perform(const OutboxEntry &entry, const std::function<void()> &save)
{
    // Outside a transaction a savepoint would commit what it releases: predictions would become facts.
    ensureView();
    bool saved = false;
    try {
        Savepoint step(m_db);
        auto done = run(entry);
        if (!done)
            return done;
        save();
        saved = true;
        step.release();
        return done;
    } catch (const StorageError &) {
        // What was saved will be done, although showing it went wrong; what was not is reported as such.
        tryToRebuild();
        if (!saved)
            throw;
        return QJsonObject();
    }
}

void Replica::rebuild()
{
    leaveView();
    enterView();
}

void Replica::tryToRebuild()
{
    try {
        rebuild();
    } catch (const StorageError &error) {
        // The disk is still full, say: whoever uses the view next tries again.
        qWarning("showing the pending commands failed: %s", error.what());
    }
}

void Replica::ensureView()
{
    if (!m_db.inTransaction() || !m_db.engineInTransaction())
        rebuild();
}

void Replica::apply(const RowPage &page)
{
    // An answer to an older question: its rows are here, and newer ones may be too.
    if (page.since != m_cursor)
        return;
    // Nothing new, the usual answer: not worth replaying anything.
    if (page.toRev == m_cursor && page.rowCount() == 0 && page.serverEpoch == m_serverEpoch) {
        m_lastSync = m_clock.now();
        return;
    }
    leaveView();
    try {
        Transaction transaction(m_db);
        store(page);
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
    enterView();
}

void Replica::store(const RowPage &page)
{
    SyncStore store(m_db);
    for (const Tombstone &tombstone : page.tombstones) {
        if (const ReplicatedTable *table = findReplicatedTable(tombstone.table))
            store.erase(*table, tombstone.key);
    }
    for (const TableRows &rows : page.tables) {
        for (const QList<QVariant> &row : rows.rows)
            store.upsert(*rows.table, row);
    }
    store.setDeskMeta(cursorName, QString::number(page.toRev));
    store.setDeskMeta(ackedName, QString::number(std::max(m_ackedSeq, page.ackedSeq)));
    store.setDeskMeta(epochName, page.serverEpoch);
    if (!page.more)
        store.setDeskMeta(lastSyncName, QString::number(m_clock.now().ms));
}

void Replica::reset(const QString &serverEpoch)
{
    leaveView();
    {
        Transaction transaction(m_db);
        SyncStore store(m_db);
        store.clear();
        store.setDeskMeta(cursorName, u"0"_s);
        store.setDeskMeta(epochName, serverEpoch);
        transaction.commit();
    }
    readMeta();
    enterView();
}

} // namespace pw
