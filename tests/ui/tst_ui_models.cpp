// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/ui/ui_world.h"

#include "ui/features/orders/model.h"
#include "ui/features/orders/presentation.h"
#include "ui/features/pending/model.h"
#include "ui/features/pending/presentation.h"
#include "ui/features/services/model.h"
#include "ui/features/services/presentation.h"
#include "ui/features/providers/model.h"
#include "ui/features/providers/presentation.h"
#include "ui/features/tasks/model.h"
#include "ui/features/tasks/presentation.h"
#include "ui/features/tickets/model.h"
#include "ui/features/tickets/presentation.h"
#include "ui/features/users/model.h"
#include "ui/features/users/presentation.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace pw::ui;
using namespace Qt::StringLiterals;

using FailureMode = QAbstractItemModelTester::FailureReportingMode;

/// The paged models on a real desk: pages, refreshes, marks, answers that come too late.
class UiModels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsPageByPage();
    void readsOnWhenAChangeComesBetween();
    void keepsToTheRulesOfModels();
    void refreshKeepsWhatViewsHoldOnTo();
    void marksRowsAheadOfTheServer();
    void dropsTheAnswerToAnOldQuestion();
    void movesATicketUpWhenItIsAnswered();
    void tellsWhenThereIsNothing();

private:
    /// An order that has come to its end.
    static qint64 delivered(UiWorld &world)
    {
        OrderFilter filter;
        filter.status = OrderStatus::Completed;
        return world.ask(world.source().read([filter](Database &db) { return OrderStore(db).page(filter); }))
            .value(0)
            .id.value;
    }
    static void perform(UiWorld &world, const QString &name, const QJsonObject &args)
    {
        const auto decided = world.ask(world.source().perform(name, args));
        QVERIFY2(decided.ok(), decided.ok() ? "" : qPrintable(refusalSentence(decided.error())));
    }
};

void UiModels::readsPageByPage()
{
    UiWorld world;
    OrdersModel model(world.source(), nullptr);
    model.setFilter({});
    QTRY_COMPARE(model.rowCount(), PagedModelBase::pageSize);
    QCOMPARE(model.row(0).order.id.value, UiWorld::orderCount);
    QVERIFY(model.canFetchMore({}));
    model.fetchMore({});
    QTRY_COMPARE(model.rowCount(), 2 * PagedModelBase::pageSize);
    model.fetchMore({});
    QTRY_COMPARE(model.rowCount(), UiWorld::orderCount);
    QVERIFY(!model.canFetchMore({}));
    for (int i = 0; i < model.rowCount(); ++i)
        QCOMPARE(model.row(i).order.id.value, UiWorld::orderCount - i);
}

void UiModels::readsOnWhenAChangeComesBetween()
{
    UiWorld world;
    OrdersModel model(world.source(), nullptr);
    model.setFilter({});
    QTRY_COMPARE(model.rowCount(), PagedModelBase::pageSize);
    model.fetchMore({});
    model.refresh(); // the page on its way is of before the change, so it is asked for again
    QTRY_COMPARE(model.rowCount(), 2 * PagedModelBase::pageSize);
    model.refresh();
    model.fetchMore({}); // while the refresh runs
    QTRY_COMPARE(model.rowCount(), UiWorld::orderCount);
}

void UiModels::keepsToTheRulesOfModels()
{
    UiWorld world;
    OrdersModel orders(world.source(), nullptr);
    ServicesModel services(world.source(), nullptr);
    UsersModel users(world.source(), nullptr);
    TicketsModel tickets(world.source(), nullptr);
    TasksModel tasks(world.source(), nullptr);
    ProvidersModel providers(world.source(), nullptr);
    EntriesModel entries(world.source(), nullptr);
    OrdersPresentation shownOrders(&orders, world.clock());
    ServicesPresentation shownServices(&services);
    UsersPresentation shownUsers(&users, world.clock());
    TicketsPresentation shownTickets(&tickets, world.clock());
    TasksPresentation shownTasks(&tasks, world.clock());
    ProvidersPresentation shownProviders(&providers, world.clock());
    EntriesPresentation shownEntries(&entries, world.clock());
    std::vector<std::unique_ptr<QAbstractItemModelTester>> testers;
    for (QAbstractItemModel *model : std::initializer_list<QAbstractItemModel *>{
             &orders, &services, &users, &tickets, &tasks, &providers, &entries, &shownOrders, &shownServices,
             &shownUsers, &shownTickets, &shownTasks, &shownProviders, &shownEntries}) {
        testers.push_back(std::make_unique<QAbstractItemModelTester>(model, FailureMode::QtTest));
        testers.back()->setUseFetchMore(false);
    }
    orders.setFilter({});
    services.setFilter({});
    users.setFilter({});
    tickets.setFilter({});
    tasks.setFilter({});
    providers.setFilter({});
    entries.setFilter(EntriesModel::Show::All, {});
    QTRY_COMPARE(orders.rowCount(), PagedModelBase::pageSize);
    QTRY_COMPARE(services.rowCount(), 5);
    QTRY_COMPARE(users.rowCount(), 3);
    QTRY_COMPARE(tickets.rowCount(), 4);
    orders.fetchMore({});
    QTRY_COMPARE(orders.rowCount(), 2 * PagedModelBase::pageSize);
    perform(world, u"CancelOrder"_s, {{u"order"_s, UiWorld::orderCount}});
    perform(world, u"ReplyTicket"_s, {{u"ticket"_s, 1}, {u"text"_s, u"We look at it."_s}});
    perform(world, u"RequestRefill"_s, {{u"order"_s, delivered(world)}});
    QTRY_COMPARE(entries.rowCount(), 3);
    QTRY_COMPARE(tasks.rowCount(), 1);
    QTRY_COMPARE(tickets.row(0).ticket.id.value, 1);
    OrderFilter canceled;
    canceled.status = OrderStatus::Canceled;
    orders.setFilter(canceled);
    QTRY_COMPARE(orders.rowCount(), 1);
}

