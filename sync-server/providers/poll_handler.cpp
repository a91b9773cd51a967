// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/providers/poll_handler.h"

#include "core/base/clock.h"
#include "core/storage/provider_store.h"
#include "sync-server/providers/forwarding.h"
#include "sync-server/providers/subscribed.h"

using namespace Qt::StringLiterals;

namespace pw::server::providers
{
namespace
{

using Statuses = QHash<UpstreamId, Answered<UpstreamOrder>>;

Answered<Statuses> read(const outgoing::HttpReply &reply, const QStringList &numbers)
{
    if (reply.outcome != outgoing::HttpReply::Outcome::Answered)
        return fail(Fault{Fault::Kind::Unreadable, reply.problem});
    auto statuses = readStatuses(reply.body);
    // Some answer a question after one order as if it were put in the other form.
    if (statuses && numbers.size() == 1 && !statuses->contains(numbers.constFirst())) {
        if (const auto alone = readStatus(reply.body))
            statuses->insert(numbers.constFirst(), *alone);
    }
    if (!statuses && statuses.error().text.isEmpty())
        return fail(Fault{Fault::Kind::Unreadable,
                          u"the provider's answer could not be understood (HTTP status %1)"_s.arg(reply.status)});
    return statuses;
}

struct Round {
    ProviderId provider;
    Instant again; ///< when the same is asked after next
};

void take(CommandContext &context, const DuePoll &poll, const Round &round, const Statuses &statuses)
{
    const auto said = statuses.constFind(poll.upstreamOrder);
    if (poll.isPost) {
        settlePost(context, {.ref = {round.provider, poll.upstreamOrder}, .again = round.again},
                   said == statuses.constEnd() ? Answered<UpstreamOrder>(fail(Fault{})) : *said);
        return;
    }
    ForwardStore(context.db).askAgain(poll.order, round.again);
    if (said != statuses.constEnd())
        settleStatus(context, poll.order, *said);
}

} // namespace

JobResult PollHandler::run(const Job &job, std::stop_token stop)
{
    const ProviderId id(job.key.toLongLong());
    Database db(m_options.database);
    const auto provider = ProviderStore(db).byId(id);
    const ForwardStore forwards(db);
    const QList<DuePoll> due = forwards.due(id, m_clock.now(), ordersPerCall);
    if (!provider || due.isEmpty())
        return nothingDue(id, forwards.nextDue(id));
    const auto upstream = m_desk.upstream(db, *provider);
    if (!upstream)
        return JobResult::failed(u"the provider has no key"_s);
    QStringList numbers;
    for (const DuePoll &poll : due)
        numbers << poll.upstreamOrder;
    const auto statuses = read(m_desk.post(*upstream, statusForm(*upstream, numbers), stop), numbers);
    if (!statuses)
        return JobResult::failed(statuses.error().text, [id, problem = statuses.error().text](CommandContext &context) {
            ProviderStore(context.db).noteProblem(id, problem, context.stamp);
        });
    const Instant again = m_clock.now().plusMs(m_options.pauseMs);
    return JobResult::later(m_clock.now().plusMs(m_options.betweenCallsMs),
                            [id, due, again, statuses = *statuses](CommandContext &context) {
                                ProviderStore(context.db).noteProblem(id, {}, context.stamp);
                                for (const DuePoll &poll : due)
                                    take(context, poll, {id, again}, statuses);
                            });
}

JobResult PollHandler::nothingDue(ProviderId provider, const std::optional<Instant> &next) const
{
    if (next)
        return JobResult::later(*next);
    // An order may be sent at this moment, while this job still stands in the way of its own.
    return JobResult::done([provider](CommandContext &context) {
        const auto due = ForwardStore(context.db).nextDue(provider);
        if (!due)
            return;
        Job job;
        job.kind = u"poll"_s;
        job.key = QString::number(provider.value);
        job.dueAt = *due;
        JobStore(context.db).enqueue(job, context.stamp.now);
    });
}

} // namespace pw::server::providers
