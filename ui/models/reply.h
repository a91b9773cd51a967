// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QFuture>
#include <QFutureWatcher>
#include <QObject>

#include <exception>
#include <utility>

namespace pw::ui
{

/// Calls `done(value)` or `failed(reason)` on `context`'s thread when `future` has its answer; neither when `context`
/// is gone by then. A watcher that belongs to the context, because QFuture::then(context) of Qt 6.4 must not outlive
/// it.
template <typename T, typename Done, typename Failed>
void onReply(const QFuture<T> &future, QObject *context, Done done, Failed failed)
{
    auto *watcher = new QFutureWatcher<T>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, done = std::move(done), failed = std::move(failed)]() mutable {
                         watcher->deleteLater();
                         QFuture<T> answer = watcher->future();
                         try {
                             answer.waitForFinished(); // throws what the worker threw
                         } catch (const std::exception &error) {
                             failed(QString::fromUtf8(error.what()));
                             return;
                         }
                         if (answer.resultCount() > 0)
                             done(answer.result());
                     });
    watcher->setFuture(future);
}

/// The same where a failure of the database is only noted in the log: the next change reads again.
template <typename T, typename Done>
void onReply(const QFuture<T> &future, QObject *context, Done done)
{
    onReply(future, context, std::move(done),
            [](const QString &reason) { qWarning("reading failed: %s", qPrintable(reason)); });
}

} // namespace pw::ui
