// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/secret.h"
#include "core/domain/refusal.h"
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

#include <exception>
#include <functional>
#include <memory>
#include <type_traits>

namespace pw
{
class Database;
}

namespace pw::ui
{

/// What the console's pages need of a desk: rows to read, commands to perform, the state of the connection. Calls
/// return at once, answers come as futures (see onReply()), signals arrive on the thread of the pages.
class DataSource : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Runs `query` on the worker with confirmed rows and pending commands on top. It may only read.
    template <typename F>
    [[nodiscard]] auto read(F query) -> QFuture<std::invoke_result_t<F, Database &>>
    {
        return ask(View::Shown, std::move(query));
    }
    /// The same on the confirmed rows alone: "the server's value".
    template <typename F>
    [[nodiscard]] auto readConfirmed(F query) -> QFuture<std::invoke_result_t<F, Database &>>
    {
        return ask(View::Confirmed, std::move(query));
    }

    [[nodiscard]] virtual QFuture<Decided<OutboxEntry>> perform(const QString &name, const QJsonObject &args) = 0;
    /// The same in the place of a command that was refused or never sent.
    [[nodiscard]] virtual QFuture<Result<OutboxEntry, TakeBackProblem>>
    performInstead(const QString &replaced, const QString &name, const QJsonObject &args) = 0;
    /// What perform() would answer now; nothing is kept.
    [[nodiscard]] virtual QFuture<Decided<void>> foresee(const QString &replaced, const QString &name,
                                                         const QJsonObject &args) = 0;
    [[nodiscard]] virtual QFuture<QList<OutboxEntry>> entries() = 0;
    [[nodiscard]] virtual QFuture<bool> dismiss(const QString &commandId) = 0;
    [[nodiscard]] virtual QFuture<bool> restore(const QString &commandId) = 0;
    [[nodiscard]] virtual QFuture<Result<void, TakeBackProblem>> withdraw(const QString &commandId) = 0;
    /// With `release`, what was written leaves this desk.
    [[nodiscard]] virtual QFuture<Result<int, ChangesProblem>> exportChanges(const QString &fileName, bool release) = 0;
    [[nodiscard]] virtual QFuture<Result<AdoptedChanges, ChangesProblem>> importChanges(const QString &fileName) = 0;
    /// Calls the server now: for what a desk cannot keep. Cancelling the future ends the call.
    [[nodiscard]] virtual QFuture<ServerAnswer> call(const ServerCall &wanted) = 0;
    [[nodiscard]] virtual DeskStatus status() const = 0;
    virtual void setOnline(bool wanted) = 0;
    virtual void syncNow() = 0;

Q_SIGNALS:
    void changed();
    void statusChanged(const pw::DeskStatus &status);

protected:
    enum class View { Shown, Confirmed };
    virtual void post(View view, std::function<void(Database &)> job) = 0;

private:
    template <typename F>
    auto ask(View view, F query) -> QFuture<std::invoke_result_t<F, Database &>>
    {
        using R = std::invoke_result_t<F, Database &>;
        auto promise = std::make_shared<QPromise<R>>();
        promise->start();
        QFuture<R> future = promise->future();
        post(view, [promise, query = std::move(query)](Database &db) mutable {
            try {
                promise->addResult(query(db));
            } catch (...) {
                promise->setException(std::current_exception());
            }
            promise->finish();
        });
        return future;
    }
};

/// Signing in and out; apart from DataSource, since only the shell needs it.
class Session
{
public:
    Session() = default;
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;
    virtual ~Session() = default;

    /// An empty answer is success.
    [[nodiscard]] virtual QFuture<SignInTrouble> signIn(const QString &server, const Credentials &given) = 0;
    virtual void resume(const QString &server, const QString &user, const Secret &token) = 0;
    [[nodiscard]] virtual QFuture<Secret> token() = 0;
    virtual void signOut() = 0;
};

} // namespace pw::ui
