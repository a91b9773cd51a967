// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/audit.h"
#include "core/protocol/field_reader.h"
#include "core/storage/job_store.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/handlers.h"

using namespace Qt::StringLiterals;

namespace pw::server::handlers
{
namespace
{

void writeJob(JsonWriter &out, const Job &job)
{
    // Not its arguments: they are for whoever does it, and may name customers.
    out.beginObject()
        .field("id"_L1, job.id)
        .field("kind"_L1, job.kind)
        .field("key"_L1, job.key)
        .field("state"_L1, toWord(job.state))
        .field("attempts"_L1, job.attempts)
        .field("due_at"_L1, job.dueAt)
        .field("problem"_L1, job.problem)
        .field("created_at"_L1, job.createdAt)
        .endObject();
}

/// What a person decides about a job that was given up.
Mutation deadJobMutation(const QString &event, qint64 id, std::function<bool(JobStore &, Instant)> change)
{
    const auto run = [event, id, change = std::move(change)](CommandContext &context) -> Decided<Answer> {
        JobStore store(context.db);
        if (!change(store, context.stamp.now))
            return refuse(RefusalCode::JobNotFound);
        noteAudit(context, {.event = event, .subject = {"job"_L1, id}});
        return Answer{.status = 204, .body = {}};
    };
    return {.run = run, .concernsDesks = false};
}

} // namespace

Decided<http::Response> listJobs(const Call &call)
{
    QueryReader query(call.request.query());
    const int limit = query.limit();
    JobFilter filter{.state = query.word<JobState>("state"), .limit = limit + 1};
    if (query.has("after"))
        filter.after = query.afterId();
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    return listResponse(JobStore(call.db).page(filter), limit, writeJob,
                        [](const Job &job) { return joinCursor({job.id}); });
}

Decided<Mutation> retryJob(const Call &call)
{
    if (const auto read = FieldReader(call.body).finish(); !read)
        return fail(read.error());
    const qint64 id = call.number(0);
    return deadJobMutation(u"job_retried"_s, id, [id](JobStore &store, Instant now) { return store.revive(id, now); });
}

Decided<Mutation> discardJob(const Call &call)
{
    if (const auto read = FieldReader(call.body).finish(); !read)
        return fail(read.error());
    const qint64 id = call.number(0);
    return deadJobMutation(u"job_discarded"_s, id, [id](JobStore &store, Instant) { return store.discard(id); });
}

} // namespace pw::server::handlers
