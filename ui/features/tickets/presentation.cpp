// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/tickets/presentation.h"

#include "core/base/clock.h"
#include "ui/features/tickets/columns.h"
#include "ui/features/tickets/model.h"
#include "ui/presentation/words.h"

using namespace Qt::StringLiterals;

namespace pw::ui
{

TicketsPresentation::TicketsPresentation(TicketsModel *model, const Clock &clock, QObject *parent)
    : TypedPresentation(model, parent), m_clock(clock)
{
}

ColumnLook TicketsPresentation::look(int column) const
{
    switch (static_cast<TicketColumn>(column)) {
    case TicketColumn::Number:
        return {.title = tr("Ticket"), .width = 96};
    case TicketColumn::Subject:
        return {.title = tr("Subject and customer"), .width = 0, .stretches = true};
    case TicketColumn::Status:
        return {.title = tr("Status"), .width = 108};
    case TicketColumn::Updated:
        return {.title = tr("Last activity"), .width = 148, .isTime = true};
    case TicketColumn::Type:
        return {.title = tr("Type"), .width = 112};
    case TicketColumn::Orders:
        return {.title = tr("Orders"), .width = 128};
    case TicketColumn::Messages:
        return {.title = tr("Messages"), .width = 96, .alignment = Qt::AlignRight};
    }
    return {};
}

Cell TicketsPresentation::cellOf(const TicketRow &row, int column) const
{
    const auto &[ticket, customer] = row;
    const bool isUnread = !ticket.readByStaff;
    switch (static_cast<TicketColumn>(column)) {
    case TicketColumn::Number:
        return {.text = Words::number(ticket.id.value), .strong = isUnread, .quiet = !isUnread};
    case TicketColumn::Subject:
        return {.text = ticket.subject,
                .secondary = isUnread ? tr("%1 · unread").arg(customer) : customer,
                .tooltip = ticket.subject,
                .strong = isUnread};
    case TicketColumn::Status:
        return {.text = Words::status(ticket.status), .pill = Words::tone(ticket.status)};
    case TicketColumn::Updated:
        return {.text = Words::when(ticket.updatedAt, m_clock.now()),
                .tooltip = Words::whenInFull(ticket.updatedAt),
                .quiet = true};
    case TicketColumn::Type:
        return {.text = Words::type(ticket.type)};
    case TicketColumn::Orders: {
        QStringList numbers;
        const auto ids = QStringView(ticket.orderIds).split(u',', Qt::SkipEmptyParts);
        for (const QStringView id : ids)
            numbers << Words::number(id.toLongLong());
        return {.text = numbers.join(u", "_s), .tooltip = numbers.join(u", "_s), .quiet = true};
    }
    case TicketColumn::Messages:
        return {.text = Words::count(ticket.messageCount), .quiet = true};
    }
    return {};
}

} // namespace pw::ui
