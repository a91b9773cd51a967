// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/order.h"
#include "core/domain/ticket.h"

#include <QString>

#include <optional>

namespace pw::server
{

struct DemoTicket {
    TicketType type;
    QString message;
    std::optional<QString> reply;  ///< by staff
    std::optional<QString> answer; ///< by the customer, after the reply
    bool closed = false;
};

/// A believable ticket about `order`; `number` varies it.
[[nodiscard]] DemoTicket demoTicket(const Order &order, quint64 number);

} // namespace pw::server
