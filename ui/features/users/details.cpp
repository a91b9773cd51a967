// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/users/details.h"

#include "core/base/clock.h"
#include "core/storage/ledger_store.h"
#include "core/storage/order_store.h"
#include "core/storage/user_store.h"
#include "ui/features/users/actions.h"
#include "ui/models/reply.h"
#include "ui/presentation/words.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/field_list.h"
#include "ui/widgets/item_list.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

constexpr int shownOrders = 5;
constexpr int shownTransfers = 8;

/// From the customer's own account out is a minus, into it a plus; what moves inside the shop has no sign.
QString amountWords(const Transfer &transfer, UserId user)
{
    if (transfer.credit == account::customer(user))
        return Words::signedMoney(transfer.amount);
    return Words::money(transfer.debit == account::customer(user) ? -transfer.amount : transfer.amount);
}

} // namespace

UserDetails::UserDetails(const UiContext &ui, QWidget *parent)
    : DetailsPane(ui, parent), m_addFunds(makeButton(tr("Add funds…"), ButtonKind::Primary, u"wallet"_s, this)),
      m_suspend(makeButton({}, ButtonKind::Plain, u"lock"_s, this)),
      m_allOrders(makeButton(tr("All orders"), ButtonKind::Plain, u"orders"_s, this))
{
    setObjectName(u"userDetails"_s);
    m_addFunds->setObjectName(u"addFundsButton"_s);
    m_suspend->setObjectName(u"suspendButton"_s);
    actions()->addWidget(m_addFunds);
    actions()->addWidget(m_allOrders);
    actions()->addWidget(m_suspend);
    actions()->addStretch();
    buildFields();
    connect(m_addFunds, &QPushButton::clicked, this, [this] { user_actions::addFunds(this->ui(), *m_user, window()); });
    connect(m_suspend, &QPushButton::clicked, this, [this] {
        if (m_user->state == UserState::Active)
            user_actions::suspend(this->ui(), *m_user, window());
        else
            user_actions::unsuspend(this->ui(), *m_user);
    });
    connect(m_allOrders, &QPushButton::clicked, this,
            [this] { Q_EMIT openRequested({.page = PageId::Orders, .search = m_user->username}); });
    connect(m_orders, &ItemList::chosen, this, [this](qint64 order) { Q_EMIT openRequested({PageId::Orders, order}); });
}

void UserDetails::buildFields()
{
    auto *money = addFields(tr("Money"));
    m_balance = money->add(tr("Balance"));
    m_onHold = money->add(tr("On hold"));
    m_spent = money->add(tr("Spent"));
    auto *account = addFields(tr("Account"));
    m_email = account->add(tr("E-mail"));
    m_joined = account->add(tr("Joined"));
    m_orderCount = account->add(tr("Orders"));
    m_reason = account->add(tr("Suspended for"));
    m_orders = addItems(tr("Last orders"));
    m_transfers = addItems(tr("Last transactions"));
    body()->addStretch();
}

void UserDetails::load(qint64 key, quint64 turn)
{
    const auto query = [key](Database &db) -> std::optional<Facts> {
        const auto user = UserStore(db).byId(UserId(key));
        if (!user)
            return std::nullopt;
        OrderFilter orders;
        orders.user = user->id;
        orders.limit = shownOrders;
        TransferFilter transfers;
        transfers.user = user->id;
        transfers.limit = shownTransfers;
        return Facts{*user, OrderStore(db).page(orders), LedgerStore(db).page(transfers)};
    };
    readFacts(turn, query, [this](const Facts &facts) { show(facts); });
}

void UserDetails::show(const Facts &facts)
{
    m_user = facts.user;
    const User &user = facts.user;
    setHeading({.title = user.username,
                .subtitle = tr("User %1").arg(Words::number(user.id.value)),
                .pill = Words::state(user.state),
                .tone = Words::tone(user.state),
                .rev = user.rev});
    m_suspend->setText(user.state == UserState::Active ? tr("Suspend…") : tr("Let in again"));
    FieldList::set(m_balance, Words::money(user.balance));
    FieldList::set(m_onHold, Words::money(user.onHold));
    FieldList::set(m_spent, Words::money(user.spent));
    FieldList::set(m_email, user.email);
    FieldList::set(m_joined, Words::when(user.createdAt, ui().clock.now()), Words::whenInFull(user.createdAt));
    FieldList::set(m_orderCount, Words::count(user.orderCount));
    FieldList::set(m_reason, user.suspendReason);
    showOrders(facts.orders);
    showTransfers(facts);
}

void UserDetails::showOrders(const QList<Order> &orders)
{
    QList<ItemList::Item> items;
    for (const Order &order : orders) {
        items << ItemList::Item{.icon = u"orders"_s,
                                .tone = Words::tone(order.status),
                                .title =
                                    tr("Order %1 · %2").arg(Words::number(order.id.value), Words::status(order.status)),
                                .detail = order.serviceName,
                                .trailing = Words::money(order.charge),
                                .tooltip = Words::whenInFull(order.createdAt),
                                .key = order.id.value};
    }
    m_orders->show(items, tr("No orders yet"));
}

void UserDetails::showTransfers(const Facts &facts)
{
    QList<ItemList::Item> items;
    for (const Transfer &transfer : facts.transfers) {
        const QString order =
            transfer.order.isValid() ? QString(u" "_s + Words::number(transfer.order.value)) : QString();
        QStringList details{Words::when(transfer.createdAt, ui().clock.now())};
        if (!transfer.memo.isEmpty())
            details << transfer.memo;
        const bool isIncome = transfer.credit == account::customer(facts.user.id);
        // What is delivered moves from the hold to the shop; the customer's balance went down when he ordered.
        const bool isDelivery = transfer.kind == TransferKind::OrderDelivered;
        items << ItemList::Item{.icon = isIncome     ? u"arrow-down"_s
                                        : isDelivery ? u"check"_s
                                                     : u"arrow-up"_s,
                                .tone = isIncome ? Tone::Success : Tone::Neutral,
                                .title = Words::kind(transfer.kind) + order,
                                .detail = details.join(u" \u00b7 "_s),
                                .trailing = amountWords(transfer, facts.user.id),
                                .tooltip = Words::whenInFull(transfer.createdAt)};
    }
    m_transfers->show(items, tr("No transactions yet"));
}

} // namespace pw::ui
