// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/shell/page_factory.h"

#include "ui/features/dashboard/page.h"
#include "ui/features/orders/page.h"
#include "ui/features/pending/page.h"
#include "ui/features/providers/page.h"
#include "ui/features/services/page.h"
#include "ui/features/tasks/page.h"
#include "ui/features/tickets/page.h"
#include "ui/features/users/page.h"

namespace pw::ui
{

Page *pageFor(PageId id, const UiContext &ui, QWidget *parent)
{
    switch (id) {
    case PageId::Dashboard:
        return new DashboardPage(ui, parent);
    case PageId::Orders:
        return new OrdersPage(ui, parent);
    case PageId::Tasks:
        return new TasksPage(ui, parent);
    case PageId::Services:
        return new ServicesPage(ui, parent);
    case PageId::Providers:
        return new ProvidersPage(ui, parent);
    case PageId::Users:
        return new UsersPage(ui, parent);
    case PageId::Tickets:
        return new TicketsPage(ui, parent);
    case PageId::Pending:
        return new PendingPage(ui, parent);
    }
    Q_UNREACHABLE();
}

} // namespace pw::ui
