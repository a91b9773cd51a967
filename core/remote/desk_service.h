// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/secret.h"
#include "core/remote/server_call.h"
#include "core/remote/sign_in.h"
#include "core/sync/changes_file.h"
#include "core/sync/outbox_entry.h"
#include "core/sync/take_back.h"

#include <QFuture>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QPromise>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <type_traits>

namespace pw
{

class Clock;
class Database;
class IdSource;

/// The console's desk: the replica, its outbox and the conversation with the server, all on one worker thread of its
/// own. Public calls are for the thread that made it and return at once; results come as futures (continue them with
/// `.then(contextObject, ...)`). Signals arrive on the maker's thread.
class DeskService final : public QObject
{
    Q_OBJECT

public:
    struct Options {
        QString profileDir; ///< made when missing; holds base.db and outbox.db
        const Clock &clock;
        IdSource &ids;
        bool offline = false; ///< start without trying to connect
        bool locked = false;  ///< opens nothing until unlock()
    };
    /// What opens the profile; see Desk::Options.
    struct Unlocking {
        Secret key = {};
        std::optional<QString> expectedIncarnation = {};
    };

    explicit DeskService(const Options &options, QObject *parent = nullptr);
    ~DeskService() override; ///< waits for the running step; nothing saved is lost

    /// Opens the profile, or opens it anew with another key. An empty answer is success, otherwise a sentence for the
    /// person. What was read before is answered then.
    [[nodiscard]] QFuture<QString> unlock(const Unlocking &unlocking);
    /// What the outbox has to say the next time; to be kept outside the profile.
    [[nodiscard]] QFuture<QString> incarnation();

    /// Closes the profile, removes all of it, and reports that to the server. An empty answer is success, otherwise a
    /// sentence. unlock() begins a new one.
    [[nodiscard]] QFuture<QString> wipe();

    /// Runs `query` on the worker with what the person sees: confirmed rows with pending commands on top. It may only
    /// read.
    template <typename F>
    [[nodiscard]] auto read(F query) -> QFuture<std::invoke_result_t<F, Database &>>
    {
        return run<F>(std::move(query), false);
    }
    /// The same on the confirmed state alone: "the server's value".
    template <typename F>
    [[nodiscard]] auto readConfirmed(F query) -> QFuture<std::invoke_result_t<F, Database &>>
    {
        return run<F>(std::move(query), true);
    }

    /// Tries the command on what the person sees, saves it durably in the outbox, and only then answers; changed()
    /// follows.
    [[nodiscard]] QFuture<Decided<OutboxEntry>> perform(const QString &name, const QJsonObject &args);
    /// The same in the place of a command that was refused or never sent.
    [[nodiscard]] QFuture<Result<OutboxEntry, TakeBackProblem>>
    performInstead(const QString &replaced, const QString &name, const QJsonObject &args);
    /// What perform() would answer now; nothing is kept.
    [[nodiscard]] QFuture<Decided<void>> foresee(const QString &replaced, const QString &name, const QJsonObject &args);
    /// Newest first: what is pending, and what was settled and not dismissed.
    [[nodiscard]] QFuture<QList<OutboxEntry>> entries();
    /// Takes a settled entry off the page Pending changes; restore() undoes it.
    [[nodiscard]] QFuture<bool> dismiss(const QString &commandId);
    [[nodiscard]] QFuture<bool> restore(const QString &commandId);
    /// Takes a command back that was never sent.
    [[nodiscard]] QFuture<Result<void, TakeBackProblem>> withdraw(const QString &commandId);

    /// Writes everything that is not settled into a file and answers how much it was. With Release, the queue is
    /// emptied after that, so that the profile may change hands.
    enum class AfterExport { Keep, Release };
    [[nodiscard]] QFuture<Result<int, ChangesProblem>> exportChanges(const QString &fileName, AfterExport after);
    [[nodiscard]] QFuture<Result<AdoptedChanges, ChangesProblem>> importChanges(const QString &fileName);

    /// An empty answer is success; otherwise why not (wrong password, a code is needed, no connection ...).
    [[nodiscard]] QFuture<SignInTrouble> signIn(const QString &server, const Credentials &given);
    /// Continues with a token kept from before (keychain).
    void resume(const QString &server, const QString &user, const Secret &token);
    /// The token of the current session, for the keychain; empty when signed out.
    [[nodiscard]] QFuture<Secret> token();
    void signOut();

    /// Calls the server now, whatever the desk is at. Cancelling the future ends the call; the server may have done it.
    [[nodiscard]] QFuture<ServerAnswer> call(const ServerCall &wanted);

    /// The person's wish; while true the desk connects, reconnects and keeps itself current.
    void setOnline(bool wanted);
    /// Looks at once. The answer is how the desk stands when the conversation that runs then has ended.
    QFuture<DeskStatus> syncNow();
    [[nodiscard]] DeskStatus status() const;

Q_SIGNALS:
    /// Rows may differ from what was read before (a command, or a pull): models refresh once.
    void changed();
    void statusChanged(const pw::DeskStatus &status);
    /// The server has revoked this device and has taken in what it had not sent: `handedIn` commands. Nothing is sent
    /// or fetched any more; whoever keeps the key destroys it, and then calls wipe().
    void revoked(const QString &why, int handedIn);

private:
    class Worker;

    void post(bool confirmed, std::function<void(Database &)> job);

    template <typename F>
    auto run(F query, bool confirmed) -> QFuture<std::invoke_result_t<F, Database &>>
    {
        using R = std::invoke_result_t<F, Database &>;
        auto promise = std::make_shared<QPromise<R>>();
        promise->start();
        QFuture<R> future = promise->future();
        post(confirmed, [promise, query = std::move(query)](Database &db) mutable {
            try {
                if constexpr (std::is_void_v<R>)
                    query(db);
                else
                    promise->addResult(query(db));
            } catch (...) {
                promise->setException(std::current_exception());
            }
            promise->finish();
        });
        return future;
    }

    std::unique_ptr<Worker> m_worker;
    DeskStatus m_status;
};

} // namespace pw
