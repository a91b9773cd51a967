// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/ticket.h"
#include "ui/widgets/form_dialog.h"
#include "ui/widgets/page.h"

#include <functional>

namespace pw::ui::ticket_actions
{

/// `done` gets nothing when the reply is saved, otherwise the sentence that says why not.
void reply(const UiContext &ui, TicketId ticket, const QString &text, QObject *context,
           std::function<void(const QString &trouble)> done);
/// A reply in a form of its own, for one that was written before.
void editReply(const UiContext &ui, const Ticket &ticket, QWidget *parent, const Draft &draft);
void setStatus(const UiContext &ui, TicketId ticket, TicketStatus status);
void markRead(const UiContext &ui, TicketId ticket);

} // namespace pw::ui::ticket_actions
