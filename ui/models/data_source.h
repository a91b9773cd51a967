// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/secret.h"
#include "core/domain/refusal.h"
#include "core/sync/outbox_entry.h"

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
        using R = std::invoke_result_t<F, Database &>;
        auto promise = std::make_shared<QPromise<R>>();
        promise->start();
        QFuture<R> future = promise->future();
        post([promise, query = std::move(query)](Database &db) mutable {
            try {
                promise->addResult(query(db));
            } catch (...) {
                promise->setException(std::current_exception());
            }
            promise->finish();
        });
        return future;
    }

    [[nodiscard]] virtual QFuture<Decided<OutboxEntry>> perform(const QString &name, const QJsonObject &args) = 0;
    [[nodiscard]] virtual QFuture<QList<OutboxEntry>> entries() = 0;
    [[nodiscard]] virtual QFuture<bool> dismiss(const QString &commandId) = 0;
    [[nodiscard]] virtual DeskStatus status() const = 0;
    virtual void setOnline(bool wanted) = 0;
    virtual void syncNow() = 0;

Q_SIGNALS:
    void changed();
    void statusChanged(const pw::DeskStatus &status);

protected:
    virtual void post(std::function<void(Database &)> job) = 0;
};

/// Signing in and out; apart from DataSource, since only the shell needs it.
class Session
{
public:
    Session() = default;
    Session(const Session &) = delete;
    Session &operator=(const Session &) = delete;
    virtual ~Session() = default;

    /// An empty answer is success, otherwise a sentence for the person.
    [[nodiscard]] virtual QFuture<QString> signIn(const QString &server, const QString &user,
                                                  const Secret &password) = 0;
    virtual void resume(const QString &server, const QString &user, const Secret &token) = 0;
    [[nodiscard]] virtual QFuture<Secret> token() = 0;
    virtual void signOut() = 0;
};

} // namespace pw::ui
