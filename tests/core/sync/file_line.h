// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/snapshot_headers.h"
#include "sync-server/snapshots/byte_range.h"
#include "sync-server/snapshots/snapshot_file.h"
#include "tests/core/sync/sync_world.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <functional>

namespace pw::test
{

using namespace Qt::StringLiterals;

enum class PieceFault { None, Corrupt, NoAnswer };

/// A line to a shop that has files, too, with what can go wrong with a piece of one.
class FileLine final : public Transport
{
public:
    FileLine(Shop &shop, QString shopFile, QString folder)
        : m_line(shop, StaffId(1)), m_shopFile(std::move(shopFile)), m_folder(std::move(folder))
    {
        QDir().mkpath(m_folder);
        renew();
    }

    /// The snapshot as it would be built now.
    void renew()
    {
        m_file = server::makeSnapshot(
            {.shopFile = m_shopFile, .folder = m_folder, .view = fullView(), .now = {}, .goOn = [] { return true; }});
    }
    [[nodiscard]] std::optional<SyncReply> exchange(const SyncRequest &request) override
    {
        if (!request.path.startsWith(u"/sync/v1/snapshot"))
            return m_line.exchange(request);
        ++pieces;
        if (onPiece)
            onPiece(pieces);
        return piece(request);
    }
    void claimTag(const std::string &tag) { m_file.tag = tag; }
    [[nodiscard]] Line &rows() { return m_line; }
    [[nodiscard]] const server::SnapshotFile &file() const { return m_file; }

    int pieces = 0;
    std::function<void(int)> onPiece;
    QMap<int, PieceFault> faults; ///< by the number of the piece
    qint64 mostBytes = 5'000;

private:
    std::optional<SyncReply> piece(const SyncRequest &request)
    {
        const PieceFault fault = faults.value(pieces, PieceFault::None);
        if (fault == PieceFault::NoAnswer)
            return std::nullopt;
        std::string range;
        std::string ifRange;
        for (const HeaderField &field : request.headers) {
            if (field.name == "Range")
                range = field.value.toStdString();
            if (field.name == "If-Range")
                ifRange = field.value.toStdString();
        }
        auto wanted = server::rangeIn(range, m_file.size);
        if (!wanted || (!ifRange.empty() && !server::ifRangeMatches(ifRange, m_file.tag)))
            return SyncReply{416, "{}"};
        wanted->last = std::min(wanted->last, wanted->first + mostBytes - 1);
        QFile source(m_file.path);
        if (!source.open(QIODevice::ReadOnly) || !source.seek(wanted->first))
            qFatal("the snapshot is gone");
        SyncReply reply{206, source.read(wanted->size())};
        if (fault == PieceFault::Corrupt)
            reply.body[reply.body.size() / 2] = static_cast<char>(reply.body[reply.body.size() / 2] ^ 1);
        reply.headers = {{"etag", QByteArray::fromStdString('"' + m_file.tag + '"')},
                         {"Content-Range", QByteArray::fromStdString(server::contentRange(*wanted, m_file.size))},
                         {"Snapshot-Raw-Size", QByteArray::number(m_file.rawSize)}};
        return reply;
    }

    Line m_line;
    QString m_shopFile;
    QString m_folder;
    server::SnapshotFile m_file;
};

} // namespace pw::test
