// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/quarantined.h"

#include "core/commands/upcast.h"
#include "core/protocol/field_reader.h"
#include "core/storage/quarantine_store.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace pw::commands
{
namespace
{

template <typename Command>
Decided<Command> decode(const QJsonObject &args)
{
    FieldReader reader(args);
    Command command;
    command.commandId = reader.text(u"command_id"_s, 64);
    return reader.finished(std::move(command));
}

Decided<QuarantinedCommand> findKept(Database &db, const QString &commandId)
{
    auto found = QuarantineStore(db).byId(commandId);
    if (!found || found->status != QuarantineStatus::Kept)
        return refuse(RefusalCode::QuarantineNotFound, u"command_id"_s);
    return std::move(*found);
}

} // namespace

Decided<ReleaseQuarantined> ReleaseQuarantined::fromJson(const QJsonObject &args)
{
    return decode<ReleaseQuarantined>(args);
}

Decided<Quarantined> ReleaseQuarantined::run(CommandContext &context) const
{
    const auto kept = findKept(context.db, commandId);
    if (!kept)
        return fail(kept.error());
    const auto current = upcast(kept->name, kept->version, QJsonDocument::fromJson(kept->args.toUtf8()).object());
    if (!current)
        return fail(current.error());
    // Under its own id: what it does once under its own name, it cannot do again under another.
    CommandContext inner{context.db, context.actor, context.stamp, kept->commandId, kept->rowId, context.origin};
    if (const auto done = runCommand(inner, kept->name, *current); !done)
        return fail(done.error());
    QuarantineStore(context.db).setStatus(commandId, QuarantineStatus::Released, context.stamp);
    return Quarantined{commandId};
}

Decided<DiscardQuarantined> DiscardQuarantined::fromJson(const QJsonObject &args)
{
    return decode<DiscardQuarantined>(args);
}

Decided<Quarantined> DiscardQuarantined::run(CommandContext &context) const
{
    if (const auto kept = findKept(context.db, commandId); !kept)
        return fail(kept.error());
    QuarantineStore(context.db).setStatus(commandId, QuarantineStatus::Discarded, context.stamp);
    return Quarantined{commandId};
}

} // namespace pw::commands
