// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/sync/sync_server.h"

#include "core/base/id_source.h"
#include "core/commands/command.h"
#include "core/commands/upcast.h"
#include "core/storage/command_log_store.h"
#include "core/storage/database.h"
#include "core/storage/lease_store.h"
#include "core/storage/migrator.h"
#include "core/storage/quarantine_store.h"
#include "core/storage/revision_store.h"
#include "core/storage/settings_store.h"
#include "core/storage/sync_store.h"
#include "core/sync/row_page.h"
#include "core/sync/wire.h"

#include <QSet>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

const QString epochName = u"server_epoch"_s;

/// Desks one version back are still served; a desk that is ahead waits for the server.
bool schemaServed(qint64 schema)
{
    return schema >= wire::oldestSchema && schema <= schemaVersion();
}

QString schemaFact(qint64 schema)
{
    return u"the desk has schema "_s + QString::number(schema) + u", the server "_s + QString::number(schemaVersion());
}

/// Whether the desk's account of its own queue can continue what was decided: a desk restored from an older copy of its
/// files has given a sequence twice, and of two copies of one desk the second comes with a past that the first has
/// left.
bool isForked(const ClientRecord &known, const HelloRequest &hello)
{
    if (hello.lastSeq < known.lastSeq)
        return true;
    const bool sameLife = hello.schema < wire::trustSchema || hello.incarnation == known.incarnation ||
                          hello.previousIncarnation == known.incarnation;
    return !sameLife || (hello.lastSeq == known.lastSeq && hello.lastCommandId != known.lastCommandId);
}

bool isRevoked(const Actor &staff, const std::optional<ClientRecord> &client)
{
    return staff.disabled || (client && client->state != ClientState::Active);
}

qint64 rowsIn(const TableSums &sums, const QStringList &tables)
{
    qint64 rows = 0;
    for (const QString &table : tables)
        rows += sums.value(table).rows;
    return rows;
}

