// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/remote/desk_service.h"
#include "core/remote/event_stream.h"
#include "core/remote/http_transport.h"
#include "core/remote/sign_in.h"
#include "core/sync/desk.h"

#include <QThread>
#include <QTimer>

#include <optional>
#include <utility>
#include <vector>

namespace pw
{

/// What happens on the service's thread. Everything except the constructor, start() and stop() runs there.
class DeskService::Worker final : public QObject
{
public:
    Worker(const Options &options, DeskService &service);

    void start();
    /// Ends the running step and the thread; waits for both.
    void stop();

    /// Runs `job` on the thread, later.
    template <typename F>
    void post(F job)
    {
        QMetaObject::invokeMethod(this, std::move(job), Qt::QueuedConnection);
    }

    [[nodiscard]] bool isOpen() const { return m_desk != nullptr; }
    [[nodiscard]] Desk &desk() { return *m_desk; }
    /// Empty, or why the profile cannot be opened.
    [[nodiscard]] QString unlock(const Unlocking &unlocking);
    /// Then calls `done`, on this thread: with nothing, or with what could not be removed.
    void wipe(std::function<void(const QString &)> done);
    void query(bool confirmed, const std::function<void(Database &)> &job);
    [[nodiscard]] Decided<OutboxEntry> perform(const QString &name, const QJsonObject &args);
    [[nodiscard]] Result<OutboxEntry, TakeBackProblem> performInstead(const QString &replaced, const QString &name,
                                                                      const QJsonObject &args);
    [[nodiscard]] bool dismiss(const QString &commandId);
    [[nodiscard]] bool restore(const QString &commandId);
    [[nodiscard]] Result<void, TakeBackProblem> withdraw(const QString &commandId);
    [[nodiscard]] Result<int, ChangesProblem> exportChanges(const QString &fileName, bool release);
    [[nodiscard]] Result<AdoptedChanges, ChangesProblem> importChanges(const QString &fileName);
    void signIn(const QString &server, const Credentials &given, std::function<void(const SignInTrouble &)> done);
    void resume(const QString &server, const QString &user, const Secret &token);
    void signOut();
    /// Finishes the promise later, also where it is cancelled.
    void call(const ServerCall &wanted, const std::shared_ptr<QPromise<ServerAnswer>> &promise);
    void setOnline(bool wanted);
    void beginSync();
    /// Calls `done`, on this thread, when the conversation that runs then has ended; at once where none can begin.
    void syncAndTell(std::function<void(const DeskStatus &)> done);
    [[nodiscard]] Secret token() const { return m_http ? m_http->token() : Secret(); }
    [[nodiscard]] const QString &problem() const { return m_status.problem; }

private:
    void open();
    void openDesk();
    void close();
    void step();
    void onAnswer(const std::optional<SyncReply> &reply, const QString &problem);
    void publishCopy();
    void finishSync();
    void tellWaiting();
    void endSessionThere();
    void leaveForGood(const QString &why);
    void abandonSync();
    void listen();
    void onPoke(qint64 rev, bool first);
    void followPoke();
    void onLive(bool live);
    void syncAgain();
    [[nodiscard]] int pollMs() const;
    void onSignedIn(const QString &server, const SignInOutcome &outcome,
                    const std::function<void(const SignInTrouble &)> &done);
    void scheduleAfter(int delayMs);
    [[nodiscard]] int jitterMs(int span) const;
    void publish();
    void announceChange();

    QString m_profileDir;
    const Clock &m_clock;
    IdSource &m_ids;
    DeskService &m_service;
    QThread m_thread;

    std::unique_ptr<Desk> m_desk;
    std::unique_ptr<HttpTransport> m_http;
    std::unique_ptr<EventStream> m_events;
    std::unique_ptr<QTimer> m_timer;
    std::unique_ptr<QTimer> m_pause; ///< between two slices of work, and where the server asked for patience
    std::optional<SyncRequest> m_delayed;
    QElapsedTimer m_sinceLook;                                            ///< since the last conversation began
    qint64 m_lookMs = 0;                                                  ///< what it took, in milliseconds
    std::vector<std::pair<bool, std::function<void(Database &)>>> m_held; ///< reads that came before the profile opened
    std::optional<Session> m_session;
    std::vector<std::function<void(const DeskStatus &)>> m_waiting; ///< for the running conversation to end
    DeskStatus m_status;
    Unlocking m_unlocking;
    bool m_isLocked;
    bool m_wanted;
    bool m_greeted = false; ///< the last conversation ended well, so that the next one needs no hello
    qint64 m_newest = 0;    ///< what the server has, as far as it has told
    bool m_poked = false;   ///< while a conversation ran: there may be more
    int m_failures = 0;     ///< in a row
};

} // namespace pw
