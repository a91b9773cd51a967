// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/sync/sync_server.h"

#include "core/base/id_source.h"
#include "core/commands/command.h"
#include "core/storage/command_log_store.h"
#include "core/storage/database.h"
#include "core/storage/migrator.h"
#include "core/storage/revision_store.h"
#include "core/storage/sync_store.h"
#include "core/sync/row_page.h"
#include "core/sync/wire.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

const QString epochName = u"server_epoch"_s;

/// Desks one schema version back are still served; a desk that is ahead waits for the server.
bool schemaServed(qint64 schema)
{
    const int mine = schemaVersion();
    return schema == mine || schema == mine - 1;
}

QString schemaFact(qint64 schema)
{
    return u"the desk has schema "_s + QString::number(schema) + u", the server "_s + QString::number(schemaVersion());
}

/// Whether the desk's account of its own queue can continue what was decided: a desk restored from an older copy of its
/// files has given a sequence twice.
bool isForked(const ClientRecord &known, const HelloRequest &hello)
{
    if (hello.lastSeq < known.lastSeq)
        return true;
    return hello.lastSeq == known.lastSeq && hello.lastCommandId != known.lastCommandId;
}

CommandVerdict verdictOn(const ClientRecord &client, const WireCommand &command, const Stamp &stamp)
{
    CommandVerdict verdict;
    verdict.commandId = command.commandId;
    verdict.clientId = client.clientId;
    verdict.seq = command.seq;
    verdict.decidedAt = stamp.now;
    return verdict;
}

CommandRecord recordOf(const ClientRecord &client, const WireCommand &command)
{
    CommandRecord record;
    record.commandId = command.commandId;
    record.clientId = client.clientId;
    record.seq = command.seq;
    record.bodyHash = command.bodyHash();
    record.name = command.name;
    record.args = QString::fromUtf8(canonicalJson(command.args));
    record.madeAt = command.madeAt;
    return record;
}

/// Before anything runs: every command is either the next one, or one that was decided before, under this client or,
/// for a desk that has forked, under the one that it was. Answering such a command again never does harm.
Decided<void> checkSequence(const CommandLogStore &log, const ClientRecord &client, const QList<WireCommand> &commands)
{
    QSet<QString> inThisPush;
    qint64 last = client.lastSeq;
    for (const WireCommand &command : commands) {
        if (command.seq == last + 1) {
            inThisPush << command.commandId;
            ++last;
            continue;
        }
        const bool isKnown = inThisPush.contains(command.commandId) || log.command(command.commandId);
        if (command.seq > last || !isKnown)
            return refuse(RefusalCode::ClientForked, u"seq"_s,
                          u"sequence "_s + QString::number(command.seq) + u" after "_s + QString::number(last));
    }
    return {};
}

} // namespace

void SyncServer::makeEpoch(IdSource &ids)
{
    SyncStore(m_db).setServerMeta(epochName, makeToken(ids, 12));
}

QString SyncServer::epoch() const
{
    return SyncStore(m_db).serverMeta(epochName).value_or(QString());
}

Decided<std::string> SyncServer::hello(const Actor &staff, const Stamp &stamp, const QJsonObject &body)
{
    const auto request = HelloRequest::decode(body);
    if (!request)
        return fail(request.error());
    HelloAnswer answer;
    answer.serverEpoch = epoch();
    answer.schema = schemaVersion();
    answer.staffId = staff.id;
    answer.staffName = staff.name;
    const auto say = [&answer](HelloStatus status, const Refusal &why) {
        answer.status = status;
        answer.detail = refusalSentence(why);
        return answer.encode();
    };
    if (!schemaServed(request->schema))
        return say(HelloStatus::UpgradeRequired, {RefusalCode::UpgradeRequired, {}, schemaFact(request->schema)});
    const bool sameHistory = request->serverEpoch.isEmpty() || request->serverEpoch == answer.serverEpoch;
    if (!sameHistory || request->cursor > RevisionStore(m_db).current())
        return say(HelloStatus::ResyncRequired, {RefusalCode::ResyncRequired});

    CommandLogStore log(m_db);
    const auto known = log.client(request->clientId);
    if (!known) {
        log.addClient({.clientId = request->clientId,
                       .staff = staff.id,
                       .incarnation = request->incarnation,
                       .lastSeq = 0,
                       .lastCommandId = {}},
                      stamp);
        return answer.encode();
    }
    // Another person's queue is not continued either: what was asked for keeps its author.
    if (known->staff != staff.id || isForked(*known, *request))
        return say(HelloStatus::ClientForked,
                   {RefusalCode::ClientForked, {}, u"the server is at sequence "_s + QString::number(known->lastSeq)});
    log.noteSeen(request->clientId, request->incarnation, stamp);
    answer.ackedSeq = known->lastSeq;
    return answer.encode();
}

