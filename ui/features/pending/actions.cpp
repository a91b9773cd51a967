// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/pending/actions.h"

namespace pw::ui::entry_actions
{

bool canDismiss(const OutboxEntry &entry)
{
    return entry.state == OutboxState::Accepted || entry.state == OutboxState::Refused;
}

bool canRetry(const OutboxEntry &entry)
{
    return entry.state == OutboxState::Refused;
}

void retry(const UiContext &ui, const OutboxEntry &entry, QObject *context)
{
    CommandRunner &commands = ui.commands;
    ui.commands.run({entry.name, entry.args}, context, [ui, entry, &commands](const QString &trouble) {
        if (trouble.isEmpty())
            dismiss(ui, entry);
        else
            Q_EMIT commands.refused(trouble);
    });
}

void dismiss(const UiContext &ui, const OutboxEntry &entry)
{
    // The page hears of it as of every change; the answer says only whether there was something to dismiss.
    [[maybe_unused]] const auto dismissed = ui.data.dismiss(entry.commandId);
}

} // namespace pw::ui::entry_actions
