// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"
#include "core/storage/stamp.h"

#include <QList>
#include <QString>

namespace pw
{

class Database;

struct Activity {
    Instant at;
    QString actor;   ///< "staff:owner"
    QString command; ///< "CancelOrder"
};

/// Which row: kind is "order", "user", "service", "category", "ticket", "setting" or "quarantine".
struct ActivitySubject {
    QString kind;
    qint64 id = 0;
};

/// What staff has changed. Every call may throw StorageError.
class ActivityStore
{
public:
    explicit ActivityStore(Database &db) : m_db(db) {}

    void add(const ActivitySubject &subject, const QString &actor, const QString &command, const Stamp &stamp);
    /// The newest first.
    [[nodiscard]] QList<Activity> of(const ActivitySubject &subject, int limit) const;

private:
    Database &m_db;
};

} // namespace pw