Decided<ClientRecord> SyncServer::knownClient(const Actor &staff, const QString &clientId) const
{
    const auto client = CommandLogStore(m_db).client(clientId);
    if (!client || client->staff != staff.id)
        return refuse(RefusalCode::ClientUnknown, u"client_id"_s);
    return *client;
}

Decided<std::string> SyncServer::push(const Actor &staff, const Stamp &stamp, const QJsonObject &body)
{
    const auto request = PushRequest::decode(body, maxCommandsPerPush);
    if (!request)
        return fail(request.error());
    if (!schemaServed(request->schema))
        return refuse(RefusalCode::UpgradeRequired, {}, schemaFact(request->schema));
    auto client = knownClient(staff, request->clientId);
    if (!client)
        return fail(client.error());
    CommandLogStore log(m_db);
    if (const auto checked = checkSequence(log, *client, request->commands); !checked)
        return fail(checked.error());

    PushAnswer answer;
    for (const WireCommand &command : request->commands) {
        const CommandVerdict verdict = decide(staff, stamp, *client, command);
        if (command.seq > client->lastSeq) {
            client->lastSeq = command.seq;
            log.advance(client->clientId, command.seq, command.commandId, stamp);
        }
        answer.results << WireResult{command.commandId, command.seq, verdict.refusal, verdict.result};
    }
    answer.ackedSeq = client->lastSeq;
    return answer.encode();
}

CommandVerdict SyncServer::decide(const Actor &staff, const Stamp &stamp, const ClientRecord &client,
                                  const WireCommand &command)
{
    CommandLogStore log(m_db);
    CommandVerdict verdict = verdictOn(client, command, stamp);
    if (const auto known = log.command(command.commandId)) {
        // The id belongs to the first intent for ever; another content under it is told so, and nothing is kept of it.
        if (known->bodyHash != command.bodyHash()) {
            verdict.refusal = Refusal{RefusalCode::CommandIdReused, u"command_id"_s, {}};
            return verdict;
        }
        return log.verdict(command.commandId).value_or(verdict);
    }
    const auto done = execute(staff, stamp, command);
    if (done)
        verdict.result = *done;
    else
        verdict.refusal = done.error();
    log.add(recordOf(client, command), verdict, stamp);
    return verdict;
}

Decided<QJsonObject> SyncServer::execute(const Actor &staff, const Stamp &stamp, const WireCommand &command)
{
    if (command.dependsOn) {
        const auto earlier = CommandLogStore(m_db).verdict(*command.dependsOn);
        if (!earlier || !earlier->accepted())
            return refuse(RefusalCode::DependencyRefused, u"depends_on"_s, *command.dependsOn);
    }
    const CommandDefinition *definition = findCommand(command.name);
    if (!definition || command.version > definition->version)
        return refuse(RefusalCode::CommandUnsupported, {}, command.name);
    Savepoint step(m_db);
    CommandContext context{m_db, staff, stamp, command.commandId};
    auto done = runCommand(context, command.name, command.args);
    if (done)
        step.release();
    return done;
}

Decided<std::string> SyncServer::pull(const Actor &staff, const QString &clientId, qint64 since, qint64 limit) const
{
    std::optional<ReadTransaction> snapshot;
    if (!m_db.inTransaction())
        snapshot.emplace(m_db);
    const auto client = knownClient(staff, clientId);
    if (!client)
        return fail(client.error());
    if (since < 0 || since > RevisionStore(m_db).current())
        return refuse(RefusalCode::ResyncRequired, u"since"_s);
    const Projection projection{clientId};
    const qint64 rows = limit > 0 ? std::min(limit, maxRowsPerPage) : defaultRowsPerPage;
    PageHead head;
    head.since = since;
    head.cut = SyncStore(m_db).cutPage(projection, since, rows);
    head.ackedSeq = CommandLogStore(m_db).ackedSeq(*client, head.cut.toRev);
    head.serverEpoch = epoch();
    return writePage(m_db, projection, head);
}

} // namespace pw
