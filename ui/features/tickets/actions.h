// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/ticket.h"
#include "ui/widgets/page.h"

#include <functional>

namespace pw::ui::ticket_actions
{

/// `done` gets nothing when the reply is saved, otherwise the sentence that says why not.
void reply(const UiContext &ui, TicketId ticket, const QString &text, QObject *context,
           std::function<void(const QString &trouble)> done);
void setStatus(const UiContext &ui, TicketId ticket, TicketStatus status);
void markRead(const UiContext &ui, TicketId ticket);

} // namespace pw::ui::ticket_actions
