// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/sync/outbox_rows.h"

#include <QJsonDocument>

namespace pw
{

OutboxEntry entryOf(const OutboxRow &row)
{
    OutboxEntry entry;
    entry.seq = row.seq;
    entry.commandId = row.commandId;
    entry.name = row.name;
    entry.version = row.version;
    entry.args = QJsonDocument::fromJson(row.args.toUtf8()).object();
    entry.baseRev = row.baseRev;
    entry.madeAt = row.madeAt;
    entry.state = fromWord<OutboxState>(row.state).value_or(OutboxState::Pending);
    entry.settledAt = row.settledAt;
    entry.dependsOn = row.dependsOn;
    entry.baseAt = row.baseAt;
    entry.rowId = row.rowId;
    entry.doneRev = row.doneRev;
    // A reason of a newer version still is a no.
    if (entry.state == OutboxState::Refused)
        entry.refusal =
            Refusal{refusalFromName(row.code).value_or(RefusalCode::CommandUnsupported), row.field, row.fact};
    return entry;
}

QList<OutboxEntry> entriesOf(const QList<OutboxRow> &rows)
{
    QList<OutboxEntry> entries;
    entries.reserve(rows.size());
    for (const OutboxRow &row : rows)
        entries << entryOf(row);
    return entries;
}

OutboxRow rowOf(const OutboxEntry &entry)
{
    return {.seq = entry.seq,
            .commandId = entry.commandId,
            .name = entry.name,
            .version = entry.version,
            .args = QString::fromUtf8(canonicalJson(entry.args)),
            .baseRev = entry.baseRev,
            .madeAt = entry.madeAt,
            .state = toWord(entry.state),
            .dependsOn = entry.dependsOn,
            .baseAt = entry.baseAt,
            .rowId = entry.rowId};
}

OutboxRow rowOf(const Verdict &verdict, Instant now)
{
    OutboxRow row;
    row.commandId = verdict.commandId;
    row.state = toWord(verdict.refusal ? OutboxState::Refused : OutboxState::Accepted);
    row.settledAt = now;
    if (verdict.refusal) {
        row.code = refusalName(verdict.refusal->code);
        row.field = verdict.refusal->field;
        row.fact = verdict.refusal->fact;
    } else {
        row.doneRev = verdict.rev;
    }
    return row;
}

WireCommand wireCommand(const OutboxEntry &entry, qint64 seq)
{
    WireCommand command;
    command.commandId = entry.commandId;
    command.seq = seq;
    command.name = entry.name;
    command.version = entry.version;
    command.args = entry.args;
    if (!entry.dependsOn.isEmpty())
        command.dependsOn = entry.dependsOn;
    command.baseAt = entry.baseAt;
    command.rowId = entry.rowId;
    command.baseRev = entry.baseRev;
    command.madeAt = entry.madeAt;
    return command;
}

} // namespace pw
