// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/sync/sync_server.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/handlers.h"

namespace pw::server::handlers
{
namespace
{

using Step = Decided<std::string> (SyncServer::*)(const Actor &, const Stamp &, const QJsonObject &);

Mutation syncMutation(const Call &call, Step step)
{
    // Desks change the catalogue too, and looking into every command to see whether one does would cost more.
    return {.run = [step, body = call.body](CommandContext &context) -> Decided<Answer> {
                SyncServer server(context.db);
                const auto answer = (server.*step)(context.actor, context.stamp, body);
                if (!answer)
                    return fail(answer.error());
                return Answer{.status = 200, .body = *answer};
            },
            .changesCatalogue = true};
}

} // namespace

Decided<Mutation> syncHello(const Call &call)
{
    return syncMutation(call, &SyncServer::hello);
}

Decided<Mutation> syncPush(const Call &call)
{
    return syncMutation(call, &SyncServer::push);
}

Decided<Mutation> syncWiped(const Call &call)
{
    return syncMutation(call, &SyncServer::wiped);
}

Decided<http::Response> syncPull(const Call &call)
{
    QueryReader query(call.request.query());
    const QString client = query.text("client_id");
    const qint64 since = query.maybeInteger("since", 0).value_or(0);
    PullRequest pull{.clientId = client, .since = since, .limit = query.maybeInteger("limit", 0).value_or(0)};
    pull.viewEpoch = query.text("view_epoch");
    pull.schema = query.maybeInteger("schema", 1).value_or(pull.schema);
    pull.whole = query.text("whole").split(u',', Qt::SkipEmptyParts);
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    const auto answer = SyncServer(call.db).pull(call.caller.actor, pull, call.now);
    if (!answer)
        return fail(answer.error());
    http::Response response;
    response.body = *answer;
    return response;
}

} // namespace pw::server::handlers