CommandVerdict verdictOn(const ClientRecord &client, const WireCommand &command, const Stamp &stamp)
{
    CommandVerdict verdict;
    verdict.commandId = command.commandId;
    verdict.clientId = client.clientId;
    verdict.seq = command.seq;
    verdict.decidedAt = stamp.now;
    verdict.rev = stamp.rev;
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

void SyncServer::beginAfterRestore(IdSource &ids, Instant now)
{
    makeEpoch(ids);
    LeaseStore(m_db).skipAfterRestore(idsSkippedByRestore, now);
}

Decided<std::string> SyncServer::hello(const Actor &staff, const Stamp &stamp, const QJsonObject &body)
{
    const auto request = HelloRequest::decode(body);
    if (!request)
        return fail(request.error());
    HelloAnswer answer;
    answer.serverEpoch = epoch();
    answer.viewEpoch = viewOf(staff.role).epoch();
    answer.schema = schemaVersion();
    answer.deskSchema = request->schema;
    answer.staffId = staff.id;
    answer.staffName = staff.name;
    answer.role = staff.role;
    greet(staff, stamp, *request, answer);
    return answer.encode();
}

/// Decides the answer's status, in the order of what matters most.
void SyncServer::greet(const Actor &staff, const Stamp &stamp, const HelloRequest &request, HelloAnswer &answer)
{
    const auto say = [&answer](HelloStatus status, const Refusal &why) {
        answer.status = status;
        answer.detail = refusalSentence(why);
    };
    CommandLogStore log(m_db);
    const auto known = log.client(request.clientId);
    if (isRevoked(staff, known)) {
        // So that it can hand in what it holds, whatever became of its registration.
        if (!known)
            log.addClient({.clientId = request.clientId, .staff = staff.id, .incarnation = request.incarnation}, stamp);
        if (!known || known->state == ClientState::Active)
            log.setState(request.clientId, ClientState::Revoked);
        return say(HelloStatus::Wipe, {RefusalCode::DeviceRevoked});
    }
    const bool isOld = request.schema < wire::trustSchema;
    // A desk that knows nothing of views would keep what this person may not see.
    if (!schemaServed(request.schema) || (isOld && &viewOf(staff.role) != &fullView()))
        return say(HelloStatus::UpgradeRequired, {RefusalCode::UpgradeRequired, {}, schemaFact(request.schema)});
    const bool sameHistory = request.serverEpoch.isEmpty() || request.serverEpoch == answer.serverEpoch;
    const bool sameView = request.viewEpoch.isEmpty() || request.viewEpoch == answer.viewEpoch;
    if (!sameHistory || !sameView || !isReachable(request.cursor))
        return say(HelloStatus::ResyncRequired, {RefusalCode::ResyncRequired});
    // Another person's queue is not continued either: what was asked for keeps its author.
    if (known && (known->staff != staff.id || isForked(*known, request)))
        return say(HelloStatus::ClientForked,
                   {RefusalCode::ClientForked, {}, u"the server is at sequence "_s + QString::number(known->lastSeq)});
    if (known) {
        log.noteSeen(request.clientId, request.incarnation, stamp);
        answer.ackedSeq = known->lastSeq;
    } else {
        log.addClient({.clientId = request.clientId, .staff = staff.id, .incarnation = request.incarnation}, stamp);
    }
    lendIds(staff, stamp, request, answer);
}

void SyncServer::lendIds(const Actor &staff, const Stamp &stamp, const HelloRequest &request, HelloAnswer &answer)
{
    for (const QLatin1StringView kind : LeaseStore::kinds()) {
        if (request.wantedLeases.contains(kind))
            answer.leases << LeaseStore(m_db).lend(kind, idsPerLease, request.clientId, staff.id, stamp.now);
    }
}

Decided<ClientRecord> SyncServer::knownClient(const Actor &staff, const QString &clientId) const
{
    const auto client = CommandLogStore(m_db).client(clientId);
    if (!client || client->staff != staff.id)
        return refuse(RefusalCode::ClientUnknown, u"client_id"_s);
    return *client;
}

Decided<ClientRecord> SyncServer::admittedClient(const Actor &staff, const QString &clientId) const
{
    auto client = knownClient(staff, clientId);
    if (client && isRevoked(staff, *client))
        return refuse(RefusalCode::DeviceRevoked);
    return client;
}

Decided<std::string> SyncServer::wiped(const Actor &staff, const Stamp &, const QJsonObject &body)
{
    const QString clientId = body.value("client_id"_L1).toString();
    const auto client = knownClient(staff, clientId);
    if (!client)
        return fail(client.error());
    // Only what was revoked: a desk in use does not leave by this door.
    if (!isRevoked(staff, *client))
        return refuse(RefusalCode::NotAllowed);
    CommandLogStore(m_db).setState(clientId, ClientState::Wiped);
    return std::string("{}");
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
    answer.serverEpoch = epoch();
    answer.deskSchema = request->schema;
    for (const WireCommand &command : request->commands) {
        const CommandVerdict verdict = decide(staff, stamp, *client, command);
        if (command.seq > client->lastSeq) {
            client->lastSeq = command.seq;
            log.advance(client->clientId, command.seq, command.commandId, stamp);
        }
        answer.results << WireResult{command.commandId, command.seq, verdict.refusal, verdict.result, verdict.rev};
    }
    answer.ackedSeq = client->lastSeq;
    return answer.encode();
}

void SyncServer::quarantine(const Actor &staff, const Stamp &stamp, const ClientRecord &client,
                            const WireCommand &command)
{
    QuarantineStore(m_db).add({.commandId = command.commandId,
                               .clientId = client.clientId,
                               .staff = staff.id,
                               .staffName = staff.name,
                               .seq = command.seq,
                               .name = command.name,
                               .version = command.version,
                               .args = QString::fromUtf8(canonicalJson(command.args)),
                               .rowId = command.rowId,
                               .madeAt = command.madeAt},
                              stamp);
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
    if (isRevoked(staff, client)) {
        quarantine(staff, stamp, client, command);
        verdict.refusal = Refusal{RefusalCode::DeviceRevoked};
    } else if (const auto done = execute(staff, stamp, command)) {
        verdict.result = *done;
    } else {
        verdict.refusal = done.error();
    }
    log.add(recordOf(client, command), verdict, stamp);
    return verdict;
}

/// What is asked before the command itself is.
Decided<void> SyncServer::checkCommand(const Actor &staff, const Stamp &stamp, const WireCommand &command) const
{
    if (command.dependsOn) {
        const auto earlier = CommandLogStore(m_db).verdict(*command.dependsOn);
        if (!earlier || !earlier->accepted())
            return refuse(RefusalCode::DependencyRefused, u"depends_on"_s, *command.dependsOn);
    }
    // Both times are the server's own: no desk's clock can make a command older or younger.
    const qint64 hours = SettingsStore(m_db).offlineLimits().maxAgeHours;
    if (hours > 0 && command.baseAt.ms > 0 && stamp.now.ms - command.baseAt.ms > hours * 3'600'000)
        return refuse(RefusalCode::CommandTooOld, {}, QString::number(hours));
    const CommandDefinition *definition = findCommand(command.name);
    if (command.rowId == 0 || !definition)
        return {};
    if (!definition->makes)
        return refuse(RefusalCode::FieldUnknown, u"row_id"_s);
    switch (LeaseStore(m_db).standing(QLatin1StringView(definition->makes), command.rowId, staff.id)) {
    case LeaseStore::Standing::Usable:
        return {};
    case LeaseStore::Standing::NotLeased:
        return refuse(RefusalCode::IdNotLeased, u"row_id"_s, QString::number(command.rowId));
    case LeaseStore::Standing::Taken:
        return refuse(RefusalCode::IdTaken, u"row_id"_s, QString::number(command.rowId));
    }
    Q_UNREACHABLE();
}

Decided<QJsonObject> SyncServer::execute(const Actor &staff, const Stamp &stamp, const WireCommand &command)
{
    if (const auto checked = checkCommand(staff, stamp, command); !checked)
        return fail(checked.error());
    const auto args = upcast(command.name, command.version, command.args);
    if (!args)
        return fail(args.error());
    Savepoint step(m_db);
    CommandContext context{m_db, staff, stamp, command.commandId, command.rowId, m_origin};
    auto done = runCommand(context, command.name, *args);
    if (done)
        step.release();
    return done;
}

/// Whether the changes since this revision can be told: not of a future that a restore took away, and no deletion
/// since then was forgotten.
bool SyncServer::isReachable(qint64 revision) const
{
    const bool forgotten = revision > 0 && revision < SyncStore(m_db).tombstoneHorizon();
    return revision >= 0 && !forgotten && revision <= RevisionStore(m_db).current();
}

Decided<std::string> SyncServer::pull(const Actor &staff, const PullRequest &request, Instant now) const
{
    std::optional<ReadTransaction> snapshot;
    if (!m_db.inTransaction())
        snapshot.emplace(m_db);
    const auto client = admittedClient(staff, request.clientId);
    if (!client)
        return fail(client.error());
    const View &view = viewOf(staff.role);
    // What the person may see has changed since the desk said hello.
    if (!request.viewEpoch.isEmpty() && request.viewEpoch != view.epoch())
        return refuse(RefusalCode::ViewChanged);
    if (!request.unsent.isEmpty() && CommandLogStore(m_db).command(request.unsent))
        return refuse(RefusalCode::CommandDecided, u"unsent"_s, request.unsent);
    const SyncStore store(m_db);
    if (!isReachable(request.since) || rowsIn(store.sums(view), request.whole) > maxRowsToHeal)
        return refuse(RefusalCode::ResyncRequired, u"since"_s);
    const Projection projection{request.clientId, &view, static_cast<int>(request.schema)};
    PageHead head;
    head.since = request.since;
    head.serverEpoch = epoch();
    head.asOf = now;
    const auto cutAt = [&](qint64 rows) {
        head.cut = store.cutPage(projection, request.since, rows);
        head.ackedSeq = CommandLogStore(m_db).ackedSeq(*client, head.cut.toRev);
        // A whole table goes with the last page only, so that it fits to the sums beside it.
        head.whole = head.cut.more ? QStringList() : request.whole;
    };
    // What a desk asked for whole is bounded in rows already.
    const qsizetype maxBytes = request.whole.isEmpty() ? maxBytesPerPage : std::numeric_limits<qsizetype>::max();
    for (qint64 rows = request.limit > 0 ? std::min(request.limit, maxRowsPerPage) : defaultRowsPerPage; rows > 1;
         rows /= 4) {
        cutAt(rows);
        if (auto page = writePageWithin(m_db, projection, head, maxBytes))
            return *page;
    }
    cutAt(1);
    return writePage(m_db, projection, head);
}

} // namespace pw
