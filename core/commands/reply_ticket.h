// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/ticket.h"

namespace pw::commands
{

/// A further message. From staff it sets the ticket to replied and read; from its customer to open and unread.
struct ReplyTicket {
    static constexpr QLatin1StringView name{"ReplyTicket"};

    TicketId ticket;
    QString text;

    [[nodiscard]] static Decided<ReplyTicket> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<Ticket> run(CommandContext &context) const;
};

/// Staff close a ticket or open it again.
struct SetTicketStatus {
    static constexpr QLatin1StringView name{"SetTicketStatus"};

    TicketId ticket;
    TicketStatus status = TicketStatus::Closed;

    [[nodiscard]] static Decided<SetTicketStatus> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<Ticket> run(CommandContext &context) const;
};

/// Staff have seen the newest message. Again for a ticket that is read already does nothing.
struct MarkTicketRead {
    static constexpr QLatin1StringView name{"MarkTicketRead"};

    TicketId ticket;

    [[nodiscard]] static Decided<MarkTicketRead> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<Ticket> run(CommandContext &context) const;
};

} // namespace pw::commands
