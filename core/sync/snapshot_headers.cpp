// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/sync/snapshot_headers.h"

#include <algorithm>

namespace pw
{
namespace
{

/// Far above any shop, far below what overflows.
constexpr qint64 maxFileBytes = qint64(1) << 40;
/// SQLite's pages do not compress better than this; a file that claims more is made to fill the disk.
constexpr qint64 maxRatio = 1000;

std::optional<qint64> number(QByteArrayView digits)
{
    constexpr qsizetype longest = 15;
    if (digits.isEmpty() || digits.size() > longest)
        return std::nullopt;
    qint64 value = 0;
    for (const char digit : digits) {
        if (digit < '0' || digit > '9')
            return std::nullopt;
        value = value * 10 + (digit - '0');
    }
    return value;
}

/// "bytes 0-99/1234".
bool readContentRange(QByteArrayView field, qsizetype bodySize, SnapshotPiece &piece)
{
    constexpr QByteArrayView unit("bytes ");
    if (!field.startsWith(unit))
        return false;
    const QByteArrayView range = field.sliced(unit.size());
    const qsizetype dash = range.indexOf('-');
    const qsizetype slash = range.indexOf('/');
    if (dash < 0 || slash < dash)
        return false;
    const auto first = number(range.first(dash));
    const auto last = number(range.sliced(dash + 1, slash - dash - 1));
    const auto total = number(range.sliced(slash + 1));
    if (!first || !last || !total || *last < *first || *last >= *total || *total > maxFileBytes)
        return false;
    piece.first = *first;
    piece.total = *total;
    return *last - *first + 1 == bodySize;
}

} // namespace

bool isSnapshotTag(const QByteArray &tag)
{
    constexpr qsizetype length = 64;
    return tag.size() == length &&
           std::ranges::all_of(tag, [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

std::optional<SnapshotPiece> SnapshotPiece::of(const SyncReply &reply)
{
    SnapshotPiece piece;
    const QByteArray tag = reply.header("ETag").trimmed();
    if (tag.size() < 2 || !tag.startsWith('"') || !tag.endsWith('"'))
        return std::nullopt;
    piece.tag = tag.sliced(1, tag.size() - 2);
    const auto rawSize = number(reply.header("Snapshot-Raw-Size").trimmed());
    if (!isSnapshotTag(piece.tag) || !rawSize || *rawSize == 0 ||
        !readContentRange(reply.header("Content-Range").trimmed(), reply.body.size(), piece))
        return std::nullopt;
    piece.rawSize = *rawSize;
    if (piece.rawSize > maxFileBytes || piece.rawSize / maxRatio > piece.total)
        return std::nullopt;
    return piece;
}

int retryAfterSeconds(const SyncReply &reply)
{
    constexpr qint64 usual = 2;
    const qint64 wanted = number(reply.header("Retry-After").trimmed()).value_or(usual);
    return static_cast<int>(std::clamp<qint64>(wanted, 1, 30));
}

} // namespace pw
