// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/provider.h"
#include "ui/features/orders/model.h"
#include "ui/widgets/details_pane.h"

#include <QHash>

#include <optional>

class QLabel;
class QPushButton;

namespace pw::ui
{

/// One order with its counts, its money and its history.
class OrderDetails final : public DetailsPane
{
    Q_OBJECT

public:
    explicit OrderDetails(const UiContext &ui, QWidget *parent = nullptr);

protected:
    void load(qint64 key, quint64 turn) override;

private:
    struct Facts {
        OrderRow row;
        QList<OrderEvent> events;
        std::optional<OrderForward> forward; ///< for those who see providers
        QString provider;                    ///< its name
        QList<Order> posts;                  ///< of a subscription
    };
    void buildFields();
    void show(const Facts &facts);
    [[nodiscard]] static QString dripfeedWords(const Order &order);
    [[nodiscard]] static QString subscriptionWords(const Order &order);
    void showPosts(const Facts &facts);
    void showForward(const Facts &facts);
    void showMoney(const Order &order);
    void showHistory(const Facts &facts);

    std::optional<OrderRow> m_row;
    std::optional<OrderForward> m_known;
    QPushButton *m_cancel;
    QPushButton *m_change;
    QPushButton *m_refill;
    QPushButton *m_addPost;
    QPushButton *m_send;
    QPushButton *m_isThere;
    QPushButton *m_customer;
    QPushButton *m_serviceLink;
    QLabel *m_link = nullptr;
    FieldList *m_order = nullptr;
    QHash<OrderField, QLabel *> m_fields;
    FieldList *m_delivery = nullptr;
    QLabel *m_upstreamTitle = nullptr;
    FieldList *m_upstream = nullptr;
    QLabel *m_provider = nullptr;
    QLabel *m_forwardState = nullptr;
    QLabel *m_upstreamOrder = nullptr;
    QLabel *m_cost = nullptr;
    QLabel *m_forwardProblem = nullptr;
    QLabel *m_dripfeed = nullptr;
    QLabel *m_subscription = nullptr;
    ItemList *m_posts = nullptr;
    QLabel *m_quantity = nullptr;
    QLabel *m_startCount = nullptr;
    QLabel *m_remains = nullptr;
    QLabel *m_via = nullptr;
    QLabel *m_charge = nullptr;
    QLabel *m_refunded = nullptr;
    QLabel *m_kept = nullptr;
    ItemList *m_history = nullptr;
};

} // namespace pw::ui
