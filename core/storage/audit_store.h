// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"

#include <QList>
#include <QString>

#include <functional>
#include <limits>

namespace pw
{

class Database;

/// One thing that was done. Neither `before` nor `after` holds a secret.
struct AuditEntry {
    qint64 id = 0; ///< 1, 2, 3 ... without a gap; add() gives it
    Instant at;
    QString actor;     ///< "staff:owner"; who was tried for a failed sign-in
    QString address;   ///< of the network, where known
    QString requestId; ///< as in the server's log, where known
    QString event;     ///< a command's name, or "sign_in" ...
    QString subject;   ///< kind of row: "service"
    qint64 subjectId = 0;
    QString before; ///< JSON of what was changed; empty where there was nothing
    QString after;  ///< the same afterwards
    QString hash;   ///< over the hash before and this entry; add() gives it
};

struct AuditFilter {
    QString actor; ///< each: empty = all
    QString event;
    QString subject;
    qint64 subjectId = 0; ///< 0 = all
    Instant from;
    Instant to = Instant(std::numeric_limits<qint64>::max()); ///< not included
    qint64 after = std::numeric_limits<qint64>::max();        ///< last id of the page before
    int limit = 50;
};

/// A place where the chain is broken.
struct AuditBreak {
    qint64 id = 0; ///< the entry concerned
    QString what;  ///< "changed", "missing", "no_such_head"
};

/// The end of the chain; id 0 while it is empty.
struct AuditHead {
    qint64 id = 0;
    QString hash;
};

/// The audit of a server's shop: append-only, every entry chained to the one before. Every call may throw StorageError.
class AuditStore
{
public:
    explicit AuditStore(Database &db) : m_db(db) {}

    /// In a write transaction; the entry's id and hash are ignored.
    void add(const AuditEntry &entry);
    /// Newest first.
    [[nodiscard]] QList<AuditEntry> page(const AuditFilter &filter) const;
    [[nodiscard]] AuditHead head() const;
    /// Walks the whole chain; returns how many breaks there were. With `expectedHash`, an entry must have this hash: a
    /// head that was noted elsewhere shows that the chain was cut or made anew.
    [[nodiscard]] qint64 check(const QString &expectedHash,
                               const std::function<void(const AuditBreak &)> &report) const;

private:
    Database &m_db;
};

} // namespace pw
