// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "sync-server/auth/job_pool.h"
#include "sync-server/http/handler.h"
#include "sync-server/snapshots/byte_range.h"
#include "sync-server/snapshots/snapshot_file.h"

#include <QHash>
#include <QString>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace pw
{
class Clock;
}

namespace pw::server
{

/// What a desk asks for, and how the shop stands at that moment.
struct SnapshotRequest {
    const View *view = &fullView();
    QString serverEpoch;
    qint64 newestRev = 0;
    std::string range;   ///< the fields as they came; empty = absent
    std::string ifRange; ///< empty = a desk that begins
    std::string requestId;
};

/// Snapshots for new desks: built when one asks, on a thread of this class's own, never two of a view at once; kept for
/// some minutes and handed out in pieces. Calls are for any thread and return at once.
class SnapshotService
{
public:
    struct Options {
        QString shopFile;
        QString folder; ///< made when missing, for the server's account alone
        /// A snapshot older than this is built anew, unless nothing has changed since.
        qint64 usefulMs = 10 * 60 * 1000;
        /// One that nobody has asked for in this time is removed by tidyUp().
        qint64 keptMs = 60 * 60 * 1000;
        /// How long a request waits for a build before it is told to come back.
        qint64 waitMs = 10 * 1000;
        /// A shop of so many bytes gets its whole snapshot as soon as the service begins, unless one is there; 0 = none
        /// does.
        qint64 aheadBytes = 0;
    };
    /// The most that one answer carries, and how many of them may be in memory at once.
    static constexpr qint64 maxPieceBytes = 4 * 1024 * 1024;
    static constexpr int maxPiecesInMemory = 16;

    SnapshotService(Options options, const Clock &clock);
    ~SnapshotService(); ///< as stop()
    SnapshotService(const SnapshotService &) = delete;
    SnapshotService &operator=(const SnapshotService &) = delete;

    void answer(SnapshotRequest request, http::Responder responder);
    /// Removes what nobody has asked for in a while.
    void tidyUp();
    /// Abandons a running build and answers who waits for it; later requests are told to come back.
    void stop();

private:
    using SharedResponder = std::shared_ptr<http::Responder>;
    struct Waiter {
        SnapshotRequest request;
        SharedResponder responder;
        Instant since;
    };
    struct Kept {
        SnapshotFile file;
        Instant usedAt;
    };
    struct Slot {
        std::vector<Kept> kept; ///< the newest last
        bool isBuilding = false;
        std::string failure; ///< a sentence, of the last build
        Instant failedAt;
        std::vector<Waiter> waiters;
    };

    void adopt();
    void beginAhead();
    void build(const pw::View &view);
    void finishBuild(const QString &view, std::optional<SnapshotFile> made, std::string failure);
    /// Under the lock. The answer is given by the reading thread, or by a build that this begins.
    void serve(Waiter waiter);
    [[nodiscard]] Kept *find(Slot &view, const SnapshotRequest &request);
    void read(const SnapshotFile &file, const Waiter &waiter);
    [[nodiscard]] std::optional<http::Response> piece(const SnapshotFile &file, const SnapshotRequest &request);
    void begin(const pw::View &view);
    [[nodiscard]] bool goOn();
    void forget(Slot &view, std::size_t keep);

    const Options m_options;
    const Clock &m_clock;
    std::atomic<bool> m_stopping = false;
    std::shared_ptr<std::atomic<int>> m_pieces; ///< in memory; outlives this with the last answer
    std::mutex m_mutex;
    QHash<QString, Slot> m_views; ///< by nameOf(); guarded, as is the next one
    bool m_isAdopting = true;
    std::vector<Waiter> m_early; ///< asked while the folder was still being looked through
    JobPool m_reader;
    JobPool m_builder;
};

} // namespace pw::server
