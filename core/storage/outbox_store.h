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
    QString dependsOn = {}; ///< a command's id; empty without
    Instant baseAt = {};
    qint64 rowId = 0;
    qint64 doneRev = 0; ///< as OutboxEntry::doneRev
};

/// Numbers lent to this desk that are not used yet, from next to last.
struct LeaseRow {
    QString kind = {};
    qint64 first = 0;
    qint64 last = 0;
    qint64 next = 0;
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
    /// Done behind `cursor`, or behind `settledSeq` where that is not known, and not refused; oldest first.
    [[nodiscard]] QList<OutboxRow> notInBase(qint64 cursor, qint64 settledSeq) const;
    /// Newest first, without the dismissed.
    [[nodiscard]] QList<OutboxRow> listed(int limit) const;
    [[nodiscard]] std::optional<qint64> firstUnsettled() const;
    /// Its id; empty without.
    [[nodiscard]] QString firstUnsent() const;
    [[nodiscard]] OutboxCounts counts() const;
    void markSent(qint64 upToSeq);
    /// Whether it was still open.
    bool settle(const OutboxRow &verdict);
    bool dismiss(const QString &commandId);
    /// Back on the list; false unless it was dismissed.
    bool restore(const QString &commandId);
    [[nodiscard]] std::optional<OutboxRow> byId(const QString &commandId) const;
    /// The command that makes the row with this number, the newest one. Rows are told apart by `name`, since each kind
    /// is made by one command.
    [[nodiscard]] std::optional<OutboxRow> maker(const QString &name, qint64 rowId) const;
    /// Takes out a row that was never sent and closes the gap behind it; false where there is none. Two statements and
    /// more: call it in a transaction.
    bool removeUnsent(const OutboxRow &row);
    void markReplaced(const QString &commandId, const QString &by);
    [[nodiscard]] QString replacedBy(const QString &commandId) const;
    void removeUnsettled();
    /// What a server that was restored may have lost, in the order in which it was decided.
    [[nodiscard]] QList<OutboxRow> lost() const;
    /// Moves a row to the end of the queue, as one that the server has to hear of (again).
    void requeue(qint64 seq, qint64 newSeq);
    /// Forgets the oldest accepted ones, but for the newest `kept` rows.
    void prune(Instant settledBefore, qint64 kept);

    [[nodiscard]] QList<LeaseRow> leases() const;
    void addLease(const LeaseRow &lease);
    /// Everything up to this number is used.
    void useLease(const QString &kind, qint64 id);
    /// Forgets the block that this number is in.
    void dropLease(const QString &kind, qint64 id);
    void clearLeases();

    [[nodiscard]] QString meta(const QString &name) const;
    void setMeta(const QString &name, const QString &value);

private:
    Database &m_db;
};

} // namespace pw
