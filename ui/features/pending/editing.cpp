// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/pending/editing.h"

#include "core/storage/catalogue_store.h"
#include "core/storage/order_store.h"
#include "core/storage/ticket_store.h"
#include "core/storage/user_store.h"
#include "ui/features/orders/actions.h"
#include "ui/features/pending/args_form.h"
#include "ui/features/services/actions.h"
#include "ui/features/tickets/actions.h"
#include "ui/features/users/actions.h"
#include "ui/models/reply.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

/// The rows that a form begins with, as the person sees them now.
struct Rows {
    std::optional<OrderRow> order;
    std::optional<User> user;
    std::optional<ServiceRow> service;
    std::optional<Ticket> ticket;
    QList<Category> categories;
};

Rows readRows(Database &db, const Subject &subject)
{
    Rows rows;
    if (subject.kind == SubjectKind::Order) {
        if (const auto order = OrderStore(db).byId(OrderId(subject.id))) {
            const auto user = UserStore(db).byId(order->user);
            rows.order = OrderRow{*order, user ? user->username : QString()};
        }
    } else if (subject.kind == SubjectKind::User) {
        rows.user = UserStore(db).byId(UserId(subject.id));
    } else if (subject.kind == SubjectKind::Ticket) {
        rows.ticket = TicketStore(db).byId(TicketId(subject.id));
    } else if (subject.kind == SubjectKind::Service) {
        const CatalogueStore catalogue(db);
        rows.categories = catalogue.categories();
        if (const auto service = catalogue.service(ServiceId(subject.id)))
            rows.service = ServiceRow{*service, {}};
    }
    return rows;
}

/// Whether the form for services has a field for all that the change speaks of.
bool isInServiceForm(const QJsonObject &args)
{
    static const QStringList known{u"service"_s, u"name"_s,   u"category"_s, u"rate"_s,       u"min"_s,
                                   u"max"_s,     u"refill"_s, u"cancel"_s,   u"description"_s};
    const QStringList names = args.keys();
    return std::ranges::all_of(names, [](const QString &arg) { return known.contains(arg); });
}

void openForm(const UiContext &ui, const EntryRow &row, const Rows &rows, QWidget *parent)
{
    const OutboxEntry &entry = row.entry;
    const Draft draft{entry.args, entry.commandId};
    if (entry.name == "AddFunds"_L1 && rows.user)
        user_actions::addFunds(ui, *rows.user, parent, draft);
    else if (entry.name == "SuspendUser"_L1 && rows.user)
        user_actions::suspend(ui, *rows.user, parent, draft);
    else if (entry.name == "SetOrderStatus"_L1 && rows.order)
        order_actions::setStatus(ui, *rows.order, parent, draft);
    else if (entry.name == "UpdateService"_L1 && rows.service && isInServiceForm(entry.args))
        service_actions::edit(ui, *rows.service, rows.categories, parent, draft);
    else if (entry.name == "ReplyTicket"_L1 && rows.ticket)
        ticket_actions::editReply(ui, *rows.ticket, parent, draft);
    else
        openArgsForm(ui, row, parent);
}

} // namespace

bool canEdit(const OutboxEntry &entry)
{
    return hasTypedArgs(entry.args);
}

void editEntry(const UiContext &ui, const EntryRow &row, QWidget *parent)
{
    const auto rows = ui.data.read([subject = row.subject](Database &db) { return readRows(db, subject); });
    onReply(rows, parent, [ui, row, parent](const Rows &read) { openForm(ui, row, read, parent); });
}

} // namespace pw::ui
