// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/tasks/details.h"

#include "core/base/clock.h"
#include "ui/features/orders/actions.h"
#include "ui/features/tasks/actions.h"
#include "ui/presentation/words.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/field_list.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace pw::ui
{

TaskDetails::TaskDetails(const UiContext &ui, QWidget *parent)
    : DetailsPane(ui, parent), m_done(makeButton(tr("Done"), ButtonKind::Primary, u"check"_s, this)),
      m_begin(makeButton(tr("Begin"), ButtonKind::Plain, u"play"_s, this)),
      m_again(makeButton(tr("Ask again"), ButtonKind::Plain, u"retry"_s, this)),
      m_cancelOrder(makeButton(tr("Cancel order…"), ButtonKind::Danger, u"ban"_s, this)),
      m_reject(makeButton(tr("Reject…"), ButtonKind::Plain, {}, this)),
      m_order(makeButton({}, ButtonKind::Link, {}, this)), m_customer(makeButton({}, ButtonKind::Link, {}, this))
{
    setObjectName(u"taskDetails"_s);
    m_done->setObjectName(u"taskDone"_s);
    m_begin->setObjectName(u"taskBegin"_s);
    m_again->setObjectName(u"taskAgain"_s);
    m_cancelOrder->setObjectName(u"taskCancelOrder"_s);
    m_reject->setObjectName(u"taskReject"_s);
    m_again->setToolTip(tr("Asks the provider of the order once more"));
    for (QPushButton *button : {m_done, m_begin, m_again, m_cancelOrder, m_reject})
        actions()->addWidget(button);
    actions()->addStretch();
    buildFields();
    connectActions();
}

void TaskDetails::buildFields()
{
    m_task = addFields(tr("Task"));
    m_asked = m_task->add(tr("Asked"));
    m_by = m_task->add(tr("By"));
    m_changed = m_task->add(tr("Last change"));
    m_problem = m_task->add(tr("Reason"));
    m_problem->setObjectName(u"taskProblem"_s);
    auto *order = addFields(tr("Order"));
    order->addWidget(tr("Order"), m_order);
    order->addWidget(tr("Customer"), m_customer);
    m_orderStatus = order->add(tr("Status"));
    m_link = order->add(tr("Link"));
    m_quantity = order->add(tr("Quantity"));
    m_startCount = order->add(tr("Start count"));
    m_remains = order->add(tr("Remains"));
    body()->addStretch();
}

void TaskDetails::connectActions()
{
    const auto sets = [this](TaskStatus status) {
        return [this, status] { task_actions::set(ui(), m_row->task, status); };
    };
    connect(m_done, &QPushButton::clicked, this, sets(TaskStatus::Completed));
    connect(m_begin, &QPushButton::clicked, this, sets(TaskStatus::InProgress));
    connect(m_again, &QPushButton::clicked, this, sets(TaskStatus::Pending));
    connect(m_reject, &QPushButton::clicked, this, [this] { task_actions::reject(ui(), *m_row, window()); });
    connect(m_cancelOrder, &QPushButton::clicked, this, [this] {
        order_actions::cancel(ui(), {m_row->order, m_row->customer}, window());
    });
    connect(m_order, &QPushButton::clicked, this, [this] {
        Q_EMIT openRequested({PageId::Orders, m_row->task.order.value});
    });
    connect(m_customer, &QPushButton::clicked, this, [this] {
        Q_EMIT openRequested({PageId::Users, m_row->task.user.value});
    });
}

void TaskDetails::load(qint64 key, quint64 turn)
{
    const auto query = [key](Database &db) -> std::optional<TaskRow> {
        const auto task = TaskStore(db).byId(TaskId(key));
        return task ? std::optional(taskRow(db, *task)) : std::nullopt;
    };
    readFacts(turn, query, [this](const TaskRow &row) { show(row); });
}

void TaskDetails::show(const TaskRow &row)
{
    m_row = row;
    const auto &[task, order, customer] = row;
    setHeading({.title = tr("%1 %2").arg(Words::kind(task.kind), Words::number(task.id.value)),
                .subtitle = order.serviceName,
                .pill = Words::status(task.status),
                .tone = Words::tone(task.status),
                .rev = task.rev});
    showActions(task);
    const Instant now = ui().clock.now();
    FieldList::set(m_asked, Words::when(task.createdAt, now), Words::whenInFull(task.createdAt));
    FieldList::set(m_by, Words::actor(task.requestedBy));
    FieldList::set(m_changed, Words::when(task.updatedAt, now), Words::whenInFull(task.updatedAt));
    m_task->setIfAny(m_problem, task.problem);
    m_order->setText(tr("Order %1").arg(Words::number(task.order.value)));
    m_customer->setText(customer);
    FieldList::set(m_orderStatus, order.id.isValid() ? Words::status(order.status) : QString());
    FieldList::set(m_link, order.link);
    FieldList::set(m_quantity, Words::count(order.quantity));
    FieldList::set(m_startCount, order.startCount ? Words::count(*order.startCount) : QString());
    FieldList::set(m_remains, Words::count(order.remains));
}

/// What cannot be done with this task is not there: a refill is begun and done, an order is cancelled.
void TaskDetails::showActions(const OrderTask &task)
{
    const bool isRefill = task.kind == TaskKind::Refill;
    m_done->setVisible(task.isOpen() && isRefill);
    m_begin->setVisible(isRefill && task.status == TaskStatus::Pending);
    m_again->setVisible(task.status == TaskStatus::Error);
    m_cancelOrder->setVisible(task.isOpen() && !isRefill && order_actions::canCancel(m_row->order));
    m_reject->setVisible(task.isOpen());
}

} // namespace pw::ui
