// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/remote/desk_service.h"

#include "core/remote/desk_worker.h"
#include "core/storage/storage_error.h"

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

/// What becomes of a question that comes before the profile is open.
enum class Unopened { Fails, Waits };

/// A future for what `job` returns on the worker; an exception travels with it.
template <typename R, typename Worker, typename Job>
QFuture<R> ask(Worker &worker, Job job, Unopened unopened = Unopened::Fails)
{
    auto promise = std::make_shared<QPromise<R>>();
    promise->start();
    QFuture<R> future = promise->future();
    std::function<void()> answer = [&worker, promise, run = std::move(job)] {
        try {
            if (!worker.isOpen())
                throw StorageError(u"opening the profile"_s, worker.problem());
            promise->addResult(run());
        } catch (...) {
            promise->setException(std::current_exception());
        }
        promise->finish();
    };
    worker.post([&worker, unopened, answer = std::move(answer)] {
        const bool waits = unopened == Unopened::Waits && !worker.isOpen() && worker.problem().isEmpty();
        if (waits)
            worker.query(false, [answer](Database &) { answer(); });
        else
            answer();
    });
    return future;
}

/// A future for what `job` tells on the worker, now or later, by the function that it is given.
template <typename R, typename Worker, typename Job>
QFuture<R> told(Worker &worker, Job job)
{
    auto promise = std::make_shared<QPromise<R>>();
    promise->start();
    QFuture<R> future = promise->future();
    worker.post([promise, run = std::move(job)] {
        run([promise](const R &outcome) {
            promise->addResult(outcome);
            promise->finish();
        });
    });
    return future;
}

} // namespace

DeskService::DeskService(const Options &options, QObject *parent)
    : QObject(parent), m_worker(std::make_unique<Worker>(options, *this))
{
    m_worker->start();
}

DeskService::~DeskService()
{
    m_worker->stop();
}

void DeskService::post(bool confirmed, std::function<void(Database &)> job)
{
    m_worker->post([worker = m_worker.get(), confirmed, query = std::move(job)] { worker->query(confirmed, query); });
}

QFuture<QString> DeskService::unlock(const Unlocking &unlocking)
{
    return told<QString>(*m_worker,
                         [worker = m_worker.get(), unlocking](const auto &tell) { tell(worker->unlock(unlocking)); });
}

QFuture<QString> DeskService::wipe()
{
    return told<QString>(*m_worker, [worker = m_worker.get()](const auto &tell) { worker->wipe(tell); });
}

QFuture<QString> DeskService::incarnation()
{
    return ask<QString>(*m_worker, [worker = m_worker.get()] { return worker->desk().outbox().incarnation(); });
}

QFuture<Decided<OutboxEntry>> DeskService::perform(const QString &name, const QJsonObject &args)
{
    return ask<Decided<OutboxEntry>>(*m_worker,
                                     [worker = m_worker.get(), name, args] { return worker->perform(name, args); });
}

QFuture<Result<OutboxEntry, TakeBackProblem>> DeskService::performInstead(const QString &replaced, const QString &name,
                                                                          const QJsonObject &args)
{
    return ask<Result<OutboxEntry, TakeBackProblem>>(*m_worker, [worker = m_worker.get(), replaced, name, args] {
        return worker->performInstead(replaced, name, args);
    });
}

QFuture<Decided<void>> DeskService::foresee(const QString &replaced, const QString &name, const QJsonObject &args)
{
    return ask<Decided<void>>(*m_worker, [worker = m_worker.get(), replaced, name, args] {
        return worker->desk().foresee(name, args, replaced);
    });
}

QFuture<QList<OutboxEntry>> DeskService::entries()
{
    // A page like any other: what it asks for before the profile is open is answered then. Where that has failed, it is
    // told so.
    return ask<QList<OutboxEntry>>(
        *m_worker, [worker = m_worker.get()] { return worker->desk().entries(); }, Unopened::Waits);
}

QFuture<bool> DeskService::dismiss(const QString &commandId)
{
    return ask<bool>(*m_worker, [worker = m_worker.get(), commandId] { return worker->dismiss(commandId); });
}

QFuture<bool> DeskService::restore(const QString &commandId)
{
    return ask<bool>(*m_worker, [worker = m_worker.get(), commandId] { return worker->restore(commandId); });
}

QFuture<Result<void, TakeBackProblem>> DeskService::withdraw(const QString &commandId)
{
    return ask<Result<void, TakeBackProblem>>(
        *m_worker, [worker = m_worker.get(), commandId] { return worker->withdraw(commandId); });
}

QFuture<Result<int, ChangesProblem>> DeskService::exportChanges(const QString &fileName, AfterExport after)
{
    return ask<Result<int, ChangesProblem>>(*m_worker, [worker = m_worker.get(), fileName, after] {
        return worker->exportChanges(fileName, after == AfterExport::Release);
    });
}

QFuture<Result<AdoptedChanges, ChangesProblem>> DeskService::importChanges(const QString &fileName)
{
    return ask<Result<AdoptedChanges, ChangesProblem>>(
        *m_worker, [worker = m_worker.get(), fileName] { return worker->importChanges(fileName); });
}

QFuture<SignInTrouble> DeskService::signIn(const QString &server, const Credentials &given)
{
    return told<SignInTrouble>(
        *m_worker, [worker = m_worker.get(), server, given](const auto &tell) { worker->signIn(server, given, tell); });
}

QFuture<ServerAnswer> DeskService::call(const ServerCall &wanted)
{
    auto promise = std::make_shared<QPromise<ServerAnswer>>();
    promise->start();
    QFuture<ServerAnswer> future = promise->future();
    m_worker->post([worker = m_worker.get(), wanted, promise] { worker->call(wanted, promise); });
    return future;
}

void DeskService::resume(const QString &server, const QString &user, const Secret &token)
{
    m_worker->post([worker = m_worker.get(), server, user, token] { worker->resume(server, user, token); });
}

QFuture<Secret> DeskService::token()
{
    return ask<Secret>(*m_worker, [worker = m_worker.get()] { return worker->token(); });
}

void DeskService::signOut()
{
    m_worker->post([worker = m_worker.get()] { worker->signOut(); });
}

void DeskService::setOnline(bool wanted)
{
    m_worker->post([worker = m_worker.get(), wanted] { worker->setOnline(wanted); });
}

QFuture<DeskStatus> DeskService::syncNow()
{
    return told<DeskStatus>(*m_worker, [worker = m_worker.get()](const auto &tell) { worker->syncAndTell(tell); });
}

DeskStatus DeskService::status() const
{
    return m_status;
}

} // namespace pw