void UiModels::refreshKeepsWhatViewsHoldOnTo()
{
    UiWorld world;
    OrderFilter pending;
    pending.status = OrderStatus::Pending;
    OrdersModel model(world.source(), nullptr);
    model.setFilter(pending);
    QTRY_COMPARE(model.rowCount(), 10);
    const QPersistentModelIndex held(model.index(5, 0));
    const qint64 key = held.data(PagedModelBase::KeyRole).toLongLong();
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    perform(world, u"CancelOrder"_s, {{u"order"_s, model.row(2).order.id.value}});
    QTRY_COMPARE(model.rowCount(), 9);
    QCOMPARE(held.row(), 4);
    QCOMPARE(held.data(PagedModelBase::KeyRole).toLongLong(), key);
    QCOMPARE(resets.count(), 0);
}

void UiModels::marksRowsAheadOfTheServer()
{
    UiWorld world;
    UsersModel model(world.source(), nullptr);
    model.setFilter({});
    QTRY_COMPARE(model.rowCount(), 3);
    QVERIFY(!model.index(0, 0).data(PagedModelBase::AheadRole).toBool());
    perform(world, u"AddFunds"_s, {{u"user"_s, 3}, {u"amount"_s, u"25.00"_s}, {u"reason"_s, u"goodwill"_s}});
    QTRY_VERIFY(model.index(0, 0).data(PagedModelBase::AheadRole).toBool());
    QCOMPARE(model.row(0).balance, Money::whole(125));
    QVERIFY(!model.index(1, 0).data(PagedModelBase::AheadRole).toBool());
}

void UiModels::dropsTheAnswerToAnOldQuestion()
{
    UiWorld world;
    OrdersModel model(world.source(), nullptr);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    for (const QString &typed : {u"e"_s, u"ex"_s, u"example.com/p/44"_s}) {
        OrderFilter filter;
        filter.search = typed;
        model.setFilter(filter);
    }
    QTRY_VERIFY(model.hasLoaded());
    QCOMPARE(model.rowCount(), 11); // orders 44 and 440 to 449
    QTest::qWait(50);               // whatever else is still on its way
    QCOMPARE(resets.count(), 1);
    QCOMPARE(model.rowCount(), 11);
}

void UiModels::movesATicketUpWhenItIsAnswered()
{
    UiWorld world;
    TicketsModel model(world.source(), nullptr);
    model.setFilter({});
    QTRY_COMPARE(model.rowCount(), 4);
    const QPersistentModelIndex oldest(model.index(3, 0));
    QCOMPARE(oldest.data(PagedModelBase::KeyRole).toLongLong(), 1);
    perform(world, u"ReplyTicket"_s, {{u"ticket"_s, 1}, {u"text"_s, u"On its way."_s}});
    QTRY_COMPARE(oldest.row(), 0);
    QCOMPARE(model.row(0).ticket.status, TicketStatus::Replied);
    QVERIFY(oldest.data(PagedModelBase::AheadRole).toBool());
}

void UiModels::tellsWhenThereIsNothing()
{
    UiWorld world(UiWorld::Shop::Empty);
    OrdersModel model(world.source(), nullptr);
    QVERIFY(!model.hasLoaded());
    model.setFilter({});
    QTRY_VERIFY(model.hasLoaded());
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.canFetchMore({}));
}

QTEST_MAIN(UiModels)
#include "tst_ui_models.moc"
