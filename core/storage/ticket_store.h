// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/ticket.h"
#include "core/storage/stamp.h"

#include <QList>

#include <limits>
#include <optional>

namespace pw
{

class Database;

struct TicketCursor {
    Instant time{std::numeric_limits<qint64>::max()};
    qint64 id = std::numeric_limits<qint64>::max();
};

struct TicketFilter {
    std::optional<TicketStatus> status;
    std::optional<TicketType> type;
    UserId user;        ///< none = all
    QString search;     ///< id, part of the subject, or of the customer's name
    TicketCursor after; ///< last row of the page before
    int limit = 50;
};

/// Tickets and their messages. Every call may throw StorageError.
class TicketStore
{
public:
    explicit TicketStore(Database &db) : m_db(db) {}

    [[nodiscard]] std::optional<Ticket> byId(TicketId id) const;
    /// Latest activity first.
    [[nodiscard]] QList<Ticket> page(const TicketFilter &filter) const;
    /// Oldest first.
    [[nodiscard]] QList<TicketMessage> messages(TicketId id) const;

    /// Takes user, type, subject and orderIds; open, unread, with one message to come.
    /// With its id as its number, which must be free; without one it gets the next.
    TicketId insert(const Ticket &ticket, const Stamp &stamp);
    /// Writes status, readByStaff and messageCount.
    void setState(const Ticket &ticket, const Stamp &stamp);
    /// Leaves updatedAt, and so the place in lists, as it is.
    void markRead(TicketId id, const Stamp &stamp);
    /// With their messages.
    void removeOf(UserId user);
    MessageId addMessage(const TicketMessage &message, const Stamp &stamp);

private:
    Database &m_db;
};

} // namespace pw
