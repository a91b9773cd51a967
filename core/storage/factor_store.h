// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"
#include "core/domain/actor.h"

#include <QList>
#include <QString>

#include <optional>

namespace pw
{

class Database;

/// A second factor of somebody who signs in: a time-based one-time password.
struct SecondFactor {
    QString box; ///< the shared secret, sealed
    Instant createdAt;
    Instant confirmedAt; ///< ms = 0: begun only, and asked for nowhere yet
    qint64 lastStep = 0; ///< of the newest code that was used

    [[nodiscard]] bool isConfirmed() const { return confirmedAt.ms != 0; }
};

/// Second factors and the codes that stand in for them. Server only. Every call may throw StorageError.
class FactorStore
{
public:
    explicit FactorStore(Database &db) : m_db(db) {}

    /// In place of one that was begun; where one is confirmed, nothing happens.
    void begin(const Actor &owner, const QString &box, Instant now);
    [[nodiscard]] std::optional<SecondFactor> of(const Actor &owner) const;
    void confirm(const Actor &owner, Instant now);
    /// False where the code of this step, or of a later one, was used before.
    [[nodiscard]] bool useStep(const Actor &owner, qint64 step);
    /// The recovery codes too.
    void remove(const Actor &owner);

    /// In place of those that there were.
    void setRecoveryCodes(const Actor &owner, const QList<QString> &hashes);
    /// False where there is no such code, or it was used before.
    [[nodiscard]] bool useRecoveryCode(const Actor &owner, const QString &hash);
    [[nodiscard]] qint64 recoveryCodesLeft(const Actor &owner) const;

private:
    Database &m_db;
};

} // namespace pw
