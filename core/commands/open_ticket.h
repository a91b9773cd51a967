// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/domain/ticket.h"

#include <QList>

namespace pw::commands
{

/// A customer asks for help, about orders of his own or in general. Staff may open one on a customer's behalf.
struct OpenTicket {
    static constexpr QLatin1StringView name{"OpenTicket"};

    UserId user;
    TicketType type = TicketType::Other;
    QList<OrderId> orders; ///< at most maxOrders
    QString subject;       ///< made from the type when empty
    QString message;

    static constexpr qsizetype maxOrders = 100;
    static constexpr qsizetype maxMessageLength = 10'000;

    /// `args` without "user" where the route knows it: the caller sets user.
    [[nodiscard]] static Decided<OpenTicket> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<Ticket> run(CommandContext &context) const;
};

} // namespace pw::commands
