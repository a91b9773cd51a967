// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/job_store.h"

#include "core/storage/database.h"
#include "sql_catalogue.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

Job readJob(Statement &row)
{
    Job job;
    job.id = row.integer("id");
    job.kind = row.text("kind");
    job.key = row.text("key");
    job.args = QJsonDocument::fromJson(row.text("args").toUtf8()).object();
    job.state = row.word<JobState>("state");
    job.attempts = static_cast<int>(row.integer("attempts"));
    job.dueAt = row.instant("due_at");
    job.problem = row.text("problem");
    job.createdAt = row.instant("created_at");
    return job;
}

bool changesAny(Statement &statement)
{
    statement.run();
    return statement.changed() > 0;
}

} // namespace

void JobStore::enqueue(const Job &job, Instant now)
{
    m_db.prepare(sql::jobs::insert)
        .bind("kind"_L1, job.kind)
        .bind("key"_L1, job.key)
        .bind("args"_L1, QString::fromUtf8(QJsonDocument(job.args).toJson(QJsonDocument::Compact)))
        .bind("due"_L1, job.dueAt)
        .bind("now"_L1, now)
        .run();
}

std::optional<Job> JobStore::claim(const QString &lease, Instant now, Instant until)
{
    auto statement = m_db.prepare(sql::jobs::claim);
    statement.bind("until"_L1, until).bind("lease"_L1, lease).bind("now"_L1, now);
    return statement.step() ? std::optional(readJob(statement)) : std::nullopt;
}

std::optional<Instant> JobStore::nextDue() const
{
    auto statement = m_db.prepare(sql::jobs::next_due);
    if (!statement.step())
        return std::nullopt;
    const auto due = statement.maybeInteger("due");
    return due ? std::optional(Instant(*due)) : std::nullopt;
}

bool JobStore::remove(qint64 id, const QString &lease)
{
    auto statement = m_db.prepare(sql::jobs::remove);
    return changesAny(statement.bind("id"_L1, id).bind("lease"_L1, lease));
}

bool JobStore::putBack(const Job &job, const QString &lease)
{
    auto statement = m_db.prepare(sql::jobs::put_back);
    statement.bind("state"_L1, toWord(job.state))
        .bind("attempts"_L1, job.attempts)
        .bind("due"_L1, job.dueAt)
        .bind("problem"_L1, job.problem)
        .bind("id"_L1, job.id)
        .bind("lease"_L1, lease);
    return changesAny(statement);
}

void JobStore::releaseAll(Instant now)
{
    m_db.prepare(sql::jobs::release_all).bind("now"_L1, now).run();
}

std::optional<Job> JobStore::byId(qint64 id) const
{
    auto statement = m_db.prepare(sql::jobs::by_id);
    statement.bind("id"_L1, id);
    return statement.step() ? std::optional(readJob(statement)) : std::nullopt;
}

QList<Job> JobStore::page(const JobFilter &filter) const
{
    auto statement = m_db.prepare(sql::jobs::page);
    statement.bind("after"_L1, filter.after)
        .bind("state"_L1, filter.state ? toWord(*filter.state) : QString())
        .bind("limit"_L1, filter.limit);
    QList<Job> jobs;
    while (statement.step())
        jobs << readJob(statement);
    return jobs;
}

bool JobStore::revive(qint64 id, Instant now)
{
    auto statement = m_db.prepare(sql::jobs::revive);
    return changesAny(statement.bind("id"_L1, id).bind("now"_L1, now));
}

bool JobStore::discard(qint64 id)
{
    auto statement = m_db.prepare(sql::jobs::discard);
    return changesAny(statement.bind("id"_L1, id));
}

QList<JobCount> JobStore::counts() const
{
    QList<JobCount> counts;
    auto statement = m_db.prepare(sql::jobs::count_by_kind_and_state);
    while (statement.step())
        counts << JobCount{.kind = statement.text("kind"),
                           .state = statement.word<JobState>("state"),
                           .jobs = statement.integer("jobs")};
    return counts;
}

} // namespace pw
