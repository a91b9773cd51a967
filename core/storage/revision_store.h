// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include <QtGlobal>

namespace pw
{

class Database;

/// The server's revision counter: one number per transaction that writes, carried by every row it wrote (sync.md).
/// Every call may throw StorageError.
class RevisionStore
{
public:
    explicit RevisionStore(Database &db) : m_db(db) {}

    /// Takes the next revision for the open transaction; given back when that is rolled back.
    [[nodiscard]] qint64 next();
    /// The newest committed one, as the open transaction sees it; 0 in a new shop.
    [[nodiscard]] qint64 current() const;
    /// In the transaction that has taken it, where nothing in it carries the number after all: the next one takes it.
    void giveBack(qint64 revision);

private:
    Database &m_db;
};

} // namespace pw
