// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/sync/outbox.h"
#include "core/sync/replica.h"
#include "core/sync/session.h"

#include <QFileInfo>

/// The stage of a conversation in which a desk that has nothing fetches the shop as one file.
namespace pw
{
namespace
{

/// What the download can make something of. Other answers are trouble like in any stage.
bool isForDownload(int status)
{
    return status == 206 || status == 404 || status == 416 || status == 429 || status == 500 || status == 503;
}

} // namespace

bool Session::wantsSnapshot()
{
    if (m_replica.cursor() > 0 || m_snapshotOver)
        return false;
    if (!m_snapshot) {
        const QString folder = QFileInfo(m_replica.file()).absolutePath();
        m_snapshot = std::make_shared<SnapshotDownload>(SnapshotDownload::Options{.folder = folder,
                                                                                  .serverEpoch = m_helloEpoch,
                                                                                  .viewEpoch = m_helloView,
                                                                                  .clock = m_replica.clock(),
                                                                                  .key = m_replica.key()});
    }
    // A file that was begun before anything was decided is older than all decisions; a new one may not be.
    if (m_snapshot->hasBegun() || !m_hasResults)
        return true;
    leaveSnapshot();
    return false;
}

void Session::leaveSnapshot()
{
    m_snapshotProblem = m_snapshot->problem();
    m_snapshotOver = true;
    m_snapshot.reset();
    m_stage = Stage::Pull;
}

void Session::onSnapshot(const SyncReply &reply)
{
    if (!isForDownload(reply.status)) {
        onProblem(reply);
        return;
    }
    m_snapshot->onReply(reply);
    if (m_snapshot->state() == SnapshotDownload::State::Unavailable)
        leaveSnapshot();
    else if (m_snapshot->state() == SnapshotDownload::State::Fetching)
        // What was performed meanwhile does not wait behind a long download.
        enterPush();
}

bool Session::hasWork() const
{
    return isRunning() && m_stage == Stage::Snapshot && m_snapshot->state() == SnapshotDownload::State::Unpacking;
}

void Session::work()
{
    Q_ASSERT(hasWork());
    m_snapshot->work();
    switch (m_snapshot->state()) {
    case SnapshotDownload::State::Unpacking:
        return;
    case SnapshotDownload::State::Fetching:
        enterPush();
        return;
    case SnapshotDownload::State::Unavailable:
        leaveSnapshot();
        return;
    case SnapshotDownload::State::Ready:
        break;
    }
    m_replica.replaceBase(m_snapshot->file());
    m_changedRows = true;
    leaveSnapshot();
    SnapshotDownload::clear(QFileInfo(m_replica.file()).absolutePath());
}

std::optional<SnapshotProgress> Session::snapshotProgress() const
{
    return m_snapshot && m_stage == Stage::Snapshot ? std::optional(m_snapshot->progress()) : std::nullopt;
}

} // namespace pw
