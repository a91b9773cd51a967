// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/outbox.h"
#include "core/sync/profile_lock.h"
#include "core/sync/replica.h"
#include "core/sync/session.h"

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
    [[nodiscard]] Decided<void> checkOfflineMoney(const QString &name, const QJsonObject &args);

    ProfileLock m_lock;
    bool m_isEncrypted;
    Outbox m_outbox;
    Replica m_replica;
    bool m_connected = false;
};

} // namespace pw
