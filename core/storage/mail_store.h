// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"

#include <QString>

#include <optional>

namespace pw
{

class Database;

/// Mail that is to be sent, sealed by whoever composed it: links in it open accounts. Goes with
/// its job (a trigger sees to that). Server only. Every call may throw
/// StorageError.
class MailStore
{
public:
    explicit MailStore(Database &db) : m_db(db) {}

    qint64 insert(const QString &box, Instant now);
    struct Waiting {
        QString box;
        Instant createdAt;
    };
    [[nodiscard]] std::optional<Waiting> byId(qint64 id) const;

private:
    Database &m_db;
};

} // namespace pw
