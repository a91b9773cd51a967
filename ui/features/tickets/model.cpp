// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/tickets/model.h"

#include "core/storage/user_store.h"
#include "ui/features/tickets/columns.h"

namespace pw::ui
{

void TicketsModel::setFilter(const TicketFilter &filter)
{
    m_filter = filter;
    reload();
}

int TicketsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ticketColumnCount;
}

QFuture<QList<TicketRow>> TicketsModel::fetch(const std::optional<TicketRow> &after, int limit)
{
    TicketFilter filter = m_filter;
    filter.limit = limit;
    if (after)
        filter.after = {.time = after->ticket.updatedAt, .id = after->ticket.id.value};
    return source().read([filter](Database &db) {
        const UserStore users(db);
        QHash<UserId, QString> names;
        QList<TicketRow> rows;
        const auto tickets = TicketStore(db).page(filter);
        for (const Ticket &ticket : tickets) {
            if (!names.contains(ticket.user)) {
                const auto user = users.byId(ticket.user);
                names.insert(ticket.user, user ? user->username : QString());
            }
            rows << TicketRow{ticket, names.value(ticket.user)};
        }
        return rows;
    });
}

QFuture<std::optional<TicketRow>> TicketsModel::fetchConfirmed(const TicketRow &row)
{
    return source().readConfirmed([row](Database &db) -> std::optional<TicketRow> {
        const auto ticket = TicketStore(db).byId(row.ticket.id);
        return ticket ? std::optional(TicketRow{*ticket, row.customer}) : std::nullopt;
    });
}

QVariant TicketsModel::fact(const TicketRow &row, int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    const Ticket &ticket = row.ticket;
    switch (static_cast<TicketColumn>(column)) {
    case TicketColumn::Number:
        return ticket.id.value;
    case TicketColumn::Subject:
        return ticket.subject;
    case TicketColumn::Status:
        return toWord(ticket.status);
    case TicketColumn::Updated:
        return ticket.updatedAt.ms;
    case TicketColumn::Type:
        return toWord(ticket.type);
    case TicketColumn::Orders:
        return ticket.orderIds;
    case TicketColumn::Messages:
        return ticket.messageCount;
    }
    return {};
}

} // namespace pw::ui
