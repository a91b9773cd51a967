// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "app/console/qt_keychain.h"

#include <QPromise>
#include <QTimer>

#include <memory>

#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace pw::console
{
namespace
{

constexpr auto serviceName = "Panelwright"_L1;

ui::KeychainTrouble troubleOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::EntryNotFound:
        return ui::KeychainTrouble::NotFound;
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return ui::KeychainTrouble::Unavailable;
    case QKeychain::NoError:
    case QKeychain::CouldNotDeleteEntry:
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
    case QKeychain::OtherError:
        return ui::KeychainTrouble::Failed;
    }
    Q_UNREACHABLE();
}

} // namespace

/// A job belongs to nobody and deletes itself: the keychain's library calls it back when the answer comes, also when
/// whoever asked is gone by then.
template <typename T, typename Success>
QFuture<Result<T, ui::KeychainFailure>> QtKeychain::run(QKeychain::Job *job, const QString &key, Success success)
{
    using Answer = Result<T, ui::KeychainFailure>;
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    auto *timer = new QTimer(this);
    timer->setSingleShot(true);
    const auto answer = [promise, timer](const Answer &result) {
        if (promise->future().isFinished())
            return; // the other one was faster
        timer->deleteLater();
        promise->addResult(result);
        promise->finish();
    };
    connect(timer, &QTimer::timeout, this, [answer] {
        answer(Answer(fail(ui::KeychainFailure{ui::KeychainTrouble::TimedOut, tr("no answer in time")})));
    });
    connect(job, &QKeychain::Job::finished, this, [answer, success](QKeychain::Job *done) {
        if (done->error() == QKeychain::NoError)
            answer(success(done));
        else
            answer(Answer(fail(ui::KeychainFailure{troubleOf(done->error()), done->errorString()})));
    });
    job->setKey(key);
    job->setInsecureFallback(false); // never a plain text file
    timer->start(m_timeoutMs);
    job->start();
    return promise->future();
}

QFuture<Result<Secret, ui::KeychainFailure>> QtKeychain::read(const QString &key)
{
    using Answer = Result<Secret, ui::KeychainFailure>;
    return run<Secret>(new QKeychain::ReadPasswordJob(serviceName), key, [](QKeychain::Job *job) {
        return Answer(Secret(static_cast<QKeychain::ReadPasswordJob *>(job)->textData()));
    });
}

QFuture<Result<void, ui::KeychainFailure>> QtKeychain::write(const QString &key, const Secret &secret)
{
    auto *job = new QKeychain::WritePasswordJob(serviceName);
    job->setTextData(secret.reveal());
    return run<void>(job, key, [](QKeychain::Job *) { return Result<void, ui::KeychainFailure>(); });
}

QFuture<Result<void, ui::KeychainFailure>> QtKeychain::remove(const QString &key)
{
    return run<void>(new QKeychain::DeletePasswordJob(serviceName), key,
                     [](QKeychain::Job *) { return Result<void, ui::KeychainFailure>(); });
}

} // namespace pw::console
