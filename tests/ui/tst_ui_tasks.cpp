// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/task_store.h"
#include "tests/ui/person.h"
#include "tests/ui/ui_world.h"
#include "ui/features/tasks/columns.h"

#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace pw::ui;
using namespace Qt::StringLiterals;

/// Refills and cancellations as a person works through them, on a real desk that is offline.
class UiTasks : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksForARefillAndDoesIt();
    void rejectsWithAReason();
    void asksTheProviderAgain();
    void cancelsTheOrderThatItIsAbout();
    void filtersAndSearches();
    void offersNoRefillOfWhatIsNotDelivered();
    void showsAnEmptyPage();

private:
    [[nodiscard]] static qint64 orderThatIs(UiWorld &world, OrderStatus status, int which = 0)
    {
        OrderFilter filter;
        filter.status = status;
        return world.ask(world.source().read([filter](Database &db) { return OrderStore(db).page(filter); }))
            .value(which)
            .id.value;
    }
    [[nodiscard]] static OrderTask newest(UiWorld &world)
    {
        return world.ask(world.source().read([](Database &db) { return TaskStore(db).page({}); })).value(0);
    }
    /// Some that came with a pull.
    static void bring(UiWorld &world, TaskKind kind, TaskStatus status, qint64 order, const QString &problem = {})
    {
        world.reopenAfter([&](Database &base, Outbox &) {
            OrderTask task{.id = {}, .order = OrderId(order), .user = OrderStore(base).byId(OrderId(order))->user};
            task.kind = kind;
            task.status = status;
            task.requestedBy = u"customer:bob"_s;
            task.problem = problem;
            TaskStore(base).insert(task, {.rev = UiWorld::later, .now = world.clock().now()});
        });
    }
};

void UiTasks::asksForARefillAndDoesIt()
{
    UiWorld world;
    Person person(world);
    const qint64 order = orderThatIs(world, OrderStatus::Completed);
    person.openPage(PageId::Orders);
    person.press(u"chip_completed"_s);
    person.openRow(PageId::Orders, order);
    person.press(u"refillOrderButton"_s);
    QTRY_COMPARE(newest(world).order.value, order);
    const qint64 task = newest(world).id.value;
    person.openRow(PageId::Tasks, task);
    const auto *table = person.openPage(PageId::Tasks)->table();
    QCOMPARE(Person::cell(*table, task, static_cast<int>(TaskColumn::Status)), u"Waiting"_s);
    QVERIFY(Person::isMarked(*table, task));
    person.press(u"taskBegin"_s);
    QTRY_COMPARE(Person::cell(*table, task, static_cast<int>(TaskColumn::Status)), u"In progress"_s);
    QTRY_VERIFY(!person.visible<QPushButton>(u"taskBegin"_s));
    person.press(u"taskDone"_s);
    // It is no longer open, and so not in this list.
    QTRY_COMPARE(table->model()->rowCount(), 0);
    QCOMPARE(newest(world).status, TaskStatus::Completed);
}

void UiTasks::rejectsWithAReason()
{
    UiWorld world;
    bring(world, TaskKind::Refill, TaskStatus::Pending, orderThatIs(world, OrderStatus::Completed));
    Person person(world);
    const qint64 task = newest(world).id.value;
    person.openRow(PageId::Tasks, task);
    person.press(u"taskReject"_s);
    person.type(u"reason"_s, u"Out of warranty"_s);
    person.press(u"accept"_s);
    QTRY_COMPARE(newest(world).status, TaskStatus::Rejected);
    QCOMPARE(newest(world).problem, u"Out of warranty"_s);
    person.press(u"chip_rejected"_s);
    person.openRow(PageId::Tasks, task);
    QTRY_COMPARE(person.see<QLabel>(u"taskProblem"_s)->text(), u"Out of warranty"_s);
    QVERIFY(!person.visible<QPushButton>(u"taskReject"_s));
}

void UiTasks::asksTheProviderAgain()
{
    UiWorld world;
    bring(world, TaskKind::Refill, TaskStatus::Error, orderThatIs(world, OrderStatus::Completed), u"no answer"_s);
    Person person(world);
    person.openRow(PageId::Tasks, newest(world).id.value);
    person.press(u"taskAgain"_s);
    QTRY_COMPARE(newest(world).status, TaskStatus::Pending);
    QCOMPARE(newest(world).problem, QString());
}

void UiTasks::cancelsTheOrderThatItIsAbout()
{
    UiWorld world;
    const qint64 order = orderThatIs(world, OrderStatus::Pending);
    bring(world, TaskKind::Cancel, TaskStatus::Pending, order);
    Person person(world);
    person.openRow(PageId::Tasks, newest(world).id.value);
    QVERIFY(!person.visible<QPushButton>(u"taskDone"_s));
    person.press(u"taskCancelOrder"_s);
    person.press(u"accept"_s);
    QTRY_COMPARE(newest(world).status, TaskStatus::Completed);
    QCOMPARE(orderThatIs(world, OrderStatus::Canceled), order);
}

void UiTasks::filtersAndSearches()
{
    UiWorld world;
    const qint64 refilled = orderThatIs(world, OrderStatus::Completed);
    bring(world, TaskKind::Refill, TaskStatus::Pending, refilled);
    Person person(world);
    QVERIFY(world.ask(
        world.source().perform(u"RequestRefill"_s, {{u"order"_s, orderThatIs(world, OrderStatus::Completed, 1)}})));
    const auto *table = person.openPage(PageId::Tasks)->table();
    QTRY_COMPARE(table->model()->rowCount(), 2);
    auto *kind = person.see<QComboBox>(u"kindFilter"_s);
    QTest::keyClick(kind, Qt::Key_End);
    QTRY_COMPARE(table->model()->rowCount(), 0);
    QTest::keyClick(kind, Qt::Key_Up);
    QTRY_COMPARE(table->model()->rowCount(), 2);
    person.type(u"search"_s, QString::number(refilled));
    QTRY_COMPARE(table->model()->rowCount(), 1);
}

void UiTasks::offersNoRefillOfWhatIsNotDelivered()
{
    UiWorld world;
    Person person(world);
    person.openPage(PageId::Orders);
    person.press(u"chip_pending"_s);
    person.openRow(PageId::Orders, orderThatIs(world, OrderStatus::Pending));
    QTRY_VERIFY(person.visible<QPushButton>(u"setStatusButton"_s));
    QVERIFY(!person.visible<QPushButton>(u"refillOrderButton"_s));
}

void UiTasks::showsAnEmptyPage()
{
    UiWorld world(UiWorld::Shop::Empty);
    Person person(world);
    person.openPage(PageId::Tasks);
    QTRY_VERIFY(!person.openPage(PageId::Tasks)->table()->isVisible());
}

QTEST_MAIN(UiTasks)
#include "tst_ui_tasks.moc"
