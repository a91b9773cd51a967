// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "ui/features/tasks/model.h"
#include "ui/widgets/details_pane.h"

#include <optional>

class QLabel;
class QPushButton;

namespace pw::ui
{

/// One task, with the order that it is about and what can be done.
class TaskDetails final : public DetailsPane
{
    Q_OBJECT

public:
    explicit TaskDetails(const UiContext &ui, QWidget *parent = nullptr);

protected:
    void load(qint64 key, quint64 turn) override;

private:
    void buildFields();
    void connectActions();
    void show(const TaskRow &row);
    void showActions(const OrderTask &task);

    std::optional<TaskRow> m_row;
    QPushButton *m_done;
    QPushButton *m_begin;
    QPushButton *m_again;
    QPushButton *m_cancelOrder;
    QPushButton *m_reject;
    QPushButton *m_order;
    QPushButton *m_customer;
    FieldList *m_task = nullptr;
    QLabel *m_asked = nullptr;
    QLabel *m_by = nullptr;
    QLabel *m_changed = nullptr;
    QLabel *m_problem = nullptr;
    QLabel *m_link = nullptr;
    QLabel *m_quantity = nullptr;
    QLabel *m_startCount = nullptr;
    QLabel *m_remains = nullptr;
    QLabel *m_orderStatus = nullptr;
};

} // namespace pw::ui
