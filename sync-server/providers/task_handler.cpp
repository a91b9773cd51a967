// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/providers/task_handler.h"

#include "core/base/clock.h"
#include "core/storage/forward_store.h"
#include "core/storage/provider_store.h"
#include "core/storage/task_store.h"
#include "sync-server/executor/written.h"

using namespace Qt::StringLiterals;

namespace pw::server::providers
{
namespace
{

using Outcome = outgoing::HttpReply::Outcome;
using Write = std::function<void(CommandContext &)>;

/// A person may have settled it meanwhile: what is closed stays so.
Write settled(TaskId id, TaskStatus status, const QString &problem = {})
{
    return [id, status, problem](CommandContext &context) {
        TaskStore tasks(context.db);
        auto task = tasks.byId(id);
        if (!task || !task->isOpen() || (task->status == status && task->problem == problem))
            return;
        task->status = status;
        task->problem = problem;
        tasks.update(*task, context.stamp);
    };
}

/// He is not being asked any more, so that a person may have it asked for again.
Write released(TaskId id, Write more = {})
{
    return [id, more = std::move(more)](CommandContext &context) {
        TaskStore(context.db).forgetUpstreamTask(id);
        if (more)
            more(context);
    };
}

/// The refill has this number there, under which it is asked after.
Write begun(TaskId id, const UpstreamId &number)
{
    return [id, number, follow = settled(id, TaskStatus::InProgress)](CommandContext &context) {
        TaskStore(context.db).setUpstreamTask(id, number);
        follow(context);
    };
}

QString unreadable(const outgoing::HttpReply &reply)
{
    if (reply.outcome != Outcome::Answered)
        return u"there was no answer: "_s + reply.problem;
    return u"the provider's answer could not be understood (HTTP status %1)"_s.arg(reply.status);
}

/// Nobody has looked at it there, so that it can be asked for again.
bool wasTurnedAway(const outgoing::HttpReply &reply)
{
    return reply.outcome == Outcome::NotSent || reply.status == 429 || (reply.status >= 300 && reply.status < 400);
}

JobResult whereNotTaken(TaskId id, const outgoing::HttpReply &reply, const Fault &fault)
{
    if (wasTurnedAway(reply))
        return JobResult::failed(reply.problem.isEmpty() ? unreadable(reply) : reply.problem, released(id));
    if (fault.kind == Fault::Kind::Unreadable)
        return JobResult::done(released(id, settled(id, TaskStatus::Error, unreadable(reply))));
    // A key that is wrong, or a till that is empty, says nothing about the task.
    const bool isOurs = fault.kind == Fault::Kind::InvalidKey || fault.kind == Fault::Kind::NotEnoughFunds;
    const TaskStatus status = isOurs ? TaskStatus::Error : TaskStatus::Rejected;
    return JobResult::done(released(id, settled(id, status, fault.text)));
}

std::optional<TaskStatus> endOf(RefillStatus status)
{
    switch (status) {
    case RefillStatus::Completed:
        return TaskStatus::Completed;
    case RefillStatus::Rejected:
        return TaskStatus::Rejected;
    case RefillStatus::Error:
        return TaskStatus::Error;
    case RefillStatus::Pending:
    case RefillStatus::InProgress:
    case RefillStatus::Unknown:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

} // namespace

JobResult TaskHandler::run(const Job &job, std::stop_token stop)
{
    const auto found = lookUp(TaskId(job.key.toLongLong()));
    if (!found)
        return found.error();
    const TaskId id = found->task.id;
    const bool isKnownThere = found->upstreamTask && !found->upstreamTask->isEmpty();
    if (found->task.status == TaskStatus::InProgress && isKnownThere)
        return followRefill(*found, stop);
    if (found->task.status != TaskStatus::Pending)
        return JobResult::done();
    if (found->upstreamTask && !isKnownThere)
        return JobResult::done(
            released(id, settled(id, TaskStatus::Error, u"the server stopped while the provider was asked"_s)));
    if (!noteThatAsked(id))
        return JobResult::failed(u"it could not be noted that the provider is asked"_s);
    return found->task.kind == TaskKind::Refill ? askForRefill(*found, stop) : askToCancel(*found, stop);
}

Result<TaskHandler::Asked, JobResult> TaskHandler::lookUp(TaskId id) const
{
    Database db(m_options.database);
    const TaskStore tasks(db);
    const auto task = tasks.byId(id);
    const auto forward = task ? ForwardStore(db).byOrder(task->order) : std::nullopt;
    // Without a provider it is a person's to see to.
    if (!task || !task->isOpen() || !forward || forward->upstreamOrder.isEmpty())
        return fail(JobResult::done());
    const auto provider = ProviderStore(db).byId(forward->provider);
    const auto upstream = provider ? m_desk.upstream(db, *provider) : std::nullopt;
    if (!upstream)
        return fail(JobResult::failed(u"the provider has no key"_s));
    return Asked{*task, forward->upstreamOrder, tasks.upstreamTask(id), *upstream};
}

bool TaskHandler::noteThatAsked(TaskId id) const
{
    const auto note = [id](Database &db, const Stamp &) {
        TaskStore tasks(db);
        const auto task = tasks.byId(id);
        if (!task || task->status != TaskStatus::Pending)
            return false;
        tasks.setUpstreamTask(id, u""_s);
        return true;
    };
    return written(m_executor, note, false) == JobEnd::Committed;
}

JobResult TaskHandler::askForRefill(const Asked &asked, const std::stop_token &stop) const
{
    const auto reply = m_desk.post(asked.upstream, refillForm(asked.upstream, asked.upstreamOrder), stop);
    const auto refill =
        reply.outcome == Outcome::Answered ? readRefill(reply.body) : Answered<UpstreamId>(fail(Fault{}));
    if (!refill)
        return whereNotTaken(asked.task.id, reply, refill.error());
    return JobResult::later(m_clock.now().plusMs(m_options.pauseMs), begun(asked.task.id, *refill));
}

JobResult TaskHandler::followRefill(const Asked &asked, const std::stop_token &stop) const
{
    const auto reply = m_desk.post(asked.upstream, refillStatusForm(asked.upstream, *asked.upstreamTask), stop);
    const auto said =
        reply.outcome == Outcome::Answered ? readRefillStatus(reply.body) : Answered<RefillStatus>(fail(Fault{}));
    // Asking changes nothing there, so that it can be done again.
    if (!said && said.error().kind == Fault::Kind::Unreadable)
        return JobResult::failed(unreadable(reply));
    if (!said)
        return JobResult::done(settled(asked.task.id, TaskStatus::Error, said.error().text));
    if (const auto end = endOf(*said))
        return JobResult::done(settled(asked.task.id, *end));
    return JobResult::later(m_clock.now().plusMs(m_options.pauseMs));
}

JobResult TaskHandler::askToCancel(const Asked &asked, const std::stop_token &stop) const
{
    const auto reply = m_desk.post(asked.upstream, cancelForm(asked.upstream, asked.upstreamOrder), stop);
    if (reply.outcome != Outcome::Answered)
        return whereNotTaken(asked.task.id, reply, {});
    const auto said = readCancels(reply.body);
    if (!said)
        return whereNotTaken(asked.task.id, reply, said.error());
    const auto row = said->constFind(asked.upstreamOrder);
    if (row == said->constEnd())
        return whereNotTaken(asked.task.id, reply, {});
    if (!*row)
        return whereNotTaken(asked.task.id, reply, row->error());
    // Whether it comes to that is seen at the order's status.
    return JobResult::done(released(asked.task.id, settled(asked.task.id, TaskStatus::InProgress)));
}

} // namespace pw::server::providers
