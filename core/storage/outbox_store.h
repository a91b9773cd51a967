// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"

#include <QList>
#include <QString>

#include <optional>

namespace pw
{

class Database;

/// A command as outbox.db keeps it. State is a word, since what it means is the business of core/sync.
struct OutboxRow {
    qint64 seq = 0;
    QString commandId = {};
    QString name = {};
    int version = 1;
    QString args = {}; ///< canonical JSON
    qint64 baseRev = 0;
    Instant madeAt = {};
    QString state = {};
    QString code = {}; ///< a refusal's name; empty unless refused
    QString field = {};
    QString fact = {};
    Instant settledAt = {};
};

struct OutboxCounts {
    int pending = 0;
    int refused = 0;
};

struct OutboxTail {
    qint64 seq = 0;
    QString commandId;
};

/// The statements on outbox.db. Every call may throw StorageError.
class OutboxStore
{
public:
    explicit OutboxStore(Database &db) : m_db(db) {}

    void append(const OutboxRow &row);
    [[nodiscard]] OutboxTail tail() const;
    /// Oldest first.
    [[nodiscard]] QList<OutboxRow> unsettled(int limit) const;
    /// Behind `settledSeq` and not refused, oldest first.
    [[nodiscard]] QList<OutboxRow> notInBase(qint64 settledSeq) const;
    /// Newest first, without the dismissed.
    [[nodiscard]] QList<OutboxRow> listed(int limit) const;
    [[nodiscard]] std::optional<qint64> firstUnsettled() const;
    [[nodiscard]] OutboxCounts counts() const;
    void markSent(qint64 upToSeq);
    /// Whether it was still open.
    bool settle(const OutboxRow &verdict);
    bool dismiss(const QString &commandId);
    [[nodiscard]] QString meta(const QString &name) const;
    void setMeta(const QString &name, const QString &value);

private:
    Database &m_db;
};

} // namespace pw
