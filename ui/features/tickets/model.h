// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/ticket.h"
#include "core/storage/ticket_store.h"
#include "ui/models/paged_model.h"

namespace pw::ui
{

struct TicketRow {
    Ticket ticket;
    QString customer; ///< the user's name
};

/// Tickets, latest activity first.
class TicketsModel final : public PagedModel<TicketRow>
{
    Q_OBJECT

public:
    using PagedModel::PagedModel;

    void setFilter(const TicketFilter &filter);
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;

protected:
    [[nodiscard]] QFuture<QList<TicketRow>> fetch(const std::optional<TicketRow> &after, int limit) override;
    [[nodiscard]] QFuture<std::optional<TicketRow>> fetchConfirmed(const TicketRow &row) override;
    [[nodiscard]] qint64 keyOf(const TicketRow &row) const override { return row.ticket.id.value; }
    [[nodiscard]] qint64 revOf(const TicketRow &row) const override { return row.ticket.rev; }
    [[nodiscard]] QVariant fact(const TicketRow &row, int column, int role) const override;

private:
    TicketFilter m_filter;
};

} // namespace pw::ui
