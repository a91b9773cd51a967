// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/remote/desk_worker.h"

#include "core/remote/network_access.h"
#include "core/storage/storage_error.h"
#include "core/sync/profile_files.h"
#include "core/sync/session.h"

// Who works at this desk: signing in, going on where a session was left, signing out.
using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

using Connection = DeskStatus::Connection;

} // namespace

void DeskService::Worker::signIn(const QString &server, const Credentials &given,
                                 std::function<void(const SignInTrouble &)> done)
{
    const auto url = checkedServer(server);
    if (!m_desk || !url) {
        done({m_desk ? u"The address must begin with https:// (http:// only for this machine)."_s : m_status.problem});
        return;
    }
    abandonSync();
    m_http->setServer(*url);
    m_http->setToken({});
    m_http->send(signInRequest(given), [this, server, finish = std::move(done)](const std::optional<SyncReply> &reply,
                                                                                const QString &problem) {
        if (reply)
            onSignedIn(server, readSignIn(*reply), finish);
        else
            finish({problem});
    });
}

void DeskService::Worker::onSignedIn(const QString &server, const SignInOutcome &outcome,
                                     const std::function<void(const SignInTrouble &)> &done)
{
    if (!outcome.signedIn) {
        done(outcome.trouble());
        return;
    }
    const DeskPerson person{.server = server,
                            .staffId = outcome.signedIn->staffId,
                            .name = outcome.signedIn->name,
                            .role = outcome.signedIn->role};
    if (!m_desk->maySignIn(person)) {
        done({u"This desk holds changes of %1 that are not sent yet. Sign in as %1 first."_s.arg(
            m_desk->person().name)});
        return;
    }
    try {
        m_desk->setPerson(person);
    } catch (const StorageError &error) {
        done({QString::fromUtf8(error.what())});
        return;
    }
    m_http->setToken(outcome.signedIn->token);
    m_failures = 0;
    m_status.connection = Connection::Offline;
    m_status.problem.clear();
    publish();
    announceChange();
    done({});
    beginSync();
}

void DeskService::Worker::resume(const QString &server, const QString &user, const Secret &token)
{
    const auto url = checkedServer(server);
    if (!m_desk || !url || token.isEmpty())
        return;
    abandonSync();
    const DeskPerson present = m_desk->person();
    if (present.isKnown() && present.server != server && m_desk->outbox().counts().pending > 0) {
        m_status.problem = u"This desk holds changes for %1 that are not sent yet."_s.arg(present.server);
        publish();
        return;
    }
    // Whose token it is, the server tells at the first hello.
    if (!present.isKnown() || present.server != server)
        m_desk->setPerson({.server = server, .staffId = present.staffId, .name = user, .role = present.role});
    m_http->setServer(*url);
    m_http->setToken(token);
    m_failures = 0;
    m_status.connection = Connection::Offline;
    m_status.problem.clear();
    publish();
    beginSync();
}

/// Without waiting, and by a transport of its own: the next person may sign in before the answer comes. Where the
/// server cannot be reached the session ends there by itself, when it has not been used for long enough.
void DeskService::Worker::endSessionThere()
{
    if (!m_wanted || m_http->token().isEmpty())
        return;
    auto *goodbye = new HttpTransport(this);
    goodbye->setServer(m_http->server());
    goodbye->setToken(m_http->token());
    goodbye->send(signOutRequest(),
                  [goodbye](const std::optional<SyncReply> &, const QString &) { goodbye->deleteLater(); });
}

void DeskService::Worker::signOut()
{
    if (!m_desk)
        return;
    abandonSync();
    m_timer->stop();
    endSessionThere();
    m_http->setToken({});
    m_status.connection = Connection::SignedOut;
    m_status.problem.clear();
    publish();
}

/// Until it is wiped the desk stays as it is, and silent: the key goes first, and is not kept here.
void DeskService::Worker::leaveForGood(const QString &why)
{
    m_events->stop();
    m_timer->stop();
    m_wanted = false;
    m_status.connection = Connection::Offline;
    int handedIn = 0;
    for (const OutboxEntry &entry : m_desk->entries())
        handedIn += entry.refusal && entry.refusal->code == RefusalCode::DeviceRevoked ? 1 : 0;
    QMetaObject::invokeMethod(
        &m_service, [service = &m_service, why, handedIn] { Q_EMIT service->revoked(why, handedIn); },
        Qt::QueuedConnection);
}

void DeskService::Worker::wipe(std::function<void(const QString &)> done)
{
    const SyncRequest report = m_desk ? wipedReport(m_desk->outbox().clientId()) : SyncRequest();
    abandonSync();
    m_desk.reset();
    m_unlocking = {};
    m_status = {};
    m_wanted = true;
    publish();
    announceChange();
    try {
        wipeProfile(m_profileDir);
    } catch (const StorageError &error) {
        done(QString::fromUtf8(error.what()));
        return;
    }
    // Where no answer comes the server goes on showing the device as revoked, which is true as well.
    m_http->send(report, [this, told = std::move(done)](const std::optional<SyncReply> &, const QString &) {
        m_http->setToken({});
        told({});
    });
}

} // namespace pw
