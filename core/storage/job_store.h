// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"
#include "core/domain/words.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <optional>

namespace pw
{

class Database;

enum class JobState {
    Waiting,
    Leased, ///< somebody is at it, until its due time
    Dead,   ///< tried too often; a person has to look at it
};

inline const auto &wordTable(JobState)
{
    static constexpr Word<JobState> table[] = {
        {JobState::Waiting, "waiting"}, {JobState::Leased, "leased"}, {JobState::Dead, "dead"}};
    return table;
}

struct Job {
    qint64 id = 0;
    QString kind;
    QString key; ///< what it is about: one job of a kind and key at a time
    QJsonObject args;
    JobState state = JobState::Waiting;
    int attempts = 0; ///< begun so far, this one counted
    Instant dueAt;    ///< leased: when the lease ends
    QString problem;  ///< of the last attempt that failed
    Instant createdAt;
};

struct JobFilter {
    std::optional<JobState> state;
    qint64 after = 0; ///< last id of the page before
    int limit = 50;
};

struct JobCount {
    QString kind;
    JobState state = JobState::Waiting;
    qint64 jobs = 0;
};

/// Work that survives the program: see sync-server/jobs. Server only. Every call may throw StorageError.
class JobStore
{
public:
    explicit JobStore(Database &db) : m_db(db) {}

    /// In the transaction of what makes the work necessary. Nothing happens where a job of this kind and key is there.
    void enqueue(const Job &job, Instant now);
    /// The job that has been due for longest, leased to `lease` until `until`.
    [[nodiscard]] std::optional<Job> claim(const QString &lease, Instant now, Instant until);
    /// When the next one is due, those that are leased now included.
    [[nodiscard]] std::optional<Instant> nextDue() const;

    /// False where the lease is not this one any more, so that another one may be at the job: nothing is changed then.
    [[nodiscard]] bool remove(qint64 id, const QString &lease);
    /// Writes state, attempts, dueAt and problem. False as for remove().
    [[nodiscard]] bool putBack(const Job &job, const QString &lease);
    void releaseAll(Instant now);

    [[nodiscard]] std::optional<Job> byId(qint64 id) const;
    [[nodiscard]] QList<Job> page(const JobFilter &filter) const;
    /// Those that are there now: what is done leaves no row.
    [[nodiscard]] QList<JobCount> counts() const;
    /// False where there is no dead job of this number.
    [[nodiscard]] bool revive(qint64 id, Instant now);
    [[nodiscard]] bool discard(qint64 id);

private:
    Database &m_db;
};

} // namespace pw
