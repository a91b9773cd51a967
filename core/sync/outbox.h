// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/actor.h"
#include "core/storage/database.h"
#include "core/storage/lease_store.h"
#include "core/storage/outbox_store.h"
#include "core/sync/outbox_entry.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <optional>

namespace pw
{

class Clock;
class IdSource;
struct CommandDefinition;

/// Who works at this desk, remembered so that predictions can be made without the server.
struct DeskPerson {
    QString server; ///< base address
    qint64 staffId = 0;
    QString name;
    Role role = Role::Viewer;

    [[nodiscard]] bool isKnown() const { return staffId > 0; }
    [[nodiscard]] Actor actor() const { return Actor::staff(StaffId(staffId), name, role); }
};

/// outbox.db: the only file that holds what exists nowhere else. Every change is on the disk when the call returns
/// (synchronous=FULL); every call may throw StorageError, and then nothing was changed.
class Outbox
{
public:
    /// `key` as in Database::Options, `expectedIncarnation` as in Desk::Options.
    Outbox(const QString &file, const Clock &clock, IdSource &ids, const Secret &key = {},
           const std::optional<QString> &expectedIncarnation = {});

    /// This desk for the server. Changes only through becomeAnotherClient().
    [[nodiscard]] const QString &clientId() const { return m_clientId; }
    /// New each time the file is opened, and in the file from then on.
    [[nodiscard]] const QString &incarnation() const { return m_incarnation; }
    /// The one of the last hello that was answered; empty before the first.
    [[nodiscard]] QString greetedIncarnation() const;
    /// A hello was answered with ok: this life of the desk is the one that the server knows, these numbers are its, and
    /// what is accepted from now on is accepted in this epoch.
    void noteGreeted(const QList<IdBlock> &leases, const QString &serverEpoch);

    /// The next command, ready to be tried and then saved: with the number of the row that it makes and the command
    /// that it builds on.
    [[nodiscard]] OutboxEntry draft(const CommandDefinition &command, const QJsonObject &args, qint64 baseRev) const;
    void save(const OutboxEntry &entry);
    /// Kinds of rows for which few lent numbers are left.
    [[nodiscard]] QStringList wantedLeases() const;

    /// The server's time of the newest state that this desk has seen; ms = 0 before the first.
    [[nodiscard]] Instant baseAt() const { return m_baseAt; }
    void noteBaseAt(Instant serverTime);

    /// Not settled by the server, oldest first.
    [[nodiscard]] QList<OutboxEntry> unsettled(int limit) const;
    /// What a view has to show on top of a base at the revision `cursor`, oldest first. `ackedSeq`: what it is known to
    /// hold of this client's commands, for those whose revision is not known.
    [[nodiscard]] QList<OutboxEntry> notInBase(qint64 cursor, qint64 ackedSeq) const;
    /// Newest first, without what was dismissed.
    [[nodiscard]] QList<OutboxEntry> listed(int limit) const;
    [[nodiscard]] OutboxCounts counts() const { return m_store.counts(); }
    /// Id of the oldest command that no server was sent by this desk, everything behind it likewise; empty without.
    [[nodiscard]] QString firstUnsent() const { return m_store.firstUnsent(); }
    void markSent(const QList<OutboxEntry> &entries);
    /// Notes the server's verdicts, all in one commit. Returns how many of the commands were still open.
    int settle(const QList<Verdict> &verdicts);
    bool dismiss(const QString &commandId) { return m_store.dismiss(commandId); }
    /// Undoes dismiss().
    bool restore(const QString &commandId) { return m_store.restore(commandId); }
    [[nodiscard]] std::optional<OutboxEntry> find(const QString &commandId) const;
    /// The command that was saved in its place; empty without.
    [[nodiscard]] QString replacedBy(const QString &commandId) const;

    /// Takes back what was never sent; those behind it move up, so that the server meets no gap. False where the
    /// command is not waiting: what was sent once is the server's to decide.
    bool withdraw(const QString &commandId);
    /// Saves `entry` in the place of a refused command, which is hidden as replaced, or of one that was never sent,
    /// which is withdrawn: both or neither. Returns it with the number that it got.
    OutboxEntry saveInstead(OutboxEntry entry, const QString &replaced);
    /// Appends what another copy of this person's desk has exported, keeping ids and order, all or nothing; ids that
    /// are here already are left out. Returns how many were new.
    int adopt(const QList<OutboxEntry> &entries);
    /// Forgets everything that is not settled: it stands in an exported file now. What is asked for here from now on is
    /// another client's, since the server may have seen some of it.
    void release();

    /// The number under which the server knows this entry.
    [[nodiscard]] qint64 wireSeq(const OutboxEntry &entry) const { return entry.seq - m_seqBase; }
    [[nodiscard]] qint64 lastWireSeq() const;
    /// Empty while this client has no command.
    [[nodiscard]] QString lastCommandId() const;
    /// After client_forked: a new client id, whose first command is the oldest unsettled one. Commands keep their ids.
    void becomeAnotherClient();
    /// After the server was restored from a backup: everything that was accepted, or handed in by a revoked device, is
    /// sent again, before what is unsettled. Their ids make that safe: what the backup holds is answered, not executed.
    /// The copy has to begin anew with this epoch.
    void sendAgain(const QString &serverEpoch);
    /// Whether some of that is still to be decided: until then the server's rows may hold it already.
    [[nodiscard]] bool isSendingAgain() const;
    /// The server's, as this desk last heard of it; empty before the first hello. A copy of another one may hold what
    /// is being sent again: the outbox reached the disk and the copy, which does not wait for it, did not.
    [[nodiscard]] QString baseEpoch() const;

    [[nodiscard]] DeskPerson person() const;
    void setPerson(const DeskPerson &person);

private:
    struct Client {
        QString id;
        qint64 seqBase = 0;
    };

    [[nodiscard]] qint64 nextSeq() const;
    [[nodiscard]] qint64 nextId(const CommandDefinition &command) const;
    [[nodiscard]] QString builtOn(const QJsonObject &args) const;
    void beginLife(const std::optional<QString> &expected);
    /// In the caller's transaction: the row, and its number as used.
    void append(const OutboxEntry &entry);
    void dropLeaseOf(const QString &commandId);
    /// In the caller's transaction; take() it once that is committed.
    [[nodiscard]] Client writeAnotherClient();
    void take(const Client &client);

    Database m_db;
    OutboxStore m_store;
    const Clock &m_clock;
    IdSource &m_ids;
    QString m_clientId;
    QString m_incarnation;
    Instant m_baseAt;
    Instant m_baseAtSaved; ///< what the file has of it
    qint64 m_seqBase = 0;  ///< entries up to here were settled under earlier client ids
};

} // namespace pw
