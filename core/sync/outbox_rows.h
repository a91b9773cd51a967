// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/storage/outbox_store.h"
#include "core/sync/outbox_entry.h"
#include "core/sync/wire.h"

#include <QList>

#include <optional>

namespace pw
{

[[nodiscard]] OutboxEntry entryOf(const OutboxRow &row);
[[nodiscard]] QList<OutboxEntry> entriesOf(const QList<OutboxRow> &rows);
/// What makes the command, and whether it was sent; what the server says of it comes with the verdict.
[[nodiscard]] OutboxRow rowOf(const OutboxEntry &entry);
/// A verdict as the store keeps it.
[[nodiscard]] OutboxRow rowOf(const Verdict &verdict, Instant now);
/// The entry as it travels, under the number that the server knows it by.
[[nodiscard]] WireCommand wireCommand(const OutboxEntry &entry, qint64 seq);

} // namespace pw
