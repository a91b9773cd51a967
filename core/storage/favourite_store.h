// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"

#include <QSet>

namespace pw
{

class Database;

/// The services that customers have marked for themselves. Server only. Every call may throw StorageError.
class FavouriteStore
{
public:
    explicit FavouriteStore(Database &db) : m_db(db) {}

    void add(UserId user, ServiceId service, Instant now);
    void remove(UserId user, ServiceId service);
    [[nodiscard]] QSet<qint64> of(UserId user) const;

private:
    Database &m_db;
};

} // namespace pw
