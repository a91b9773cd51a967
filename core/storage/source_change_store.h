// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/source_change.h"

#include <QList>

#include <limits>

namespace pw
{

class Database;

struct SourceChangeFilter {
    ProviderId provider;
    qint64 after = std::numeric_limits<qint64>::max(); ///< last id of the page before
    int limit = 50;
};

/// What providers' lists have changed, old and new. Server only. Every call may throw StorageError.
class SourceChangeStore
{
public:
    explicit SourceChangeStore(Database &db) : m_db(db) {}

    void add(const SourceChange &change);
    [[nodiscard]] QList<SourceChange> page(const SourceChangeFilter &filter) const; ///< newest first
    void prune(Instant before);

private:
    Database &m_db;
};

} // namespace pw
