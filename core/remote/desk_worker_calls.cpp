// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/remote/desk_worker.h"

#include "core/base/id_source.h"

#include <QFutureWatcher>

// Calls that the desk does not keep: each has a connection of its own, so that it waits for no conversation.
using namespace Qt::StringLiterals;

namespace pw
{

void DeskService::Worker::call(const ServerCall &wanted, const std::shared_ptr<QPromise<ServerAnswer>> &promise)
{
    if (!m_http || m_http->token().isEmpty()) {
        promise->addResult(ServerAnswer{.problem = u"Sign in first."_s});
        promise->finish();
        return;
    }
    auto *http = new HttpTransport(this);
    http->setServer(m_http->server());
    http->setToken(m_http->token());
    auto *watcher = new QFutureWatcher<ServerAnswer>(http);
    QObject::connect(watcher, &QFutureWatcherBase::canceled, http, [http, promise] {
        http->abort();
        promise->finish();
        http->deleteLater();
    });
    watcher->setFuture(promise->future());
    const QByteArray key = makeToken(m_ids, 16).toUtf8();
    http->send(requestOf(wanted, key),
               [http, watcher, promise](const std::optional<SyncReply> &reply, const QString &problem) {
                   watcher->disconnect();
                   promise->addResult(answerOf(reply, problem));
                   promise->finish();
                   http->deleteLater();
               });
}

} // namespace pw
