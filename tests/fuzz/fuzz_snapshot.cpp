// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
// What a desk reads of an answer with a piece of the snapshot, what it unpacks, and what the server reads of a Range.
#include "core/storage/zstd_stream.h"
#include "core/sync/snapshot_headers.h"
#include "sync-server/snapshots/byte_range.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto *text = reinterpret_cast<const char *>(data);
    const QByteArray bytes(text, static_cast<qsizetype>(size));
    const QList<QByteArray> lines = bytes.split('\n');
    const pw::SyncReply reply{
        206,
        lines.value(3),
        {{"ETag", lines.value(0)}, {"Content-Range", lines.value(1)}, {"Snapshot-Raw-Size", lines.value(2)}}};
    if (const auto piece = pw::SnapshotPiece::of(reply);
        piece && (piece->first < 0 || piece->first + reply.body.size() > piece->total))
        std::abort();
    constexpr qint64 fileSize = 1000;
    const auto range = pw::server::rangeIn({text, size}, fileSize);
    if (range && (range->first < 0 || range->last < range->first || range->last >= fileSize))
        std::abort();
    constexpr qint64 bound = 1 << 20;
    qint64 written = 0;
    pw::ZstdReader reader(bound, [&](QByteArrayView out) {
        written += out.size();
        return true;
    });
    static_cast<void>(reader.write(bytes));
    if (written > bound)
        std::abort();
    return 0;
}
