// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/transport.h"

#include <QByteArray>

#include <optional>

namespace pw
{

/// What one answer with a piece of the snapshot says of itself. From outside, so everything is checked.
struct SnapshotPiece {
    QByteArray tag;     ///< BLAKE2b of 256 bits of the whole file, in hex
    qint64 first = 0;   ///< where in the file the body belongs
    qint64 total = 0;   ///< of the file, in bytes
    qint64 rawSize = 0; ///< of what comes out when it is unpacked

    /// Nothing where a field is missing, malformed, out of range, or not what the body is.
    [[nodiscard]] static std::optional<SnapshotPiece> of(const SyncReply &reply);
};

/// Lower-case hex of 256 bits.
[[nodiscard]] bool isSnapshotTag(const QByteArray &tag);

/// Seconds that a Retry-After asks for, 1 to 30; 2 where there is none that can be read.
[[nodiscard]] int retryAfterSeconds(const SyncReply &reply);

} // namespace pw
