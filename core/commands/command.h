// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/actor.h"
#include "core/domain/refusal.h"
#include "core/storage/stamp.h"

#include <QJsonObject>
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
};

/// A command by its name, as it travels in JSON. `run` decodes strictly, decides and writes; on a refusal it may have
/// written already, so the caller rolls its savepoint back. The result names the rows concerned: {"order": 17}.
struct CommandDefinition {
    const char *name;
    int version;    ///< of its arguments; older ones are cast up before run
    bool staffOnly; ///< not for customers, whatever the route
    Decided<QJsonObject> (*run)(CommandContext &context, const QJsonObject &args);
};

[[nodiscard]] std::span<const CommandDefinition> allCommands();
/// nullptr when there is none.
[[nodiscard]] const CommandDefinition *findCommand(QStringView name);

/// Finds, checks the actor, and runs: what push on the server and perform and replay on a desk call.
[[nodiscard]] Decided<QJsonObject> runCommand(CommandContext &context, const QString &name, const QJsonObject &args);

} // namespace pw
