// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"
#include "core/storage/view.h"

#include <QString>

#include <functional>
#include <optional>
#include <string>

namespace pw::server
{

/// One snapshot on the disk: a desk's database at one revision, compressed. Everything about it is in its name, so that
/// a server that starts again knows its snapshots without a list beside them.
struct SnapshotFile {
    QString path;
    QString view; ///< whose projection it is; letters, digits and dashes
    QString serverEpoch;
    int schema = 0;
    qint64 rev = 0;
    qint64 rawSize = 0; ///< of the database in it, in bytes
    std::string tag;    ///< BLAKE2b of 256 bits of the file in hex: its ETag
    qint64 size = 0;    ///< of the file, in bytes
    Instant madeAt;

    [[nodiscard]] QString fileName() const;
    /// Nothing where the name is not one of ours.
    [[nodiscard]] static std::optional<SnapshotFile> fromPath(const QString &path);
};

struct SnapshotOrder {
    QString shopFile;
    QString folder; ///< exists
    const View &view;
    Instant now;
    std::function<bool()> goOn; ///< asked every few milliseconds; false abandons the work
};

/// How files call a view, with its version.
[[nodiscard]] QString nameOf(const View &view);

/// Builds one; throws StorageError, and leaves nothing behind then.
[[nodiscard]] SnapshotFile makeSnapshot(const SnapshotOrder &order);

/// Whether its content is still what its name says: after a crash of the machine it may not be.
[[nodiscard]] bool isIntact(const SnapshotFile &file, const std::function<bool()> &goOn);

} // namespace pw::server
