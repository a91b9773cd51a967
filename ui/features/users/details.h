// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/ledger.h"
#include "core/domain/order.h"
#include "core/domain/user.h"
#include "ui/widgets/details_pane.h"

#include <optional>

class QLabel;
class QPushButton;

namespace pw::ui
{

/// One customer with his money, last orders and last transactions.
class UserDetails final : public DetailsPane
{
    Q_OBJECT

public:
    explicit UserDetails(const UiContext &ui, QWidget *parent = nullptr);

protected:
    void load(qint64 key, quint64 turn) override;

private:
    struct Facts {
        User user;
        QList<Order> orders;
        QList<Transfer> transfers;
    };
    void buildFields();
    void show(const Facts &facts);
    void showOrders(const QList<Order> &orders);
    void showTransfers(const Facts &facts);

    std::optional<User> m_user;
    QPushButton *m_addFunds;
    QPushButton *m_suspend;
    QPushButton *m_allOrders;
    QLabel *m_balance = nullptr;
    QLabel *m_onHold = nullptr;
    QLabel *m_spent = nullptr;
    QLabel *m_email = nullptr;
    QLabel *m_joined = nullptr;
    QLabel *m_orderCount = nullptr;
    QLabel *m_reason = nullptr;
    ItemList *m_orders = nullptr;
    ItemList *m_transfers = nullptr;
};

} // namespace pw::ui
