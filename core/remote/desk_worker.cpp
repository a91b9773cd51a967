// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/remote/desk_worker.h"

#include "core/base/clock.h"
#include "core/base/id_source.h"
#include "core/remote/network_access.h"
#include "core/storage/storage_error.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

constexpr int firstRetryMs = 1'000;
constexpr int longestRetryMs = 60'000;

using Connection = DeskStatus::Connection;

} // namespace

DeskService::Worker::Worker(const Options &options, DeskService &service)
    : m_profileDir(options.profileDir), m_clock(options.clock), m_ids(options.ids), m_service(service),
      m_isLocked(options.locked), m_wanted(!options.offline)
{
    m_thread.setObjectName(u"desk"_s);
    moveToThread(&m_thread);
}

void DeskService::Worker::start()
{
    m_thread.start();
    post([this] { open(); });
}

void DeskService::Worker::stop()
{
    QMetaObject::invokeMethod(
        this, [this] { close(); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

void DeskService::Worker::open()
{
    m_http = std::make_unique<HttpTransport>();
    m_timer = std::make_unique<QTimer>();
    m_timer->setSingleShot(true);
    connect(m_timer.get(), &QTimer::timeout, this, [this] { beginSync(); });
    m_pause = std::make_unique<QTimer>();
    m_pause->setSingleShot(true);
    connect(m_pause.get(), &QTimer::timeout, this, [this] { step(); });
    m_events = std::make_unique<EventStream>(m_ids);
    connect(m_events.get(), &EventStream::poked, this, &Worker::onPoke);
    connect(m_events.get(), &EventStream::upChanged, this, &Worker::onLive);
    connect(m_events.get(), &EventStream::refused, this, &Worker::syncAgain);
    if (!m_isLocked)
        openDesk();
    publish();
    announceChange();
}

void DeskService::Worker::openDesk()
{
    try {
        m_status.problem.clear();
        m_desk = std::make_unique<Desk>(Desk::Options{.profileDir = m_profileDir,
                                                      .clock = m_clock,
                                                      .ids = m_ids,
                                                      .key = m_unlocking.key,
                                                      .expectedIncarnation = m_unlocking.expectedIncarnation});
    } catch (const std::runtime_error &error) {
        m_status.problem = QString::fromUtf8(error.what());
    }
}

QString DeskService::Worker::unlock(const Unlocking &unlocking)
{
    abandonSync();
    m_desk.reset();
    m_unlocking = unlocking;
    openDesk();
    if (m_desk) {
        for (const auto &[confirmed, job] : std::exchange(m_held, {}))
            query(confirmed, job);
    }
    publish();
    announceChange();
    post([this] { beginSync(); }); // where somebody was signed in before
    return m_status.problem;
}

void DeskService::Worker::close()
{
    abandonSync();
    m_events.reset();
    m_timer.reset();
    m_pause.reset();
    m_http.reset();
    m_desk.reset();
}

void DeskService::Worker::query(bool confirmed, const std::function<void(Database &)> &job)
{
    if (!m_desk) {
        // The window is there before the profile is open: what its pages ask for is answered then.
        m_held.push_back({confirmed, job});
        return;
    }
    try {
        job(confirmed ? m_desk->replica().confirmed() : m_desk->replica().view());
        m_desk->replica().ensureView();
    } catch (const StorageError &error) {
        qWarning("reading failed: %s", error.what());
    }
}

Decided<OutboxEntry> DeskService::Worker::perform(const QString &name, const QJsonObject &args)
{
    auto entry = m_desk->perform(name, args);
    if (entry) {
        announceChange();
        publish();
        // After this answer is on its way: what was saved goes out at once.
        post([this] { beginSync(); });
    }
    return entry;
}

bool DeskService::Worker::dismiss(const QString &commandId)
{
    const bool done = m_desk->dismiss(commandId);
    publish();
    announceChange();
    return done;
}

void DeskService::Worker::setOnline(bool wanted)
{
    m_wanted = wanted;
    if (!m_desk || token().isEmpty())
        return;
    if (wanted) {
        m_failures = 0;
        beginSync();
        return;
    }
    abandonSync();
    m_timer->stop();
    m_status.connection = Connection::Offline;
    m_status.problem.clear();
    publish();
}

void DeskService::Worker::beginSync()
{
    if (!m_desk || !m_wanted || m_session || token().isEmpty())
        return;
    m_timer->stop();
    m_sinceLook.start();
    m_session.emplace(m_desk->startSession(Session::Scope::PushAndPull, m_greeted));
    if (m_status.connection != Connection::Online)
        m_status.connection = Connection::Connecting;
    m_status.pulledRows = 0;
    // A look that finds nothing is not worth a spinning wheel.
    const bool worthShowing = m_desk->replica().cursor() == 0 || m_desk->outbox().counts().pending > 0;
    m_status.syncing = worthShowing;
    if (worthShowing || m_status.connection != Connection::Online)
        publish();
    step();
}

void DeskService::Worker::step()
{
    SyncRequest request;
    try {
        if (m_session->hasWork()) {
            // A slice; whoever wants to read or to change something comes first.
            m_session->work();
            publishCopy();
            m_pause->start(0);
            return;
        }
        request = m_delayed ? *std::exchange(m_delayed, {}) : m_session->nextRequest();
    } catch (const StorageError &error) {
        m_session->onNoAnswer(QString::fromUtf8(error.what()));
        finishSync();
        return;
    }
    if (const int delayMs = std::exchange(request.delayMs, 0); delayMs > 0) {
        m_delayed = request;
        m_pause->start(delayMs);
        return;
    }
    m_http->send(request,
                 [this](const std::optional<SyncReply> &reply, const QString &problem) { onAnswer(reply, problem); });
}

void DeskService::Worker::onAnswer(const std::optional<SyncReply> &reply, const QString &problem)
{
    try {
        if (reply)
            m_session->onReply(*reply);
        else
            m_session->onNoAnswer(problem);
    } catch (const StorageError &error) {
        m_session->onNoAnswer(QString::fromUtf8(error.what()));
    }
    if (!m_session->isRunning()) {
        finishSync();
        return;
    }
    publishCopy();
    if (m_session->pulledRows() > m_status.pulledRows) {
        m_status.pulledRows = m_session->pulledRows();
        m_status.syncing = true;
        publish();
        // Before it is sent: there may still be time to take it back.
        if (m_status.warned > 0)
            announceChange();
    }
    step();
}

/// Each piece that has come of the first copy; the last word is that none is on its way any more.
void DeskService::Worker::publishCopy()
{
    const SnapshotProgress now = m_session->snapshotProgress().value_or(SnapshotProgress());
    if (now.totalBytes == 0 && m_status.bytesToCopy == 0)
        return;
    m_status.copiedBytes = now.doneBytes;
    m_status.bytesToCopy = now.totalBytes;
    m_status.copySecondsLeft = now.secondsLeft;
    m_status.syncing = true;
    publish();
}

void DeskService::Worker::finishSync()
{
    const Session session = *m_session;
    m_session.reset();
    m_lookMs = m_sinceLook.elapsed();
    m_status.bytesToCopy = 0;
    if (!session.snapshotProblem().isEmpty())
        qWarning("%s", qPrintable(session.snapshotProblem()));
    m_greeted = session.outcome() == Session::Outcome::Done;
    m_status.syncing = false;
    m_status.problem = session.problem();
    m_status.pulledRows = session.pulledRows();
    switch (session.outcome()) {
    case Session::Outcome::Running:
    case Session::Outcome::Done:
        m_failures = 0;
        m_status.connection = Connection::Online;
        listen();
        scheduleAfter(pollMs());
        break;
    case Session::Outcome::NoAnswer: {
        const int delayMs = std::min(longestRetryMs, firstRetryMs << std::min(m_failures, 10));
        ++m_failures;
        m_status.connection = Connection::Offline;
        scheduleAfter(delayMs / 2 + jitterMs(delayMs / 2));
        break;
    }
    case Session::Outcome::Revoked:
        leaveForGood(session.problem());
        break;
    case Session::Outcome::SignedOut:
        m_events->stop();
        m_http->setToken({});
        m_status.connection = Connection::SignedOut;
        break;
    case Session::Outcome::Failed:
        m_status.connection = Connection::Offline;
        scheduleAfter(longestRetryMs);
        break;
    }
    m_desk->setConnected(m_status.connection == Connection::Online);
    publish();
    if (session.changedRows())
        announceChange();
    tellWaiting();
    if (std::exchange(m_poked, false) && session.outcome() == Session::Outcome::Done)
        followPoke();
}

void DeskService::Worker::abandonSync()
{
    if (m_events)
        m_events->stop();
    if (m_http)
        m_http->abort();
    if (m_pause)
        m_pause->stop();
    m_delayed.reset();
    m_session.reset();
    m_poked = false;
    m_greeted = false;
    m_status.bytesToCopy = 0;
    m_status.syncing = false;
    tellWaiting();
}

void DeskService::Worker::scheduleAfter(int delayMs)
{
    m_timer->start(delayMs);
}

int DeskService::Worker::jitterMs(int span) const
{
    const QByteArray bytes = m_ids.randomBytes(2);
    const int number = static_cast<quint8>(bytes[0]) * 256 + static_cast<quint8>(bytes[1]);
    return static_cast<int>(static_cast<qint64>(number) * span / 65'536);
}

void DeskService::Worker::publish()
{
    if (m_desk) {
        try {
            m_desk->fillStatus(m_status);
        } catch (const StorageError &error) {
            m_status.problem = QString::fromUtf8(error.what());
        }
    }
    QMetaObject::invokeMethod(
        &m_service,
        [service = &m_service, status = m_status] {
            service->m_status = status;
            Q_EMIT service->statusChanged(status);
        },
        Qt::QueuedConnection);
}

void DeskService::Worker::announceChange()
{
    QMetaObject::invokeMethod(
        &m_service, [service = &m_service] { Q_EMIT service->changed(); }, Qt::QueuedConnection);
}

} // namespace pw
