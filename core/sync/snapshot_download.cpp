// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/sync/snapshot_download.h"

#include "core/base/clock.h"
#include "core/protocol/field_reader.h"
#include "core/storage/base_file.h"
#include "core/storage/desk_file.h"
#include "core/storage/disk_file.h"
#include "core/storage/encryption.h"
#include "core/storage/migrator.h"
#include "core/storage/scratch_vfs.h"
#include "core/storage/storage_error.h"
#include "core/storage/zstd_stream.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>
#include <QStorageInfo>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

/// Each wait is ten seconds at the server and two here: some minutes, then the pages are the faster way.
constexpr int maxWaits = 30;
/// Another file on the server, or one that was damaged on the way; more is a server that has no good one.
constexpr int maxRestarts = 3;
constexpr qint64 sliceBytes = 1024 * 1024;
constexpr qint64 keptFreeBytes = 32 * 1024 * 1024;
constexpr qint64 quickMs = 1'000;
constexpr qint64 slowMs = 5'000;

/// What the two hidden files are for: each has a keystream of its own.
constexpr QByteArrayView partUse = " part";
constexpr QByteArrayView databaseUse = " database";

const QString saving = u"saving the copy of the shop"_s;

QString partIn(const QString &folder)
{
    return folder + u"/snapshot.part"_s;
}

QString noteIn(const QString &folder)
{
    return folder + u"/snapshot.note"_s;
}

QString databaseIn(const QString &folder)
{
    return folder + u"/snapshot.db"_s;
}

/// The unpacked database of an encrypted profile, hidden, before it is encrypted page by page.
QString scratchIn(const QString &folder)
{
    return folder + u"/snapshot.scratch"_s;
}

QString detailOf(const SyncReply &reply)
{
    const QString detail = QJsonDocument::fromJson(reply.body).object().value("detail"_L1).toString();
    return detail.isEmpty() ? u"the server answered with status "_s + QString::number(reply.status) : detail;
}

} // namespace

struct SnapshotDownload::Unpacking {
    Unpacking(const QString &from, const QString &to, qint64 rawSize, const ScratchCipher &cipher)
        : part(from), database(to), reader(rawSize, [this, cipher](QByteArrayView bytes) {
              if (!cipher.isOn())
                  return database.write(bytes.data(), bytes.size()) == bytes.size();
              QByteArray hidden = bytes.toByteArray();
              cipher.apply(database.pos(), hidden.data(), hidden.size());
              return database.write(hidden) == hidden.size();
          })
    {
    }

    QFile part;
    QFile database;
    QCryptographicHash hash{QCryptographicHash::Blake2b_256};
    ZstdReader reader;
    ZstdReader::Result result = ZstdReader::Result::NeedsMore;
    qint64 flushing = 0; ///< up to here the system was asked to write
};

SnapshotDownload::SnapshotDownload(Options options) : m_options(std::move(options))
{
    removeDatabase(file());
    readNote();
}

SnapshotDownload::~SnapshotDownload() = default;

QString SnapshotDownload::file() const
{
    return databaseIn(m_options.folder);
}

void SnapshotDownload::clear(const QString &folder)
{
    // The note first: parts without it are nothing.
    QFile::remove(noteIn(folder));
    QFile::remove(partIn(folder));
    QFile::remove(scratchIn(folder));
    removeDatabase(databaseIn(folder));
}

ScratchCipher SnapshotDownload::cipherFor(QByteArrayView use) const
{
    QByteArray content = m_whole->tag;
    content += use;
    return {m_options.key, content};
}

void SnapshotDownload::readNote()
{
    QFile note(noteIn(m_options.folder));
    if (!note.open(QIODevice::ReadOnly))
        return;
    const auto object = parseJsonObject(note.readAll());
    FieldReader reader(object ? *object : QJsonObject());
    SnapshotPiece whole;
    whole.tag = reader.text(u"tag"_s, 64).toLatin1();
    whole.total = reader.integer(u"total"_s, 1);
    whole.rawSize = reader.integer(u"raw_size"_s, 1);
    const qint64 have = QFile(partIn(m_options.folder)).size();
    if (!reader.finish() || !isSnapshotTag(whole.tag) || have > whole.total) {
        clear(m_options.folder);
        return;
    }
    m_whole = whole;
    m_have = m_haveAtStart = have;
    if (m_have == m_whole->total)
        m_state = State::Unpacking;
}

