// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"

#include <QString>

#include <optional>

namespace pw
{

class Database;

/// What was answered to a request that carried an Idempotency-Key.
struct KeptAnswer {
    QString bodyHash; ///< keyed hash of method, path and body
    int status = 0;
    QString answer;
};

/// Kept in the transaction of the command itself, so that neither can be there without the other. `owner` keeps one
/// person's keys apart from another's. Every call may throw StorageError.
class IdempotencyStore
{
public:
    explicit IdempotencyStore(Database &db) : m_db(db) {}

    [[nodiscard]] std::optional<KeptAnswer> find(const QString &owner, const QString &key) const;
    void insert(const QString &owner, const QString &key, const KeptAnswer &answer, Instant now);
    void prune(Instant before);

private:
    Database &m_db;
};

} // namespace pw
