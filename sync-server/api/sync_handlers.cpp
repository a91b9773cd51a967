// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/command_log_store.h"
#include "core/storage/migrator.h"
#include "core/storage/revision_store.h"
#include "core/sync/sync_server.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/handlers.h"
#include "sync-server/api/problem.h"
#include "sync-server/snapshots/snapshot_service.h"

using namespace Qt::StringLiterals;

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

Decided<void> syncSnapshot(const Call &call, http::Responder &responder)
{
    QueryReader query(call.request.query());
    const QString clientId = query.text("client_id");
    const qint64 schema = query.maybeInteger("schema", 1).value_or(schemaVersion());
    if (const auto read = query.finish(); !read)
        return read;
    if (const auto client = SyncServer(call.db).admittedClient(call.caller.actor, clientId); !client)
        return fail(client.error());
    // A desk of another version reads rows, which name their columns; a whole file has to be of its own schema.
    if (schema != schemaVersion()) {
        responder(problem({.status = 404,
                           .code = "snapshot_of_other_schema",
                           .detail = "There is no snapshot in this desk's schema. Pull the rows."},
                          call.request.requestId));
        return {};
    }
    SnapshotRequest request;
    request.view = &viewOf(call.caller.actor.role);
    request.serverEpoch = SyncServer(call.db).epoch();
    request.newestRev = RevisionStore(call.db).current();
    request.range = call.request.header("Range");
    request.ifRange = call.request.header("If-Range");
    request.requestId = call.request.requestId;
    call.shop.snapshots.answer(std::move(request), std::move(responder));
    return {};
}

} // namespace pw::server::handlers
