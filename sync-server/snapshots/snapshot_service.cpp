// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/snapshots/snapshot_service.h"

#include "core/base/clock.h"
#include "core/storage/migrator.h"
#include "core/storage/storage_error.h"
#include "sync-server/api/problem.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

constexpr std::size_t maxWaiters = 512;
/// The newest, and the one before it for desks that are half way through it.
constexpr std::size_t keptPerView = 2;
constexpr qint64 patienceAfterFailureMs = 30'000;

http::Response comeBack(int seconds, const std::string &requestId)
{
    http::Response response = problem(
        {.status = 503, .code = "snapshot_not_ready", .detail = "The snapshot is not ready yet. Ask again soon."},
        requestId);
    response.header("Retry-After", std::to_string(seconds));
    return response;
}

http::Response failed(const std::string &why, const std::string &requestId)
{
    return problem({.status = 500, .code = "snapshot_failed", .detail = why}, requestId);
}

http::Response noSuchPiece(qint64 size, const std::string &requestId)
{
    http::Response response =
        problem({.status = 416,
                 .code = "range_not_satisfiable",
                 .detail = "Ask for the snapshot in pieces, with Range, and If-Range after the first one."},
                requestId);
    if (size > 0)
        response.header("Content-Range", "bytes */" + std::to_string(size));
    return response;
}

} // namespace

SnapshotService::SnapshotService(Options options, const Clock &clock)
    : m_options(std::move(options)), m_clock(clock), m_pieces(std::make_shared<std::atomic<int>>(0)),
      m_reader({.threads = 1, .queueLimit = 1024}), m_builder({.threads = 1, .queueLimit = 64})
{
    std::function<void()> job = [this] { adopt(); };
    [[maybe_unused]] const bool taken = m_builder.submit(job);
}

SnapshotService::~SnapshotService()
{
    stop();
}

void SnapshotService::stop()
{
    m_stopping = true;
    m_builder.stop();
    m_reader.stop();
    const std::lock_guard lock(m_mutex);
    for (Waiter &waiter : std::exchange(m_early, {}))
        (*waiter.responder)(comeBack(1, waiter.request.requestId));
}

