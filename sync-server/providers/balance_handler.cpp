// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/providers/balance_handler.h"

#include "core/base/clock.h"
#include "core/storage/provider_store.h"
#include "sync-server/providers/answers.h"

using namespace Qt::StringLiterals;

namespace pw::server::providers
{
namespace
{

Answered<UpstreamBalance> read(const outgoing::HttpReply &reply)
{
    if (reply.outcome != outgoing::HttpReply::Outcome::Answered)
        return fail(Fault{Fault::Kind::Unreadable, reply.problem});
    auto balance = readBalance(reply.body);
    if (!balance && balance.error().text.isEmpty())
        return fail(Fault{balance.error().kind,
                          u"the provider's answer could not be understood (HTTP status %1)"_s.arg(reply.status)});
    return balance;
}

} // namespace

JobResult BalanceHandler::run(const Job &job, std::stop_token stop)
{
    const ProviderId id(job.key.toLongLong());
    const Instant again = m_clock.now().plusMs(m_options.pauseMs);
    Database db(m_options.database);
    const auto provider = ProviderStore(db).byId(id);
    if (!provider)
        return JobResult::done();
    if (!provider->enabled)
        return JobResult::later(again);
    const auto upstream = m_desk.upstream(db, *provider);
    if (!upstream)
        return JobResult::failed(u"the provider has no key"_s);
    const auto said = read(m_desk.post(*upstream, plainForm(*upstream, u"balance"_s), stop));
    if (!said)
        return JobResult::failed(said.error().text, [id, problem = said.error().text](CommandContext &context) {
            ProviderStore(context.db).noteProblem(id, problem, context.stamp);
        });
    return JobResult::later(again, [id, balance = *said](CommandContext &context) {
        ProviderStore store(context.db);
        auto known = store.byId(id);
        if (!known)
            return;
        known->balance = balance.amount;
        known->currency = balance.currency;
        store.noteBalance(*known, context.stamp);
    });
}

} // namespace pw::server::providers
