// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"
#include "core/base/secret.h"
#include "core/storage/scratch_cipher.h"
#include "core/sync/snapshot_headers.h"
#include "core/sync/transport.h"

#include <QString>

#include <memory>
#include <optional>

namespace pw
{

class Clock;

/// How far the first copy of the shop has come.
struct SnapshotProgress {
    qint64 doneBytes = 0;
    qint64 totalBytes = 0;   ///< 0 until the server has said it
    qint64 secondsLeft = -1; ///< -1 = cannot be told yet
    bool isUnpacking = false;
};

/// Fetches the server's snapshot piece by piece into the profile, and goes on where it was after a cut, a crash, or a
/// day. Without input or output: whoever owns it carries requests and replies. What has come is in
/// PROFILE/snapshot.part, and what it is a part of in PROFILE/snapshot.note. Calls throw StorageError where the disk
/// fails; nothing that has come is lost then.
class SnapshotDownload
{
public:
    enum class State {
        Fetching,
        Unpacking,  ///< call work() until it is something else
        Ready,      ///< file() is checked and may become the base
        Unavailable ///< problem() says why; the rows can be had in pages
    };
    struct Options {
        QString folder; ///< the profile
        QString serverEpoch;
        QString viewEpoch;
        const Clock &clock;
        Secret key = {}; ///< of the profile's files; whatever lies there meanwhile is hidden with it
    };
    static constexpr qint64 firstPieceBytes = 256 * 1024;
    static constexpr qint64 maxPieceBytes = 4 * 1024 * 1024;

    explicit SnapshotDownload(Options options);
    ~SnapshotDownload();

    [[nodiscard]] State state() const { return m_state; }
    /// A sentence; empty where the server just has none.
    [[nodiscard]] const QString &problem() const { return m_problem; }
    /// Whether something has come already, now or in an earlier life of this profile.
    [[nodiscard]] bool hasBegun() const { return m_whole.has_value(); }
    [[nodiscard]] SnapshotProgress progress() const;

    /// While Fetching.
    [[nodiscard]] SyncRequest nextRequest(const QString &clientId);
    void onReply(const SyncReply &reply);
    /// While Unpacking: a slice of some milliseconds.
    void work();
    [[nodiscard]] QString file() const;

    /// Removes what a download leaves in a profile.
    static void clear(const QString &folder);

private:
    struct Unpacking;

    void readNote();
    void writeNote(const SnapshotPiece &whole) const;
    void takePiece(const SyncReply &reply);
    void append(QByteArray bytes);
    void checkSpace(const SnapshotPiece &whole) const;
    void adjustPieceSize();
    void unpackSlice();
    void finishUnpacking();
    void makeDatabase();
    [[nodiscard]] ScratchCipher cipherFor(QByteArrayView use) const;
    void beginAnew(const QString &why);
    void giveUp(const QString &problem);

    Options m_options;
    State m_state = State::Fetching;
    QString m_problem;
    std::optional<SnapshotPiece> m_whole; ///< what the parts belong to; its `first` is not used
    qint64 m_have = 0;
    qint64 m_haveAtStart = 0;
    qint64 m_pieceBytes = firstPieceBytes;
    Instant m_askedAt;
    Instant m_startedAt;
    int m_delayMs = 0;
    int m_waits = 0;
    int m_restarts = 0;
    std::unique_ptr<Unpacking> m_unpacking;
};

} // namespace pw
