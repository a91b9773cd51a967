// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/view.h"

#include <QString>

#include <functional>

namespace pw
{

/// What a new desk begins with: a database file as its replica has one, filled with the shop's rows.
struct DeskFileOrder {
    QString shopFile; ///< the server's database
    QString file;     ///< made anew; what has this name is removed
    const View &view; ///< what of the rows goes into it
    /// Asked every few milliseconds; false abandons the work.
    std::function<bool()> goOn = [] { return true; };
};

struct DeskFileFacts {
    qint64 rev = 0; ///< of the one snapshot that all rows were read from
    QString serverEpoch;
};

/// Copies row by row and table by table into a fresh file, never the server's file itself: what desks may not see was
/// never in it, not even in a page that was freed. No desk's command results are in it. Throws StorageError, and
/// removes the file then. On any thread; it opens connections of its own and takes no write lock in the shop.
[[nodiscard]] DeskFileFacts makeDeskFile(const DeskFileOrder &order);

/// Removes a database with the files beside it.
void removeDatabase(const QString &file);

} // namespace pw
