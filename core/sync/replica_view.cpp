// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/command.h"
#include "core/commands/upcast.h"
#include "core/storage/lease_store.h"
#include "core/storage/storage_error.h"
#include "core/sync/outbox.h"
#include "core/sync/replica.h"

using namespace Qt::StringLiterals;

/// What is pending, shown on top of the confirmed rows: in a transaction that is never committed.
namespace pw
{

void Replica::leaveView()
{
    db().rollback();
    // A statement that is still being read would keep the transaction alive, and what follows would commit predictions.
    if (db().engineInTransaction())
        throw StorageError(u"leaving the view"_s, u"the transaction could not be rolled back"_s);
}

void Replica::enterView(const QString &without)
{
    db().begin();
    m_warnings.clear();
    for (const OutboxEntry &entry : m_outbox.notInBase(m_cursor, m_ackedSeq)) {
        // While the shop is fetched anew, or what became of another client's commands, what the server has done comes
        // with one of the pages, before the last one says so: shown on top of it, it would be there twice. Unless the
        // server said at which revision.
        if (m_isPartial && entry.state == OutboxState::Accepted && entry.doneRev == 0)
            continue;
        if (entry.commandId != without)
            replay(entry);
    }
}

void Replica::replay(const OutboxEntry &entry)
{
    try {
        Savepoint step(db());
        const auto done = run(entry);
        if (done)
            step.release();
        else if (entry.state != OutboxState::Accepted)
            m_warnings.insert(entry.commandId, done.error());
    } catch (const StorageError &error) {
        // A command that cannot be shown here is still the server's to decide; only a lost transaction ends the replay.
        if (!db().engineInTransaction())
            throw;
        qWarning("showing a pending command failed: %s", error.what());
    }
}

/// Two copies of one desk have the same lent numbers, until the server tells them apart.
bool Replica::isNumberTaken(const OutboxEntry &entry)
{
    const CommandDefinition *command = entry.rowId > 0 ? findCommand(entry.name) : nullptr;
    return command && command->makes && LeaseStore(db()).isTaken(QLatin1StringView(command->makes), entry.rowId);
}

/// What the server has done it allowed, whoever the person has become since.
Actor Replica::actorOf(const OutboxEntry &entry) const
{
    Actor actor = m_actor;
    if (entry.state == OutboxState::Accepted)
        actor.role = Role::Owner;
    return actor;
}

Decided<QJsonObject> Replica::run(const OutboxEntry &entry)
{
    if (isNumberTaken(entry))
        return refuse(RefusalCode::IdTaken, u"row_id"_s, QString::number(entry.rowId));
    // One ahead of the server: what tells a predicted row from a confirmed one.
    CommandContext context{
        db(), actorOf(entry), {.rev = m_cursor + 1, .now = entry.madeAt}, entry.commandId, entry.rowId};
    // An outbox may be older than this program.
    const auto args = upcast(entry.name, entry.version, entry.args);
    if (!args)
        return fail(args.error());
    return runCommand(context, entry.name, *args);
}

Decided<QJsonObject> Replica::perform(const OutboxEntry &entry, const std::function<void()> &save)
{
    // Outside a transaction a savepoint would commit what it releases: predictions would become facts.
    ensureView();
    bool saved = false;
    try {
        Savepoint step(db());
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

Decided<QJsonObject> Replica::foresee(const OutboxEntry &entry)
{
    ensureView();
    const Savepoint step(db()); // not released, so it takes everything back
    return run(entry);
}

void Replica::rebuild(const QString &without)
{
    leaveView();
    enterView(without);
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
    if (!db().inTransaction() || !db().engineInTransaction())
        rebuild();
}

} // namespace pw
