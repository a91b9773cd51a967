// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/command_log_store.h"

#include "core/storage/database.h"
#include "sql_catalogue.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

ClientRecord readClient(Statement &row)
{
    ClientRecord client;
    client.clientId = row.text("client_id");
    client.staff = row.integer("staff_id");
    client.incarnation = row.text("incarnation");
    client.lastSeq = row.integer("last_seq");
    client.lastCommandId = row.text("last_command_id");
    client.lastRev = row.integer("last_rev");
    client.createdAt = row.instant("created_at");
    client.seenAt = row.instant("seen_at");
    client.state = row.word<ClientState>("state");
    return client;
}

} // namespace

std::optional<ClientRecord> CommandLogStore::client(const QString &clientId) const
{
    auto statement = m_db.prepare(sql::command_log::client);
    statement.bind("client"_L1, clientId);
    return statement.step() ? std::optional(readClient(statement)) : std::nullopt;
}

QList<ClientRecord> CommandLogStore::clients() const
{
    auto statement = m_db.prepare(sql::command_log::clients);
    QList<ClientRecord> clients;
    while (statement.step())
        clients << readClient(statement);
    return clients;
}

QList<ClientRecord> CommandLogStore::clientsOf(StaffId staff) const
{
    auto statement = m_db.prepare(sql::command_log::clients_of);
    statement.bind("staff"_L1, staff);
    QList<ClientRecord> clients;
    while (statement.step())
        clients << readClient(statement);
    return clients;
}

void CommandLogStore::setState(const QString &clientId, ClientState state)
{
    m_db.prepare(sql::command_log::set_client_state).bind("state"_L1, toWord(state)).bind("client"_L1, clientId).run();
}

void CommandLogStore::addClient(const ClientRecord &client, const Stamp &stamp)
{
    m_db.prepare(sql::command_log::add_client)
        .bind("client"_L1, client.clientId)
        .bind("staff"_L1, client.staff)
        .bind("incarnation"_L1, client.incarnation)
        .bind("now"_L1, stamp.now)
        .run();
}

void CommandLogStore::noteSeen(const QString &clientId, const QString &incarnation, const Stamp &stamp)
{
    m_db.prepare(sql::command_log::note_seen)
        .bind("incarnation"_L1, incarnation)
        .bind("now"_L1, stamp.now)
        .bind("client"_L1, clientId)
        .run();
}

void CommandLogStore::advance(const QString &clientId, qint64 seq, const QString &commandId, const Stamp &stamp)
{
    m_db.prepare(sql::command_log::advance)
        .bind("seq"_L1, seq)
        .bind("command"_L1, commandId)
        .bind("rev"_L1, stamp.rev)
        .bind("now"_L1, stamp.now)
        .bind("client"_L1, clientId)
        .run();
}

std::optional<CommandRecord> CommandLogStore::command(const QString &commandId) const
{
    auto statement = m_db.prepare(sql::command_log::command);
    statement.bind("command"_L1, commandId);
    if (!statement.step())
        return std::nullopt;
    CommandRecord command;
    command.commandId = statement.text("command_id");
    command.clientId = statement.text("client_id");
    command.seq = statement.integer("seq");
    command.bodyHash = statement.text("body_hash");
    command.name = statement.text("name");
    command.args = statement.text("args");
    command.madeAt = statement.instant("made_at");
    return command;
}

void CommandLogStore::add(const CommandRecord &command, const CommandVerdict &verdict, const Stamp &stamp)
{
    const QString status = verdict.accepted() ? u"accepted"_s : u"refused"_s;
    m_db.prepare(sql::command_log::add_command)
        .bind("command"_L1, command.commandId)
        .bind("client"_L1, command.clientId)
        .bind("seq"_L1, command.seq)
        .bind("hash"_L1, command.bodyHash)
        .bind("name"_L1, command.name)
        .bind("args"_L1, command.args)
        .bind("status"_L1, status)
        .bind("made_at"_L1, command.madeAt)
        .bind("rev"_L1, stamp.rev)
        .run();
    const Refusal none{};
    const Refusal &refusal = verdict.refusal ? *verdict.refusal : none;
    m_db.prepare(sql::command_log::add_verdict)
        .bind("command"_L1, verdict.commandId)
        .bind("client"_L1, verdict.clientId)
        .bind("seq"_L1, verdict.seq)
        .bind("status"_L1, status)
        .bind("code"_L1, verdict.accepted() ? QString() : refusalName(refusal.code))
        .bind("field"_L1, refusal.field)
        .bind("fact"_L1, refusal.fact)
        .bind("result"_L1, QString::fromUtf8(QJsonDocument(verdict.result).toJson(QJsonDocument::Compact)))
        .bind("now"_L1, verdict.decidedAt)
        .bind("rev"_L1, stamp.rev)
        .run();
}

std::optional<CommandVerdict> CommandLogStore::verdict(const QString &commandId) const
{
    auto statement = m_db.prepare(sql::command_log::verdict);
    statement.bind("command"_L1, commandId);
    if (!statement.step())
        return std::nullopt;
    CommandVerdict verdict;
    verdict.commandId = statement.text("command_id");
    verdict.clientId = statement.text("client_id");
    verdict.seq = statement.integer("seq");
    const QString code = statement.text("code");
    const QString field = statement.text("field");
    const QString fact = statement.text("fact");
    // A reason of a newer version still is a no.
    if (!code.isEmpty())
        verdict.refusal = Refusal{refusalFromName(code).value_or(RefusalCode::CommandUnsupported), field, fact};
    verdict.result = QJsonDocument::fromJson(statement.text("result").toUtf8()).object();
    verdict.decidedAt = statement.instant("decided_at");
    verdict.rev = statement.integer("rev");
    return verdict;
}

qint64 CommandLogStore::ackedSeq(const ClientRecord &client, qint64 toRev) const
{
    // What was answered again under this client has no verdict of its own, so only the client's note knows of all.
    if (toRev >= client.lastRev)
        return client.lastSeq;
    auto statement = m_db.prepare(sql::command_log::acked_seq);
    statement.bind("client"_L1, client.clientId).bind("to"_L1, toRev);
    return statement.step() ? statement.integer("seq") : 0;
}

} // namespace pw
