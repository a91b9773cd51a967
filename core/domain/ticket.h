// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/domain/words.h"

#include <QString>

namespace pw
{

enum class TicketType { Refill, Cancel, SpeedUp, Restart, FakeOrder, Other };
enum class TicketStatus { Open, Replied, Closed };
enum class AuthorKind { Customer, Staff, Ai, Automatic };

inline const auto &wordTable(TicketType)
{
    static constexpr Word<TicketType> table[] = {
        {TicketType::Refill, "refill"},   {TicketType::Cancel, "cancel"},        {TicketType::SpeedUp, "speed_up"},
        {TicketType::Restart, "restart"}, {TicketType::FakeOrder, "fake_order"}, {TicketType::Other, "other"},
    };
    return table;
}

inline const auto &wordTable(TicketStatus)
{
    static constexpr Word<TicketStatus> table[] = {
        {TicketStatus::Open, "open"}, {TicketStatus::Replied, "replied"}, {TicketStatus::Closed, "closed"}};
    return table;
}

inline const auto &wordTable(AuthorKind)
{
    static constexpr Word<AuthorKind> table[] = {{AuthorKind::Customer, "customer"},
                                                 {AuthorKind::Staff, "staff"},
                                                 {AuthorKind::Ai, "ai"},
                                                 {AuthorKind::Automatic, "automatic"}};
    return table;
}

struct Ticket {
    TicketId id = {};
    UserId user = {};
    TicketType type = TicketType::Other;
    QString subject = {};
    QString orderIds = {}; ///< the orders it is about, comma-separated, ascending; empty for none
    TicketStatus status = TicketStatus::Open;
    bool readByStaff = false;
    qint64 messageCount = 0;
    Instant createdAt = {};
    Instant updatedAt = {}; ///< of the last message or change of status
    qint64 rev = 0;
};

struct TicketMessage {
    MessageId id = {};
    TicketId ticket = {};
    AuthorKind authorKind = AuthorKind::Customer;
    QString authorName = {};
    QString text = {};
    Instant createdAt = {};
    qint64 rev = 0;
};

} // namespace pw
