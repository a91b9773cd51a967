// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

namespace pw
{

/// What a desk wants to find in a file before it becomes its base.
struct BaseExpectation {
    QString serverEpoch; ///< empty = any
    QString viewEpoch;   ///< empty = any
    qint64 size = 0;     ///< of the file, in bytes
};

/// Refuses, by a StorageError that says why, a file that is no desk's database of a schema that this program knows, of
/// another epoch, or without a revision. It does not read the rows: the hash of the file has proved them.
void checkBaseFile(const QString &file, const BaseExpectation &expected);

/// Takes a plain, checked database over into the form in which base.db is kept, and puts it in the place of `base`,
/// which no connection has open. A crash at any moment leaves the old base or the new one. Throws StorageError; the old
/// one is still there then.
void takeOverAsBase(const QString &plain, const QString &base);

} // namespace pw