/// What a server that ran before has left: whole snapshots of this schema are used on, everything else goes.
void SnapshotService::adopt()
{
    QDir().mkpath(m_options.folder);
    QFile::setPermissions(m_options.folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QDir folder(m_options.folder);
    QHash<QString, Slot> found;
    for (const QString &name : folder.entryList(QDir::Files, QDir::Time | QDir::Reversed)) {
        const auto file = SnapshotFile::fromPath(folder.filePath(name));
        if (file && file->schema == schemaVersion() && isIntact(*file, [this] { return !m_stopping; }))
            found[file->view].kept.push_back({*file, m_clock.now()});
        else if (!m_stopping)
            folder.remove(name);
    }
    const std::lock_guard lock(m_mutex);
    m_views = std::move(found);
    for (Slot &view : m_views)
        forget(view, keptPerView);
    m_isAdopting = false;
    for (Waiter &waiter : std::exchange(m_early, {}))
        serve(std::move(waiter));
    beginAhead();
}

/// Who signs in first after a start would wait for it otherwise. Under the lock.
void SnapshotService::beginAhead()
{
    const Slot &whole = m_views[nameOf(fullView())];
    const bool isWanted = m_options.aheadBytes > 0 && QFileInfo(m_options.shopFile).size() >= m_options.aheadBytes;
    if (isWanted && !m_stopping && whole.kept.empty() && !whole.isBuilding)
        begin(fullView());
}

void SnapshotService::forget(Slot &view, std::size_t keep)
{
    while (view.kept.size() > keep) {
        QFile::remove(view.kept.front().file.path);
        view.kept.erase(view.kept.begin());
    }
}

void SnapshotService::answer(SnapshotRequest request, http::Responder responder)
{
    Waiter waiter{std::move(request), std::make_shared<http::Responder>(std::move(responder)), m_clock.now()};
    if (m_stopping)
        return (*waiter.responder)(comeBack(1, waiter.request.requestId));
    const std::lock_guard lock(m_mutex);
    if (!m_isAdopting)
        serve(std::move(waiter));
    else if (m_early.size() < maxWaiters)
        m_early.push_back(std::move(waiter));
    else
        (*waiter.responder)(comeBack(1, waiter.request.requestId));
}

/// The snapshot that the request is about, or one that is good enough to begin with.
SnapshotService::Kept *SnapshotService::find(Slot &view, const SnapshotRequest &request)
{
    if (!request.ifRange.empty()) {
        const auto same = [&](const Kept &kept) { return ifRangeMatches(request.ifRange, kept.file.tag); };
        const auto found = std::ranges::find_if(view.kept, same);
        return found == view.kept.end() ? nullptr : &*found;
    }
    if (view.kept.empty())
        return nullptr;
    Kept &newest = view.kept.back();
    // After a restore the shop is at an earlier revision, and in another epoch.
    if (newest.file.serverEpoch != request.serverEpoch || newest.file.rev > request.newestRev)
        return nullptr;
    const qint64 age = m_clock.now().ms - newest.file.madeAt.ms;
    const bool isYoung = age >= 0 && age < m_options.usefulMs;
    return isYoung || newest.file.rev == request.newestRev ? &newest : nullptr;
}

void SnapshotService::serve(Waiter waiter)
{
    Slot &view = m_views[nameOf(*waiter.request.view)];
    if (Kept *kept = find(view, waiter.request)) {
        kept->usedAt = m_clock.now();
        std::function<void()> job = [this, file = kept->file, waiter] { read(file, waiter); };
        if (!m_reader.submit(job))
            (*waiter.responder)(comeBack(1, waiter.request.requestId));
        return;
    }
    if (!waiter.request.ifRange.empty())
        return (*waiter.responder)(noSuchPiece(0, waiter.request.requestId));
    if (!view.failure.empty() && m_clock.now().ms - view.failedAt.ms < patienceAfterFailureMs)
        return (*waiter.responder)(failed(view.failure, waiter.request.requestId));
    if (view.waiters.size() >= maxWaiters)
        return (*waiter.responder)(comeBack(2, waiter.request.requestId));
    const View &wanted = *waiter.request.view;
    view.waiters.push_back(std::move(waiter));
    if (!view.isBuilding)
        begin(wanted);
}

void SnapshotService::begin(const View &view)
{
    Slot &slot = m_views[nameOf(view)];
    // Views are constants.
    std::function<void()> job = [this, &view] { build(view); };
    slot.isBuilding = m_builder.submit(job);
    if (slot.isBuilding)
        return;
    for (Waiter &waiter : std::exchange(slot.waiters, {}))
        (*waiter.responder)(comeBack(1, waiter.request.requestId));
}

void SnapshotService::build(const View &view)
{
    std::optional<SnapshotFile> made;
    std::string failure;
    try {
        made = makeSnapshot({.shopFile = m_options.shopFile,
                             .folder = m_options.folder,
                             .view = view,
                             .now = m_clock.now(),
                             .goOn = [this] { return goOn(); }});
    } catch (const StorageError &error) {
        failure = error.what();
        qWarning("%s", error.what());
    }
    finishBuild(nameOf(view), std::move(made), std::move(failure));
}

void SnapshotService::finishBuild(const QString &view, std::optional<SnapshotFile> made, std::string failure)
{
    const std::lock_guard lock(m_mutex);
    Slot &slot = m_views[view];
    slot.isBuilding = false;
    slot.failure = std::move(failure);
    slot.failedAt = m_clock.now();
    std::vector<Waiter> waiters = std::exchange(slot.waiters, {});
    if (!made) {
        for (Waiter &waiter : waiters)
            (*waiter.responder)(m_stopping ? comeBack(1, waiter.request.requestId)
                                           : failed(slot.failure, waiter.request.requestId));
        return;
    }
    const Instant now = m_clock.now();
    std::erase_if(slot.kept, [&](const Kept &kept) { return kept.file.path == made->path; });
    slot.kept.push_back({*made, now});
    forget(slot, keptPerView);
    for (const Waiter &waiter : waiters) {
        std::function<void()> job = [this, file = *made, waiter] { read(file, waiter); };
        if (!m_reader.submit(job))
            (*waiter.responder)(comeBack(1, waiter.request.requestId));
    }
}

/// Asked by the work itself, which is the only thread that is awake while requests wait.
bool SnapshotService::goOn()
{
    if (m_stopping)
        return false;
    const Instant now = m_clock.now();
    const std::lock_guard lock(m_mutex);
    for (Slot &view : m_views) {
        const auto isDue = [&](const Waiter &waiter) { return now.ms - waiter.since.ms >= m_options.waitMs; };
        for (const Waiter &waiter : view.waiters) {
            if (isDue(waiter))
                (*waiter.responder)(comeBack(2, waiter.request.requestId));
        }
        std::erase_if(view.waiters, isDue);
    }
    return true;
}

void SnapshotService::read(const SnapshotFile &file, const Waiter &waiter)
{
    if (m_pieces->load() >= maxPiecesInMemory)
        return (*waiter.responder)(busyProblem(waiter.request.requestId));
    if (auto response = piece(file, waiter.request))
        return (*waiter.responder)(std::move(*response));
    // Somebody has removed it: the next one to ask gets a new one.
    {
        const std::lock_guard lock(m_mutex);
        std::erase_if(m_views[file.view].kept, [&](const Kept &kept) { return kept.file.path == file.path; });
    }
    (*waiter.responder)(comeBack(1, waiter.request.requestId));
}

std::optional<http::Response> SnapshotService::piece(const SnapshotFile &file, const SnapshotRequest &request)
{
    auto range = rangeIn(request.range, file.size);
    if (!range)
        return noSuchPiece(file.size, request.requestId);
    range->last = std::min(range->last, range->first + maxPieceBytes - 1);
    QFile source(file.path);
    auto bytes = std::make_unique<std::string>(static_cast<std::size_t>(range->size()), '\0');
    if (!source.open(QIODevice::ReadOnly) || source.size() != file.size || !source.seek(range->first) ||
        source.read(bytes->data(), range->size()) != range->size())
        return std::nullopt;
    ++*m_pieces;
    const auto letGo = [counter = m_pieces](const std::string *text) {
        delete text;
        --*counter;
    };
    http::Response response;
    response.status = 206;
    response.shared = std::shared_ptr<const std::string>(bytes.release(), letGo);
    response.contentType = "application/zstd";
    response.header("ETag", '"' + file.tag + '"')
        .header("Content-Range", contentRange(*range, file.size))
        .header("Accept-Ranges", "bytes")
        .header("Cache-Control", "private, no-transform")
        .header("Snapshot-Revision", std::to_string(file.rev))
        .header("Snapshot-Raw-Size", std::to_string(file.rawSize));
    return response;
}

void SnapshotService::tidyUp()
{
    const Instant now = m_clock.now();
    const std::lock_guard lock(m_mutex);
    for (Slot &view : m_views) {
        const auto isOld = [&](const Kept &kept) { return now.ms - kept.usedAt.ms > m_options.keptMs; };
        for (const Kept &kept : view.kept) {
            if (isOld(kept))
                QFile::remove(kept.file.path);
        }
        std::erase_if(view.kept, isOld);
    }
}

} // namespace pw::server
