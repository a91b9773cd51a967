// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/changes_file.h"
#include "core/sync/outbox.h"
#include "core/sync/profile_lock.h"
#include "core/sync/replica.h"
#include "core/sync/session.h"
#include "core/sync/take_back.h"

#include <functional>
#include <optional>
#include <stdexcept>

namespace pw
{

/// Another program has this profile open. Two of them would give the same sequence numbers twice.
class ProfileBusy : public std::runtime_error
{
public:
    explicit ProfileBusy(const QString &profileDir);
};

/// The file whose lock (ProfileLock) is the right to work in the profile; makes the folder where it is missing, for its
/// owner alone. Throws StorageError.
[[nodiscard]] QString lockFileIn(const QString &profileDir);

/// One profile: its outbox, its replica and the conversation, on one thread and without waiting for anything but the
/// disk. The console's worker, the command line and the tests all stand on this.
class Desk
{
public:
    struct Options {
        QString profileDir; ///< made when missing
        const Clock &clock;
        IdSource &ids;
        /// Of both files, as in Database::Options. Files of an earlier time without one are encrypted with it first.
        Secret key = {};
        /// The incarnation that was kept outside the profile. Another one in the outbox tells of a profile that was
        /// restored from an older copy: it becomes another client before it gives a number twice.
        std::optional<QString> expectedIncarnation = {};
    };
    /// Throws ProfileBusy, KeyProblem and StorageError.
    explicit Desk(const Options &options);

    /// Tries the command on what the person sees, then saves it: when this returns an entry, it is on the disk.
    [[nodiscard]] Decided<OutboxEntry> perform(const QString &name, const QJsonObject &args);
    /// Newest first, with the warnings of the last replay.
    [[nodiscard]] QList<OutboxEntry> entries(int limit = 1000) const;
    [[nodiscard]] std::optional<OutboxEntry> entry(const QString &commandId) const;
    bool dismiss(const QString &commandId) { return m_outbox.dismiss(commandId); }
    bool restore(const QString &commandId) { return m_outbox.restore(commandId); }

    /// What perform() would answer now, or performInstead() for `replaced`; nothing is kept.
    [[nodiscard]] Decided<void> foresee(const QString &name, const QJsonObject &args, const QString &replaced = {});
    /// The same as perform(), in the place of a command that the server has refused or that was never sent: the old one
    /// leaves the list in the same step in which the new one is saved.
    [[nodiscard]] Result<OutboxEntry, TakeBackProblem> performInstead(const QString &replaced, const QString &name,
                                                                      const QJsonObject &args);
    /// Takes a command back that was never sent, unless a later one stands on it.
    [[nodiscard]] Result<void, TakeBackProblem> withdraw(const QString &commandId);

    /// Everything that is not settled, as it goes into a file.
    [[nodiscard]] ChangesFile exported() const;
    /// Takes what a file holds into the queue. Refuses another person's or shop's, and what names a command otherwise
    /// than this desk knows it.
    [[nodiscard]] Result<AdoptedChanges, ChangesProblem> adopt(const ChangesFile &file);
    /// After exported() was written: the queue is empty, and the profile may change hands.
    void release();

    /// Whether the server hears at once of what is done here: then the owner's limits for offline money do not apply.
    /// False at the beginning.
    void setConnected(bool connected) { m_connected = connected; }

    [[nodiscard]] DeskPerson person() const { return m_outbox.person(); }
    /// Whether this person may work here now: another one's pending changes have to be sent first.
    [[nodiscard]] bool maySignIn(const DeskPerson &person) const;
    void setPerson(const DeskPerson &person);

    [[nodiscard]] Session startSession(Session::Scope scope = Session::Scope::PushAndPull, bool greeted = false);
    /// The whole conversation at once.
    Session sync(Transport &transport, Session::Scope scope = Session::Scope::PushAndPull,
                 const std::function<void(const Session &)> &onStep = {});

    [[nodiscard]] Outbox &outbox() { return m_outbox; }
    [[nodiscard]] Replica &replica() { return m_replica; }
    /// Counts, cursor and the time of the last pull; connection and problem are for whoever connects.
    void fillStatus(DeskStatus &status) const;

    [[nodiscard]] bool isEncrypted() const { return m_isEncrypted; }

private:
    [[nodiscard]] Decided<OutboxEntry> drafted(const QString &name, const QJsonObject &args,
                                               const OutboxEntry *replaced = nullptr);
    [[nodiscard]] Decided<void> checkOfflineMoney(const QString &name, const QJsonObject &args,
                                                  const QString &replaced);
    [[nodiscard]] Decided<QJsonObject> followed(const OutboxEntry &replaced, const QJsonObject &args) const;
    /// The view without this command, unless a later one then fails that did not fail before.
    [[nodiscard]] Result<void, TakeBackProblem> setAside(const OutboxEntry &entry);

    ProfileLock m_lock;
    bool m_isEncrypted;
    Outbox m_outbox;
    Replica m_replica;
    bool m_connected = false;
};

} // namespace pw
