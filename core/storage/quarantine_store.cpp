// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/quarantine_store.h"

#include "core/storage/database.h"
#include "sql_catalogue.h"

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

QuarantinedCommand readCommand(Statement &row)
{
    QuarantinedCommand command;
    command.commandId = row.text("command_id");
    command.clientId = row.text("client_id");
    command.staff = row.integer("staff_id");
    command.staffName = row.text("staff_name");
    command.seq = row.integer("seq");
    command.name = row.text("name");
    command.version = static_cast<int>(row.integer("version"));
    command.args = row.text("args");
    command.rowId = row.integer("row_id");
    command.madeAt = row.instant("made_at");
    command.receivedAt = row.instant("received_at");
    command.status = row.word<QuarantineStatus>("status");
    return command;
}

} // namespace

void QuarantineStore::add(const QuarantinedCommand &command, const Stamp &stamp)
{
    m_db.prepare(sql::quarantine::insert)
        .bind("command"_L1, command.commandId)
        .bind("client"_L1, command.clientId)
        .bind("staff"_L1, command.staff)
        .bind("staff_name"_L1, command.staffName)
        .bind("seq"_L1, command.seq)
        .bind("name"_L1, command.name)
        .bind("version"_L1, command.version)
        .bind("args"_L1, command.args)
        .bind("row_id"_L1, command.rowId)
        .bind("made_at"_L1, command.madeAt)
        .bind("now"_L1, stamp.now)
        .bind("rev"_L1, stamp.rev)
        .run();
}

std::optional<QuarantinedCommand> QuarantineStore::byId(const QString &commandId) const
{
    auto statement = m_db.prepare(sql::quarantine::by_id);
    statement.bind("command"_L1, commandId);
    return statement.step() ? std::optional(readCommand(statement)) : std::nullopt;
}

QList<QuarantinedCommand> QuarantineStore::all() const
{
    auto statement = m_db.prepare(sql::quarantine::all);
    QList<QuarantinedCommand> commands;
    while (statement.step())
        commands << readCommand(statement);
    return commands;
}

void QuarantineStore::setStatus(const QString &commandId, QuarantineStatus status, const Stamp &stamp)
{
    m_db.prepare(sql::quarantine::set_status)
        .bind("status"_L1, toWord(status))
        .bind("rev"_L1, stamp.rev)
        .bind("command"_L1, commandId)
        .run();
}

} // namespace pw
