// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/secret.h"

#include <QString>

namespace pw
{

/// What a desk wants to find in a file before it becomes its base.
struct BaseExpectation {
    QString serverEpoch; ///< empty = any
    QString viewEpoch;   ///< empty = any
    Secret key = {};     ///< of the file, see Database::Options
};

/// Refuses, by a StorageError that says why, a file that is no desk's database of a schema that this program knows, of
/// another epoch, or without a revision. It does not read the rows: the hash of the file has proved them.
void checkBaseFile(const QString &file, const BaseExpectation &expected);

/// Puts a checked database in the place of `base`, which no connection has open. A crash at any moment leaves the old
/// base or the new one. Throws StorageError; the old one is still there then.
void takeOverAsBase(const QString &file, const QString &base);

} // namespace pw
