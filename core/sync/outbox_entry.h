// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"
#include "core/domain/refusal.h"
#include "core/domain/role.h"
#include "core/domain/words.h"

#include <QJsonObject>
#include <QMetaType>
#include <QString>

namespace pw
{

enum class OutboxState { Pending, Sent, Accepted, Refused };

inline const auto &wordTable(OutboxState)
{
    static constexpr Word<OutboxState> table[] = {{OutboxState::Pending, "pending"},
                                                  {OutboxState::Sent, "sent"},
                                                  {OutboxState::Accepted, "accepted"},
                                                  {OutboxState::Refused, "refused"}};
    return table;
}

/// One command of this desk, from the moment it was saved until long after the server has settled it.
struct OutboxEntry {
    qint64 seq = 0;
    QString commandId;
    QString name;
    int version = 1;
    QJsonObject args;
    qint64 baseRev = 0;
    Instant madeAt;
    OutboxState state = OutboxState::Pending;
    std::optional<Refusal> refusal; ///< the server's, once state is Refused
    std::optional<Refusal> warning; ///< the last replay on this desk failed with this; the server has not spoken yet
    Instant settledAt;
    QString dependsOn; ///< id of the command that makes what this one is about; empty without
    Instant baseAt;    ///< the server's time of the state it was decided on; ms = 0 for not known
    qint64 rowId = 0;  ///< the final number of the row that it makes; 0 = the server gives one
    /// The server's revision at which it was done: a copy that is as new has it. 0 = it is not, or that is not known.
    qint64 doneRev = 0;
};

/// The server's last word on one command.
struct Verdict {
    QString commandId;
    std::optional<Refusal> refusal; ///< none = accepted
    qint64 rev = 0;                 ///< at which it was decided; 0 = not known
};

/// How this desk stands to its server.
struct DeskStatus {
    enum class Connection { SignedOut, Offline, Connecting, Online };
    Connection connection = Connection::SignedOut;
    QString problem;       ///< why it is not online although it should be; empty otherwise
    qint64 cursor = 0;     ///< revision of the confirmed state; 0 = never pulled
    int pending = 0;       ///< saved here, not settled by the server (pending + sent)
    int refused = 0;       ///< refused and not yet dismissed
    int warned = 0;        ///< of the pending: their replay on this desk fails, so the server will probably refuse
    Instant lastSync;      ///< end of the last complete pull; ms = 0 for never
    qint64 pulledRows = 0; ///< in the running pull, for progress
    /// The first copy of the shop, while it is on its way: bytes, and -1 while the time left cannot be told.
    qint64 copiedBytes = 0;
    qint64 bytesToCopy = 0; ///< 0 = none is on its way, or its size is not known yet
    qint64 copySecondsLeft = -1;
    bool syncing = false;
    bool live = false; ///< the server tells of changes as they happen; otherwise this desk looks every few seconds
    QString server;    ///< base address
    QString user;      ///< who is signed in
    Role role = Role::Viewer;
    QString notice;         ///< what the person should know although nothing is wrong any more; empty otherwise
    bool encrypted = false; ///< the files of this desk
};

} // namespace pw

Q_DECLARE_METATYPE(pw::OutboxEntry)
Q_DECLARE_METATYPE(pw::DeskStatus)
