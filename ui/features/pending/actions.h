// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/sync/outbox_entry.h"
#include "ui/widgets/page.h"

namespace pw::ui::entry_actions
{

[[nodiscard]] bool canDismiss(const OutboxEntry &entry);
[[nodiscard]] bool canRetry(const OutboxEntry &entry);
/// A new command with the same arguments; the refused one leaves the page once the new one is saved.
void retry(const UiContext &ui, const OutboxEntry &entry, QObject *context);
void dismiss(const UiContext &ui, const OutboxEntry &entry);

} // namespace pw::ui::entry_actions
