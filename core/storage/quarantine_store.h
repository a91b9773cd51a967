// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/words.h"
#include "core/storage/stamp.h"

#include <QList>
#include <QString>

#include <optional>

namespace pw
{

class Database;

enum class QuarantineStatus { Kept, Released, Discarded };

inline const auto &wordTable(QuarantineStatus)
{
    static constexpr Word<QuarantineStatus> table[] = {{QuarantineStatus::Kept, "kept"},
                                                       {QuarantineStatus::Released, "released"},
                                                       {QuarantineStatus::Discarded, "discarded"}};
    return table;
}

/// A command that a revoked device had not sent before it was revoked.
struct QuarantinedCommand {
    QString commandId = {};
    QString clientId = {};
    qint64 staff = 0; ///< whose it is
    QString staffName = {};
    qint64 seq = 0;
    QString name = {};
    int version = 1;
    QString args = {}; ///< canonical JSON
    qint64 rowId = 0;
    Instant madeAt = {};
    Instant receivedAt = {};
    QuarantineStatus status = QuarantineStatus::Kept;
};

/// Every call may throw StorageError.
class QuarantineStore
{
public:
    explicit QuarantineStore(Database &db) : m_db(db) {}

    /// Keeps the command; one that is there already stays as it is.
    void add(const QuarantinedCommand &command, const Stamp &stamp);
    [[nodiscard]] std::optional<QuarantinedCommand> byId(const QString &commandId) const;
    /// In the order of their arrival.
    [[nodiscard]] QList<QuarantinedCommand> all() const;
    void setStatus(const QString &commandId, QuarantineStatus status, const Stamp &stamp);

private:
    Database &m_db;
};

} // namespace pw
