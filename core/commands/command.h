// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/audit.h"
#include "core/commands/command_subject.h"
#include "core/domain/actor.h"
#include "core/domain/origin.h"
#include "core/domain/refusal.h"
#include "core/storage/stamp.h"

#include <QJsonObject>
#include <QLatin1StringView>
#include <QString>

#include <span>

namespace pw
{

class Database;

/// What a command runs in: an open transaction (its own savepoint is the caller's affair), who asks, and the values
/// that a command must not make up itself, so that server and desk come to the same rows.
struct CommandContext {
    Database &db;
    Actor actor;
    Stamp stamp;
    QString commandId; ///< unique; what ledger keys of this command are made of
    qint64 rowId = 0;  ///< the number of the row that this command makes, where it has one already; 0 = the next
    const Origin *origin = nullptr; ///< on the server, of a request: what staff does is noted in the audit
};

/// A command by its name, as it travels in JSON. `run` decodes strictly, decides and writes; on a refusal it may have
/// written already, so the caller rolls its savepoint back. The result names the rows concerned: {"order": 17}.
struct CommandDefinition {
    QLatin1StringView name;
    int version;       ///< of its arguments; older ones are cast up before run
    bool forCustomers; ///< customers too, whatever the route
    unsigned staff;    ///< bits of the roles that may
    const char *makes; ///< the kind of row that it makes and that may have its number from a lease, or nullptr
    Decided<QJsonObject> (*run)(CommandContext &context, const QJsonObject &args);
};

[[nodiscard]] std::span<const CommandDefinition> allCommands();
/// nullptr when there is none.
[[nodiscard]] const CommandDefinition *findCommand(QStringView name);
/// Whether staff of this role may give the command; false for a command that does not exist.
[[nodiscard]] bool mayRun(Role role, QStringView name);
/// The same for anyone, as a refusal.
[[nodiscard]] Decided<void> checkActor(const Actor &actor, QLatin1StringView name);

/// Finds, checks the actor, and runs: what push on the server and perform and replay on a desk call.
[[nodiscard]] Decided<QJsonObject> runCommand(CommandContext &context, const QString &name, const QJsonObject &args);

/// Notes in the activity that staff has changed a row: "who changed it and when". Customers' doings are in the
/// histories of their orders and tickets.
void noteActivity(CommandContext &context, QLatin1StringView command, QLatin1StringView subject, qint64 subjectId);

/// A command that was decoded already: the checks and the note around its run().
template <typename Command>
[[nodiscard]] auto perform(CommandContext &context, const Command &command) -> decltype(command.run(context))
{
    if (const auto allowed = checkActor(context.actor, Command::name); !allowed)
        return fail(allowed.error());
    const AuditProbe probe(context, targetOf(command));
    auto done = command.run(context);
    if (done) {
        const CommandSubject subject = subjectOf(*done);
        probe.note(Command::name, subject);
        noteActivity(context, Command::name, subject.kind, subject.id);
    }
    return done;
}

} // namespace pw
