// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/ui/ui_world.h"

#include "core/storage/catalogue_store.h"
#include "core/storage/database.h"
#include "core/storage/ledger_store.h"
#include "core/storage/migrator.h"
#include "core/storage/order_store.h"
#include "core/storage/sync_store.h"
#include "core/storage/ticket_store.h"
#include "core/storage/user_store.h"
#include "core/sync/outbox.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{
namespace
{

Stamp stampAt(const Clock &clock, qint64 rev, qint64 minutesAgo)
{
    return {.rev = rev, .now = clock.now().plusMs(-minutesAgo * 60'000)};
}

void fillCatalogue(Database &db, const Clock &clock)
{
    CatalogueStore store(db);
    const auto followers =
        store.insert(Category{.id = {}, .name = u"Followers"_s, .position = 1}, stampAt(clock, 1, 9000));
    const auto likes = store.insert(Category{.id = {}, .name = u"Likes"_s, .position = 2}, stampAt(clock, 1, 9000));
    for (int i = 1; i <= 5; ++i) {
        Service service;
        service.category = i <= 3 ? followers : likes;
        service.name = u"Service %1"_s.arg(i);
        service.rate = Rate::parse(u"0.90").value();
        service.min = 10;
        service.max = 10'000;
        service.cancel = true;
        service.position = i;
        const auto id = store.insert(service, stampAt(clock, 2, 9000));
        Q_ASSERT(id.value == i);
    }
}

void fillUsers(Database &db, const Clock &clock)
{
    UserStore store(db);
    for (const QString &name : {u"alice"_s, u"bob"_s, u"carol"_s}) {
        const UserId id = store.insert(name, name + u"@example.com"_s, stampAt(clock, 3, 8000));
        User user = store.byId(id).value();
        user.balance = Money::whole(100);
        user.onHold = Money::whole(10'000);
        user.orderCount = UiWorld::orderCount / 3;
        store.setMoney(user, stampAt(clock, 4, 8000));
    }
}

/// Order n belongs to user n % 3 + 1 and service n % 5 + 1; the last ten are pending, the others completed.
void fillOrders(Database &db, const Clock &clock)
{
    OrderStore store(db);
    for (int i = 1; i <= UiWorld::orderCount; ++i) {
        Order order;
        order.user = UserId(i % 3 + 1);
        order.service = ServiceId(i % 5 + 1);
        order.serviceName = u"Service %1"_s.arg(i % 5 + 1);
        order.link = u"https://example.com/p/%1"_s.arg(i);
        order.quantity = 1000;
        order.charge = Money::parse(u"0.90").value();
        order.placedVia = u"web"_s;
        const Stamp stamp = stampAt(clock, 10 + i / 10, UiWorld::orderCount - i);
        order.id = store.insert(order, stamp);
        if (i > UiWorld::orderCount - 10)
            continue;
        order.status = OrderStatus::Completed;
        store.setStatus(order, stamp);
        store.addEvent(order.id, u"system"_s, OrderStatus::Pending, OrderStatus::Completed, stamp);
    }
}

void fillTickets(Database &db, const Clock &clock)
{
    TicketStore store(db);
    for (int i = 1; i <= 4; ++i) {
        Ticket ticket;
        ticket.user = UserId(1);
        ticket.type = TicketType::Refill;
        ticket.subject = u"Order %1 dropped"_s.arg(i);
        ticket.orderIds = QString::number(i);
        const Stamp stamp = stampAt(clock, 90 + i, 100 - i);
        const TicketId id = store.insert(ticket, stamp);
        const auto first = store.addMessage({.id = {},
                                             .ticket = id,
                                             .authorKind = AuthorKind::Customer,
                                             .authorName = u"alice"_s,
                                             .text = u"<b>Please</b> look at order %1"_s.arg(i)},
                                            stamp);
        Q_ASSERT(first.isValid());
    }
    // Ticket 4 was answered by the rules, then by the model; it stays unread and last in this list of words.
    for (const AuthorKind kind : {AuthorKind::Automatic, AuthorKind::Ai}) {
        const auto answer = store.addMessage(
            {.id = {}, .ticket = TicketId(4), .authorKind = kind, .authorName = u"robot"_s, .text = toWord(kind)},
            stampAt(clock, 95, 90));
        Q_ASSERT(answer.isValid());
    }
}

} // namespace

UiWorld::UiWorld(Shop shop)
{
    Outbox outbox(m_folder.filePath(u"outbox.db"_s), m_clock, m_ids);
    outbox.setPerson({.server = u"https://shop.example"_s, .staffId = 1, .name = u"owner"_s, .role = Role::Owner});
    if (shop == Shop::Filled)
        fill();
    open();
}

UiWorld::~UiWorld()
{
    close();
}

void UiWorld::fill()
{
    Database db({.file = m_folder.filePath(u"base.db"_s), .durability = Database::Durability::Normal});
    migrate(db, schema::desk());
    Transaction transaction(db);
    fillCatalogue(db, m_clock);
    fillUsers(db, m_clock);
    fillOrders(db, m_clock);
    fillTickets(db, m_clock);
    SyncStore(db).setDeskMeta(u"cursor"_s, QString::number(cursor));
    transaction.commit();
}

void UiWorld::open()
{
    m_desk = std::make_unique<DeskService>(
        DeskService::Options{.profileDir = m_folder.path(), .clock = m_clock, .ids = m_ids, .offline = true});
    m_source = std::make_unique<ui::DeskSource>(*m_desk);
    m_commands = std::make_unique<ui::CommandRunner>(*m_source);
    // The first status arrives through the event loop; a window made before it would be right a moment later only.
    QTRY_VERIFY(!m_source->status().user.isEmpty());
}

void UiWorld::close()
{
    m_commands.reset();
    m_source.reset();
    m_desk.reset();
}

void UiWorld::reopen()
{
    close();
    open();
}

void UiWorld::reopenWithRefusal(const QString &commandId, const Refusal &refusal)
{
    close();
    {
        Outbox outbox(m_folder.filePath(u"outbox.db"_s), m_clock, m_ids);
        QCOMPARE(outbox.settle({{.commandId = commandId, .refusal = refusal}}), 1);
    }
    open();
}

void UiWorld::reopenAfter(const std::function<void(Database &, Outbox &)> &change)
{
    close();
    {
        Database base({.file = m_folder.filePath(u"base.db"_s), .durability = Database::Durability::Normal});
        Outbox outbox(m_folder.filePath(u"outbox.db"_s), m_clock, m_ids);
        Transaction transaction(base);
        change(base, outbox);
        SyncStore(base).setDeskMeta(u"cursor"_s, QString::number(later));
        transaction.commit();
    }
    open();
}

void UiWorld::waitFor(const QFuture<void> &future)
{
    QTRY_VERIFY(future.isFinished());
}

} // namespace pw::test