void SnapshotDownload::writeNote(const SnapshotPiece &whole) const
{
    const QJsonObject note{
        {u"tag"_s, QString::fromLatin1(whole.tag)}, {u"total"_s, whole.total}, {u"raw_size"_s, whole.rawSize}};
    QSaveFile file(noteIn(m_options.folder));
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(note).toJson()) < 0 || !file.commit())
        throw StorageError(saving, file.errorString());
}

SnapshotProgress SnapshotDownload::progress() const
{
    SnapshotProgress progress;
    progress.doneBytes = m_have;
    progress.totalBytes = m_whole ? m_whole->total : 0;
    progress.isUnpacking = m_state == State::Unpacking;
    constexpr qint64 soonestMs = 500;
    const qint64 elapsedMs = m_askedAt.ms - m_startedAt.ms;
    const qint64 come = m_have - m_haveAtStart;
    if (elapsedMs >= soonestMs && come > 0)
        progress.secondsLeft = (progress.totalBytes - m_have) * elapsedMs / come / 1000 + 1;
    return progress;
}

SyncRequest SnapshotDownload::nextRequest(const QString &clientId)
{
    Q_ASSERT(m_state == State::Fetching);
    QUrlQuery query;
    query.addQueryItem(u"client_id"_s, clientId);
    query.addQueryItem(u"schema"_s, QString::number(schemaVersion()));
    SyncRequest request;
    request.method = "GET";
    request.path = u"/sync/v1/snapshot?"_s + query.toString(QUrl::FullyEncoded);
    request.delayMs = m_delayMs;
    const QByteArray last = QByteArray::number(m_have + m_pieceBytes - 1);
    // What is compressed already must arrive as it is.
    request.headers = {{"Accept", "application/zstd, application/problem+json"},
                       {"Accept-Encoding", "identity"},
                       {"Range", "bytes=" + QByteArray::number(m_have) + '-' + last}};
    if (m_whole)
        request.headers << HeaderField{"If-Range", '"' + m_whole->tag + '"'};
    m_askedAt = m_options.clock.now();
    if (m_startedAt.ms == 0)
        m_startedAt = m_askedAt;
    return request;
}

void SnapshotDownload::onReply(const SyncReply &reply)
{
    m_delayMs = 0;
    switch (reply.status) {
    case 206:
        takePiece(reply);
        return;
    case 404:
        giveUp({});
        return;
    case 416:
        beginAnew(u"the server has another one by now"_s);
        return;
    case 429:
    case 503:
        m_delayMs = retryAfterSeconds(reply) * 1000;
        if (++m_waits > maxWaits)
            giveUp(detailOf(reply));
        return;
    default:
        giveUp(detailOf(reply));
    }
}

void SnapshotDownload::takePiece(const SyncReply &reply)
{
    const auto piece = SnapshotPiece::of(reply);
    const bool fits =
        piece && piece->first == m_have && (!m_whole || (piece->tag == m_whole->tag && piece->total == m_whole->total));
    if (!fits) {
        beginAnew(u"the server's answer does not fit what has come before"_s);
        return;
    }
    if (!m_whole) {
        checkSpace(*piece);
        QFile::remove(partIn(m_options.folder));
        writeNote(*piece);
        m_whole = piece;
    }
    append(reply.body);
    adjustPieceSize();
    if (m_have == m_whole->total)
        m_state = State::Unpacking;
}

void SnapshotDownload::checkSpace(const SnapshotPiece &whole) const
{
    const qint64 copies = m_options.key.isEmpty() ? 1 : 2;
    const qint64 needed = whole.total + copies * whole.rawSize + keptFreeBytes;
    const qint64 free = QStorageInfo(m_options.folder).bytesAvailable();
    constexpr qint64 mega = 1024 * 1024;
    if (free < needed)
        throw StorageError(saving, u"it needs %1 MB on the disk, and %2 MB are free"_s.arg(needed / mega + 1)
                                       .arg(std::max<qint64>(free, 0) / mega));
}

void SnapshotDownload::append(QByteArray bytes)
{
    cipherFor(partUse).apply(m_have, bytes.data(), bytes.size());
    QFile part(partIn(m_options.folder));
    const bool isOpen = part.open(QIODevice::ReadWrite | QIODevice::Unbuffered, QFile::ReadOwner | QFile::WriteOwner);
    if (isOpen && part.seek(m_have) && part.write(bytes) == bytes.size()) {
        m_have += bytes.size();
        return;
    }
    const QString reason = part.errorString();
    part.resize(m_have);
    throw StorageError(saving, reason);
}

