// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/base/clock.h"
#include "core/storage/auth_store.h"
#include "core/storage/command_log_store.h"
#include "core/storage/migrator.h"
#include "core/storage/revision_store.h"
#include "core/storage/storage_error.h"
#include "core/sync/sync_server.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/handlers.h"
#include "sync-server/api/full_problem.h"
#include "sync-server/live/account_limit.h"
#include "sync-server/live/revision_hub.h"
#include "sync-server/snapshots/snapshot_service.h"

using namespace Qt::StringLiterals;

namespace pw::server::handlers
{
namespace
{

using Step = Decided<std::string> (SyncServer::*)(const Actor &, const Stamp &, const QJsonObject &);

Decided<Mutation> syncMutation(const Call &call, Step step)
{
    const auto place = call.shop.deskLimits.pushes.enter(call.caller.actor.id);
    if (!place)
        return Mutation{.instead = fullProblem(call, place.error())};
    // Desks change the catalogue too, and looking into every command to see whether one does would cost more.
    return Mutation{.run = [step, body = call.body, held = *place](CommandContext &context) -> Decided<Answer> {
                        SyncServer server(context.db, context.origin);
                        const auto answer = (server.*step)(context.actor, context.stamp, body);
                        if (!answer)
                            return fail(answer.error());
                        return Answer{.status = 200, .body = *answer};
                    },
                    .changesCatalogue = true};
}

/// Asked again and again while the stream goes on: whoever has signed out, was disabled, or was away for too long hears
/// no more.
std::function<bool()> staysSignedIn(const Call &call, AccountLimit::Place place)
{
    return [&db = call.db, &clock = call.shop.clock, staff = call.caller.actor.id,
            authorization = std::string(call.request.header("Authorization")), held = std::move(place)] {
        try {
            const auto caller = authenticate(db, authorization, clock.now());
            return caller && caller->actor.isStaff() && caller->actor.id == staff;
        } catch (const StorageError &error) {
            // Passing trouble: the client comes back and is asked then.
            qWarning("looking at a stream's session failed: %s", error.what());
            return false;
        }
    };
}

} // namespace

Decided<Mutation> syncHello(const Call &call)
{
    auto mutation = syncMutation(call, &SyncServer::hello);
    if (!mutation || mutation->instead)
        return mutation;
    // Desks that greet would otherwise call all others to the server.
    mutation->concernsDesks = false;
    mutation->run = [greet = std::move(mutation->run), token = call.caller.tokenHash,
                     client = call.body.value("client_id"_L1).toString()](CommandContext &context) {
        auto answer = greet(context);
        if (answer)
            AuthStore(context.db).noteSessionClient(token, client);
        return answer;
    };
    return mutation;
}

Decided<Mutation> syncPush(const Call &call)
{
    return syncMutation(call, &SyncServer::push);
}

Decided<Mutation> syncWiped(const Call &call)
{
    auto mutation = syncMutation(call, &SyncServer::wiped);
    if (!mutation || mutation->instead)
        return mutation;
    // The last word of this session, too.
    mutation->run = [leave = std::move(mutation->run), token = call.caller.tokenHash](CommandContext &context) {
        auto answer = leave(context);
        if (answer)
            AuthStore(context.db).deleteSession(token);
        return answer;
    };
    return mutation;
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
    pull.unsent = query.text("unsent");
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    const auto place = call.shop.deskLimits.pulls.enter(call.caller.actor.id);
    if (!place)
        return fullProblem(call, place.error());
    auto answer = SyncServer(call.db).pull(call.caller.actor, pull, call.now);
    if (!answer)
        return fail(answer.error());
    http::Response response;
    response.body = std::move(*answer);
    response.held = *place;
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

Decided<StreamAnswer> syncEvents(const Call &call)
{
    QueryReader query(call.request.query());
    const QString clientId = query.text("client_id");
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    if (const auto client = SyncServer(call.db).admittedClient(call.caller.actor, clientId); !client)
        return fail(client.error());
    auto place = call.shop.deskLimits.streams.enter(call.caller.actor.id);
    if (!place)
        return StreamAnswer(fullProblem(call, place.error()));
    http::StreamResponse response;
    response.source = call.shop.revisions.stream(call.request.ioThread, staysSignedIn(call, std::move(*place)));
    return StreamAnswer(std::move(response));
}

} // namespace pw::server::handlers
