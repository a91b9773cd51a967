// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/domain/order_task.h"

#include <QTest>

using namespace pw;
using namespace Qt::StringLiterals;

/// Who may ask for a refill or a cancellation, and when.
class OrderTasksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decides_data();
    void decides();
    void endsWithTheOrder();

private:
    static constexpr Instant now{1'790'000'000'000};
    static constexpr qint64 hourMs = 60LL * 60 * 1000;

    static Actor customer() { return Actor::customer(UserId(7), u"anna"_s); }
    static Actor support() { return Actor::staff(StaffId(2), u"helper"_s, Role::Support); }
    static OrderTask earlier(TaskStatus status, qint64 hoursAgo)
    {
        OrderTask task{.id = TaskId(5), .order = OrderId(1), .user = UserId(7)};
        task.status = status;
        task.createdAt = now.plusMs(-hoursAgo * hourMs);
        return task;
    }
    static void row(const char *name, OrderStatus status, decide::TaskRequest request, const QString &outcome)
    {
        request.now = now;
        QTest::newRow(name) << status << request << outcome;
    }
};

Q_DECLARE_METATYPE(pw::decide::TaskRequest)

void OrderTasksTest::decides_data()
{
    using enum OrderStatus;
    constexpr TaskKind refill = TaskKind::Refill;
    constexpr TaskKind cancel = TaskKind::Cancel;
    QTest::addColumn<OrderStatus>("status");
    QTest::addColumn<decide::TaskRequest>("request");
    QTest::addColumn<QString>("outcome");
    const QString yes;
    row("refill of a completed order", Completed, {refill, true, {}, customer(), {}}, yes);
    row("refill of a partial order", Partial, {refill, true, {}, customer(), {}}, yes);
    row("refill of a cancelled order", Canceled, {refill, true, {}, customer(), {}},
        u"order_not_refillable canceled"_s);
    row("refill of one that runs", InProgress, {refill, true, {}, customer(), {}},
        u"order_not_refillable in_progress"_s);
    row("refill where the service has none", Completed, {refill, false, {}, customer(), {}},
        u"order_not_refillable completed"_s);
    row("the same by staff", Completed, {refill, false, {}, support(), {}}, yes);
    row("one is open", Completed, {refill, true, earlier(TaskStatus::InProgress, 100), customer(), {}},
        u"task_open 5"_s);
    row("one waits for a person", Completed, {refill, true, earlier(TaskStatus::Error, 100), customer(), {}},
        u"task_open 5"_s);
    row("one is open, by staff", Completed, {refill, true, earlier(TaskStatus::Pending, 100), support(), {}},
        u"task_open 5"_s);
    row("one was done within the day", Completed, {refill, true, earlier(TaskStatus::Completed, 23), customer(), {}},
        u"refill_too_soon 2026-09-21T15:13:20.000Z"_s);
    row("the same by staff", Completed, {refill, true, earlier(TaskStatus::Completed, 23), support(), {}}, yes);
    row("one was rejected a day ago", Completed, {refill, true, earlier(TaskStatus::Rejected, 24), customer(), {}},
        yes);
    row("cancel of one that waits", Pending, {cancel, true, {}, customer(), {}}, yes);
    row("cancel of one that runs", InProgress, {cancel, true, {}, customer(), {}}, yes);
    row("cancel of one that is over", Completed, {cancel, true, {}, customer(), {}},
        u"order_not_cancelable completed"_s);
    row("cancel where the service does not allow it", Processing, {cancel, false, {}, customer(), {}},
        u"order_not_cancelable processing"_s);
    row("cancel is asked for already", InProgress, {cancel, true, earlier(TaskStatus::Pending, 0), customer(), {}},
        u"task_open 5"_s);
    row("cancel was rejected just now", InProgress, {cancel, true, earlier(TaskStatus::Rejected, 0), customer(), {}},
        yes);
}

void OrderTasksTest::decides()
{
    QFETCH(const OrderStatus, status);
    QFETCH(const decide::TaskRequest, request);
    Order order;
    order.id = OrderId(1);
    order.status = status;
    const auto decided = decide::requestTask(order, request);
    const QString outcome = decided ? QString() : refusalName(decided.error().code) + u' ' + decided.error().fact;
    QTEST(outcome, "outcome");
}

void OrderTasksTest::endsWithTheOrder()
{
    QCOMPARE(decide::cancelTaskAfter(OrderStatus::Canceled), TaskStatus::Completed);
    QCOMPARE(decide::cancelTaskAfter(OrderStatus::Partial), TaskStatus::Completed);
    QCOMPARE(decide::cancelTaskAfter(OrderStatus::Completed), TaskStatus::Rejected);
}

QTEST_GUILESS_MAIN(OrderTasksTest)
#include "tst_order_tasks.moc"
