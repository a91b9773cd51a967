// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/pending/server_side.h"

#include "core/storage/activity_store.h"
#include "core/storage/catalogue_store.h"
#include "core/storage/ledger_store.h"
#include "core/storage/order_store.h"
#include "core/storage/ticket_store.h"
#include "core/storage/user_store.h"
#include "ui/features/pending/subject.h"

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

LastTouch lastOf(const Order &order, const QList<OrderEvent> &events, const QString &customer)
{
    if (events.isEmpty())
        return {.actor = u"customer:"_s + customer, .at = order.createdAt};
    const OrderEvent &event = events.constLast();
    return {.actor = event.actor, .at = event.at, .to = event.to};
}

/// The ledger tells who moved money; what else was changed has only its time.
LastTouch lastOf(const User &user, const QList<Transfer> &transfers)
{
    if (transfers.isEmpty() || transfers.constFirst().createdAt < user.updatedAt)
        return {.actor = {}, .at = user.updatedAt};
    const Transfer &transfer = transfers.constFirst();
    return {.actor = transfer.actor, .at = transfer.createdAt, .kind = transfer.kind};
}

LastTouch lastOf(const Ticket &ticket, const QList<TicketMessage> &messages)
{
    if (messages.isEmpty() || messages.constLast().createdAt < ticket.updatedAt)
        return {.actor = {}, .at = ticket.updatedAt};
    return {.actor = toWord(messages.constLast().authorKind) + u':' + messages.constLast().authorName,
            .at = messages.constLast().createdAt};
}

void readOrder(Database &db, OrderId id, ServerSide &side)
{
    const OrderStore orders(db);
    side.order = orders.byId(id);
    if (!side.order)
        return;
    side.user = UserStore(db).byId(side.order->user);
    side.last = lastOf(*side.order, orders.events(id), side.user ? side.user->username : QString());
}

void readUser(Database &db, UserId id, ServerSide &side)
{
    side.user = UserStore(db).byId(id);
    if (!side.user)
        return;
    TransferFilter newest;
    newest.user = id;
    newest.limit = 1;
    side.last = lastOf(*side.user, LedgerStore(db).page(newest));
}

void readTicket(Database &db, TicketId id, ServerSide &side)
{
    const TicketStore tickets(db);
    side.ticket = tickets.byId(id);
    if (side.ticket)
        side.last = lastOf(*side.ticket, tickets.messages(id));
}

void readService(Database &db, ServiceId id, ServerSide &side)
{
    const CatalogueStore catalogue(db);
    side.service = catalogue.service(id);
    if (!side.service)
        return;
    side.category = catalogue.category(side.service->category);
    if (!side.last)
        side.last = LastTouch{.actor = {}, .at = side.service->updatedAt};
}

QString activityKind(SubjectKind kind)
{
    switch (kind) {
    case SubjectKind::None:
        return {};
    case SubjectKind::Order:
        return u"order"_s;
    case SubjectKind::Ticket:
        return u"ticket"_s;
    case SubjectKind::User:
        return u"user"_s;
    case SubjectKind::Service:
        return u"service"_s;
    case SubjectKind::Category:
        return u"category"_s;
    }
    Q_UNREACHABLE();
}

/// The activity of staff tells for every kind who it was. What a row tells itself says more of the same moment, and a
/// customer's or the system's newer doing comes first.
void readActivity(Database &db, const Subject &subject, ServerSide &side)
{
    if (subject.kind == SubjectKind::None)
        return;
    const auto done = ActivityStore(db).of({activityKind(subject.kind), subject.id}, 1);
    if (done.isEmpty())
        return;
    const Activity &newest = done.constFirst();
    const bool isKnownBetter = side.last && !(side.last->at < newest.at) && !side.last->actor.isEmpty();
    if (!isKnownBetter)
        side.last = LastTouch{.actor = newest.actor, .at = newest.at, .command = newest.command};
}

bool isMissing(const ServerSide &side, SubjectKind kind)
{
    switch (kind) {
    case SubjectKind::None:
        return false;
    case SubjectKind::Order:
        return !side.order;
    case SubjectKind::Ticket:
        return !side.ticket;
    case SubjectKind::User:
        return !side.user;
    case SubjectKind::Service:
        return !side.service;
    case SubjectKind::Category:
        return !side.category;
    }
    Q_UNREACHABLE();
}

} // namespace

ServerSide readServerSide(Database &confirmed, const OutboxEntry &entry)
{
    const Subject subject = subjectOf(entry.args);
    ServerSide side;
    switch (subject.kind) {
    case SubjectKind::None:
        break;
    case SubjectKind::Order:
        readOrder(confirmed, OrderId(subject.id), side);
        break;
    case SubjectKind::Ticket:
        readTicket(confirmed, TicketId(subject.id), side);
        break;
    case SubjectKind::User:
        readUser(confirmed, UserId(subject.id), side);
        break;
    case SubjectKind::Service:
        readService(confirmed, ServiceId(subject.id), side);
        break;
    case SubjectKind::Category:
        side.category = CatalogueStore(confirmed).category(CategoryId(subject.id));
        break;
    }
    side.isMissing = isMissing(side, subject.kind);
    readActivity(confirmed, subject, side);
    // An order that is placed here names its service beside its customer.
    if (const qint64 service = entry.args.value(u"service"_s).toInteger(); service > 0 && !side.service)
        readService(confirmed, ServiceId(service), side);
    return side;
}

} // namespace pw::ui
