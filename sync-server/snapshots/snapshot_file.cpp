// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/snapshots/snapshot_file.h"

#include "core/storage/desk_file.h"
#include "core/storage/migrator.h"
#include "core/storage/storage_error.h"
#include "core/storage/zstd_stream.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QStorageInfo>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

/// The lowest: over a local line the compression itself is what a new desk waits for.
constexpr int compressionLevel = 1;
constexpr qint64 blockBytes = 1024 * 1024;
constexpr qint64 keptFreeBytes = 64 * 1024 * 1024;
const QString ending = u"zst"_s;

/// The new database, and beside it its compressed form, which is smaller.
void checkSpace(const SnapshotOrder &order)
{
    const qint64 needed = 2 * QFileInfo(order.shopFile).size() + keptFreeBytes;
    if (QStorageInfo(order.folder).bytesAvailable() < needed)
        throw StorageError(u"making a snapshot for new desks"_s, u"the disk is nearly full"_s);
}

[[noreturn]] void failFor(const QFile &file)
{
    throw StorageError(u"writing "_s + file.fileName(), file.errorString());
}

/// Removes what it was given unless the work came to its end.
class Leftover
{
public:
    explicit Leftover(QString path) : m_path(std::move(path)) {}
    ~Leftover() { removeDatabase(m_path); }
    Leftover(const Leftover &) = delete;
    Leftover &operator=(const Leftover &) = delete;
    [[nodiscard]] const QString &path() const { return m_path; }

private:
    QString m_path;
};

/// Returns the hash of what was written.
QByteArray compress(const QString &from, QFile &to, const std::function<bool()> &goOn)
{
    QFile source(from);
    if (!source.open(QIODevice::ReadOnly))
        failFor(source);
    QCryptographicHash hash(QCryptographicHash::Blake2b_256);
    ZstdWriter writer(compressionLevel, [&](QByteArrayView bytes) {
        hash.addData(bytes);
        return to.write(bytes.data(), bytes.size()) == bytes.size();
    });
    QByteArray block(blockBytes, Qt::Uninitialized);
    for (;;) {
        const qint64 got = source.read(block.data(), block.size());
        if (got < 0)
            failFor(source);
        if (got == 0)
            break;
        if (!goOn())
            throw StorageError(u"making a snapshot"_s, u"the server is ending"_s);
        if (!writer.write({block.constData(), static_cast<qsizetype>(got)}))
            failFor(to);
    }
    if (!writer.finish() || !to.flush())
        failFor(to);
    return hash.result().toHex();
}

} // namespace

QString SnapshotFile::fileName() const
{
    return QStringList{view,
                       QString::number(schema),
                       serverEpoch,
                       QString::number(rev),
                       QString::number(rawSize),
                       QString::fromStdString(tag),
                       ending}
        .join(u'.');
}

std::optional<SnapshotFile> SnapshotFile::fromPath(const QString &path)
{
    const QFileInfo info(path);
    const QStringList parts = info.fileName().split(u'.');
    if (parts.size() != 7 || parts[5].size() != 64 || parts[6] != ending)
        return std::nullopt;
    SnapshotFile file;
    file.path = path;
    file.view = parts[0];
    file.schema = parts[1].toInt();
    file.serverEpoch = parts[2];
    file.rev = parts[3].toLongLong();
    file.rawSize = parts[4].toLongLong();
    file.tag = parts[5].toStdString();
    file.size = info.size();
    file.madeAt = Instant(info.lastModified().toMSecsSinceEpoch());
    return file;
}

QString nameOf(const View &view)
{
    return view.epoch().replace(u'/', u'-');
}

SnapshotFile makeSnapshot(const SnapshotOrder &order)
{
    checkSpace(order);
    const QString name = nameOf(order.view);
    const Leftover database(order.folder + u'/' + name + u".building.db"_s);
    const Leftover compressed(order.folder + u'/' + name + u".building.zst"_s);
    const DeskFileFacts facts =
        makeDeskFile({.shopFile = order.shopFile, .file = database.path(), .view = order.view, .goOn = order.goOn});
    SnapshotFile made;
    made.view = name;
    made.serverEpoch = facts.serverEpoch;
    made.schema = schemaVersion();
    made.rev = facts.rev;
    made.rawSize = QFileInfo(database.path()).size();
    made.madeAt = order.now;
    QFile file(compressed.path());
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate, QFile::ReadOwner | QFile::WriteOwner))
        failFor(file);
    made.tag = compress(database.path(), file, order.goOn).toStdString();
    made.size = file.size();
    made.path = order.folder + u'/' + made.fileName();
    QFile::remove(made.path);
    if (!file.rename(made.path))
        failFor(file);
    return made;
}

bool isIntact(const SnapshotFile &file, const std::function<bool()> &goOn)
{
    QFile source(file.path);
    if (!source.open(QIODevice::ReadOnly))
        return false;
    QCryptographicHash hash(QCryptographicHash::Blake2b_256);
    QByteArray block(blockBytes, Qt::Uninitialized);
    for (qint64 got = 1; got > 0 && goOn();) {
        got = source.read(block.data(), block.size());
        if (got > 0)
            hash.addData(QByteArrayView(block.constData(), static_cast<qsizetype>(got)));
    }
    return hash.result().toHex().toStdString() == file.tag;
}

} // namespace pw::server