/// Large pieces spare round trips; on a slow line a small one gets through before somebody loses patience.
void SnapshotDownload::adjustPieceSize()
{
    const qint64 tookMs = m_options.clock.now().ms - m_askedAt.ms;
    if (tookMs < quickMs)
        m_pieceBytes = std::min(m_pieceBytes * 2, maxPieceBytes);
    else if (tookMs > slowMs)
        m_pieceBytes = std::max(m_pieceBytes / 2, firstPieceBytes);
}

void SnapshotDownload::work()
{
    Q_ASSERT(m_state == State::Unpacking);
    if (!m_unpacking) {
        removeDatabase(file());
        const bool isHidden = !m_options.key.isEmpty();
        m_unpacking =
            std::make_unique<Unpacking>(partIn(m_options.folder), isHidden ? scratchIn(m_options.folder) : file(),
                                        m_whole->rawSize, cipherFor(databaseUse));
        if (!m_unpacking->part.open(QIODevice::ReadOnly | QIODevice::Unbuffered) ||
            !m_unpacking->database.open(QIODevice::WriteOnly, QFile::ReadOwner | QFile::WriteOwner))
            throw StorageError(saving, m_unpacking->database.errorString());
    }
    if (m_unpacking->part.atEnd())
        finishUnpacking();
    else
        unpackSlice();
}

void SnapshotDownload::unpackSlice()
{
    Unpacking &unpacking = *m_unpacking;
    const qint64 offset = unpacking.part.pos();
    QByteArray bytes = unpacking.part.read(sliceBytes);
    cipherFor(partUse).apply(offset, bytes.data(), bytes.size());
    unpacking.hash.addData(bytes);
    unpacking.result = unpacking.reader.write(bytes);
    switch (unpacking.result) {
    case ZstdReader::Result::NeedsMore:
    case ZstdReader::Result::Done: {
        const qint64 written = unpacking.reader.written();
        beginWriting(unpacking.database, unpacking.flushing, written - unpacking.flushing);
        unpacking.flushing = written;
        return;
    }
    case ZstdReader::Result::Refused: {
        const QString reason = unpacking.database.errorString();
        m_unpacking.reset();
        removeDatabase(file());
        throw StorageError(saving, reason);
    }
    case ZstdReader::Result::Broken:
    case ZstdReader::Result::TooLong:
        beginAnew(u"it was damaged on the way"_s);
        return;
    }
}

void SnapshotDownload::finishUnpacking()
{
    const bool isWhole = m_unpacking->result == ZstdReader::Result::Done &&
                         m_unpacking->reader.written() == m_whole->rawSize &&
                         m_unpacking->hash.result().toHex() == m_whole->tag;
    if (!isWhole) {
        beginAnew(u"it was damaged on the way"_s);
        return;
    }
    if (!flushToDisk(m_unpacking->database)) {
        const QString reason = m_unpacking->database.errorString();
        m_unpacking.reset();
        throw StorageError(saving, reason);
    }
    m_unpacking.reset();
    makeDatabase();
    try {
        checkBaseFile(file(),
                      {.serverEpoch = m_options.serverEpoch, .viewEpoch = m_options.viewEpoch, .key = m_options.key});
    } catch (const StorageError &error) {
        beginAnew(QString::fromUtf8(error.what()));
        return;
    }
    m_state = State::Ready;
}

/// In an encrypted profile what was unpacked is copied into an encrypted database; elsewhere it is the database.
void SnapshotDownload::makeDatabase()
{
    if (m_options.key.isEmpty())
        return;
    const ScratchVfs vfs(cipherFor(databaseUse));
    encryptInto(vfs.uriOf(scratchIn(m_options.folder)), file(), m_options.key);
    QFile::remove(scratchIn(m_options.folder));
}

void SnapshotDownload::beginAnew(const QString &why)
{
    m_unpacking.reset();
    clear(m_options.folder);
    m_whole.reset();
    m_have = m_haveAtStart = 0;
    m_startedAt = {};
    m_state = State::Fetching;
    if (++m_restarts > maxRestarts)
        giveUp(u"The copy of the shop could not be used: "_s + why + u'.');
}

void SnapshotDownload::giveUp(const QString &problem)
{
    clear(m_options.folder);
    m_unpacking.reset();
    m_whole.reset();
    m_have = 0;
    m_state = State::Unavailable;
    m_problem = problem;
}

} // namespace pw
