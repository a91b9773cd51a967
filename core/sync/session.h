// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/snapshot_download.h"
#include "core/sync/transport.h"

#include <QString>

#include <memory>
#include <optional>

namespace pw
{

class Outbox;
class Replica;
struct HelloAnswer;
struct RowPage;

/// What a desk that was revoked says when its profile has been removed.
[[nodiscard]] SyncRequest wipedReport(const QString &clientId);

/// One conversation with the server as a state machine without input or output: hello, push until the queue is drained,
/// pull until nothing is left. Whoever owns it carries requests and replies, at whatever speed: commands may be
/// performed between two steps. One request is under way at a time. Calls may throw StorageError; the conversation can
/// be begun anew then.
class Session
{
public:
    enum class Scope { PushAndPull, PushOnly, PullOnly };
    enum class Outcome {
        Running,
        Done,
        NoAnswer,  ///< passing trouble: try again later
        SignedOut, ///< the token is not valid any more
        Revoked,   ///< this device may not work here any more, and what it held is handed in: its files have to go
        Failed     ///< trying again alone will not help; problem() says why
    };

    /// `greeted` spares the hello, where one was answered since the files were opened and no trouble came after it; the
    /// server asks for another one where it wants it.
    Session(Outbox &outbox, Replica &replica, Scope scope = Scope::PushAndPull, bool greeted = false);

    [[nodiscard]] Outcome outcome() const { return m_outcome; }
    [[nodiscard]] bool isRunning() const { return m_outcome == Outcome::Running; }
    /// A sentence; empty unless something is wrong.
    [[nodiscard]] const QString &problem() const { return m_problem; }
    /// Whether rows may look different from before.
    [[nodiscard]] bool changedRows() const { return m_changedRows; }
    [[nodiscard]] qint64 pulledRows() const { return m_pulledRows; }
    /// Of the first copy of the shop, while that is on its way.
    [[nodiscard]] std::optional<SnapshotProgress> snapshotProgress() const;
    /// Why the first copy came as rows although it should have come as a file; empty otherwise.
    [[nodiscard]] const QString &snapshotProblem() const { return m_snapshotProblem; }

    /// Whether there is something to be done before the next request that may take a while. An owner with other things
    /// to do calls work() in between, each a slice of some milliseconds; otherwise nextRequest() does all of it.
    [[nodiscard]] bool hasWork() const;
    void work();

    /// Only while running; asked again before an answer, it gives a request that may be sent instead.
    [[nodiscard]] SyncRequest nextRequest();
    void onReply(const SyncReply &reply);
    void onNoAnswer(const QString &problem = {});

private:
    enum class Stage { Hello, Push, Pull, Snapshot };

    [[nodiscard]] SyncRequest helloRequest() const;
    [[nodiscard]] SyncRequest pushRequest();
    [[nodiscard]] SyncRequest pullRequest() const;
    void onHello(const QByteArray &body);
    void onPush(const QByteArray &body);
    void onPull(const QByteArray &body);
    void onProblem(const SyncReply &reply);
    [[nodiscard]] bool acceptPerson(const HelloAnswer &answer);
    [[nodiscard]] bool shouldLookFirst();
    void enterPush();
    void enterPull();
    void handIn(const QString &why);
    void heal();
    [[nodiscard]] bool wantsSnapshot();
    void onSnapshot(const SyncReply &reply);
    void leaveSnapshot();
    void fork();
    void resync(const QString &serverEpoch);
    [[nodiscard]] QString knownEpoch() const;
    void restart();
    void end(Outcome outcome, const QString &problem = {});

    Outbox &m_outbox;
    Replica &m_replica;
    Scope m_scope;
    bool m_looksFirst; ///< until it has looked
    Stage m_stage = Stage::Hello;
    Outcome m_outcome = Outcome::Running;
    QString m_problem;
    bool m_changedRows = false;
    qint64 m_pulledRows = 0;
    int m_restarts = 0;
    int m_heals = 0;
    std::optional<QString> m_revoked; ///< why, once hello has said so
    QString m_helloEpoch;
    QString m_helloView;
    /// The server holds decisions on this client's commands: their results come as rows of its own, which no snapshot
    /// has.
    bool m_hasResults = true;
    bool m_snapshotOver = false; ///< tried in this conversation: the rows come in pages
    QString m_snapshotProblem;
    std::shared_ptr<SnapshotDownload> m_snapshot; ///< shared because conversations are copied
};

} // namespace pw
