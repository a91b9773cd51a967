// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/orders/details.h"

#include "core/base/clock.h"
#include "core/domain/decisions.h"
#include "core/storage/forward_store.h"
#include "core/storage/provider_store.h"
#include "core/storage/user_store.h"
#include "ui/features/orders/actions.h"
#include "ui/features/providers/actions.h"
#include "ui/presentation/words.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/field_list.h"
#include "ui/widgets/item_list.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::ui
{

namespace
{

/// Of a long subscription the newest are looked at.
constexpr qsizetype shownPosts = 50;

QList<OrderId> newestPosts(const Order &order)
{
    const QList<OrderId> posts = order.subscription ? order.subscription->posts : QList<OrderId>();
    return posts.last(std::min(posts.size(), shownPosts));
}

} // namespace

OrderDetails::OrderDetails(const UiContext &ui, QWidget *parent)
    : DetailsPane(ui, parent), m_cancel(makeButton(tr("Cancel order…"), ButtonKind::Danger, u"ban"_s, this)),
      m_change(makeButton(tr("Change status…"), ButtonKind::Plain, u"edit"_s, this)),
      m_refill(makeButton(tr("Refill"), ButtonKind::Plain, u"retry"_s, this)),
      m_addPost(makeButton(tr("Add post…"), ButtonKind::Plain, u"plus"_s, this)),
      m_send(makeButton(tr("Send…"), ButtonKind::Plain, u"send"_s, this)),
      m_isThere(makeButton(tr("It is there…"), ButtonKind::Plain, u"link"_s, this)),
      m_customer(makeButton({}, ButtonKind::Link, {}, this)), m_serviceLink(makeButton({}, ButtonKind::Link, {}, this))
{
    setObjectName(u"orderDetails"_s);
    m_cancel->setObjectName(u"cancelOrderButton"_s);
    m_change->setObjectName(u"setStatusButton"_s);
    m_refill->setObjectName(u"refillOrderButton"_s);
    m_addPost->setObjectName(u"addPostButton"_s);
    m_send->setObjectName(u"sendForwardButton"_s);
    m_isThere->setObjectName(u"noteForwardButton"_s);
    actions()->addWidget(m_change);
    actions()->addWidget(m_addPost);
    actions()->addWidget(m_refill);
    actions()->addWidget(m_cancel);
    actions()->addStretch();
    buildFields();
    connect(m_cancel, &QPushButton::clicked, this, [this] { order_actions::cancel(this->ui(), *m_row, window()); });
    connect(m_change, &QPushButton::clicked, this, [this] { order_actions::setStatus(this->ui(), *m_row, window()); });
    connect(m_refill, &QPushButton::clicked, this, [this] { order_actions::refill(this->ui(), m_row->order); });
    connect(m_addPost, &QPushButton::clicked, this, [this] { order_actions::addPost(this->ui(), *m_row, window()); });
    connect(m_send, &QPushButton::clicked, this,
            [this] { provider_actions::sendAgain(this->ui(), *m_known, window()); });
    connect(m_isThere, &QPushButton::clicked, this,
            [this] { provider_actions::noteNumber(this->ui(), *m_known, window()); });
    connect(m_customer, &QPushButton::clicked, this, [this] {
        Q_EMIT openRequested({PageId::Users, m_row->order.user.value});
    });
    connect(m_serviceLink, &QPushButton::clicked, this, [this] {
        Q_EMIT openRequested({PageId::Services, m_row->order.service.value});
    });
}

void OrderDetails::buildFields()
{
    auto *order = addFields(tr("Order"));
    m_link = order->add(tr("Link"));
    order->addWidget(tr("Service"), m_serviceLink);
    order->addWidget(tr("Customer"), m_customer);
    m_via = order->add(tr("Placed"));
    m_order = order;
    for (const auto &[field, word] : wordTable(OrderField{}))
        m_fields.insert(field, order->add(Words::field(field)));
    m_delivery = addFields(tr("Delivery"));
    m_quantity = m_delivery->add(tr("Quantity"));
    m_dripfeed = m_delivery->add(tr("Drip-feed"));
    m_subscription = m_delivery->add(tr("Subscription"));
    m_subscription->setObjectName(u"subscriptionState"_s);
    m_startCount = m_delivery->add(tr("Start count"));
    m_remains = m_delivery->add(tr("Remains"));
    m_upstreamTitle = makeLabel(tr("Provider").toUpper(), u"section"_s, this);
    body()->addWidget(m_upstreamTitle);
    m_upstream = addFields();
    m_upstream->setObjectName(u"upstream"_s);
    m_provider = m_upstream->add(tr("Provider"));
    m_forwardState = m_upstream->add(tr("There it is"));
    m_forwardState->setObjectName(u"forwardState"_s);
    m_upstreamOrder = m_upstream->add(tr("Number there"));
    m_cost = m_upstream->add(tr("Cost"));
    m_forwardProblem = m_upstream->add(tr("Trouble"));
    auto *decide = new QHBoxLayout;
    decide->addWidget(m_isThere);
    decide->addWidget(m_send);
    decide->addStretch();
    body()->addLayout(decide);
    auto *money = addFields(tr("Money"));
    m_charge = money->add(tr("Charge"));
    m_refunded = money->add(tr("Refunded"));
    m_kept = money->add(tr("On hold"));
    m_posts = addItems(tr("Posts"));
    m_posts->setObjectName(u"posts"_s);
    connect(m_posts, &ItemList::chosen, this, [this](qint64 key) { Q_EMIT openRequested({PageId::Orders, key}); });
    m_history = addItems(tr("History"));
    body()->addStretch();
}

void OrderDetails::load(qint64 key, quint64 turn)
{
    const auto query = [key](Database &db) -> std::optional<Facts> {
        const OrderStore orders(db);
        const auto order = orders.byId(OrderId(key));
        if (!order)
            return std::nullopt;
        const auto user = UserStore(db).byId(order->user);
        Facts facts{{*order, user ? user->username : QString()}, orders.events(order->id), {}, {}, {}};
        for (const OrderId post : newestPosts(*order)) {
            if (const auto found = orders.byId(post))
                facts.posts.prepend(*found);
        }
        facts.forward = ForwardStore(db).byOrder(order->id);
        const auto provider = facts.forward ? ProviderStore(db).byId(facts.forward->provider) : std::nullopt;
        facts.provider = provider ? provider->name : QString();
        return facts;
    };
    readFacts(turn, query, [this](const Facts &facts) { show(facts); });
}

void OrderDetails::show(const Facts &facts)
{
    m_row = facts.row;
    const Order &order = facts.row.order;
    setHeading({.title = tr("Order %1").arg(Words::number(order.id.value)),
                .subtitle = order.serviceName,
                .pill = Words::status(order.status),
                .tone = Words::tone(order.status),
                .rev = order.rev});
    m_cancel->setEnabled(order_actions::canCancel(order));
    m_cancel->setToolTip(m_cancel->isEnabled() ? QString() : tr("A finished order cannot be cancelled"));
    m_change->setEnabled(order_actions::canSetStatus(order));
    m_refill->setVisible(order_actions::canRefill(order));
    const bool isAtProvider = facts.forward && facts.forward->state != ForwardState::Refused;
    const bool mayAddPost = order_actions::canAddPost(order, isAtProvider);
    m_addPost->setVisible(mayAddPost);
    // Three buttons share the pane's width: the heading above says what would be cancelled.
    m_cancel->setText(mayAddPost ? tr("Cancel…") : tr("Cancel order…"));
    FieldList::set(m_link, order.link);
    m_serviceLink->setText(tr("Service %1").arg(Words::number(order.service.value)));
    m_customer->setText(facts.row.customer);
    FieldList::set(m_via,
                   tr("%1, %2").arg(Words::when(order.createdAt, ui().clock.now()), Words::placedVia(order.placedVia)),
                   Words::whenInFull(order.createdAt));
    for (auto label = m_fields.constBegin(); label != m_fields.constEnd(); ++label)
        m_order->setIfAny(label.value(), order.fields.value(label.key()));
    FieldList::set(m_quantity, Words::count(order.quantity));
    m_delivery->setIfAny(m_dripfeed, dripfeedWords(order));
    m_delivery->setIfAny(m_subscription, subscriptionWords(order));
    FieldList::set(m_startCount, order.startCount ? Words::count(*order.startCount) : QString());
    FieldList::set(m_remains, Words::count(order.remains));
    showPosts(facts);
    showForward(facts);
    showMoney(order);
    showHistory(facts);
}

/// What was never handed on has no such lines.
void OrderDetails::showForward(const Facts &facts)
{
    m_known = facts.forward;
    m_upstream->setVisible(m_known.has_value());
    m_upstreamTitle->setVisible(m_known.has_value());
    const bool isOpen =
        m_known && provider_actions::canResolve(m_known->state) && !decide::isTerminal(facts.row.order.status);
    m_send->setVisible(isOpen);
    m_isThere->setVisible(isOpen);
    if (!m_known)
        return;
    FieldList::set(m_provider, facts.provider);
    FieldList::set(m_forwardState, Words::state(m_known->state), m_known->upstreamStatus);
    m_upstream->setIfAny(m_upstreamOrder, m_known->upstreamOrder);
    m_upstream->setIfAny(m_cost, m_known->cost ? m_known->cost->toDisplayString() : QString());
    m_upstream->setIfAny(m_forwardProblem, m_known->problem);
}

QString OrderDetails::dripfeedWords(const Order &order)
{
    if (order.parent.isValid() && !order.isPost())
        return tr("A run of order %1").arg(Words::number(order.parent.value));
    if (!order.dripfeed.isWanted())
        return {};
    const QString all = tr("%1 runs of %2, every %3")
                            .arg(Words::count(order.dripfeed.runs), Words::count(order.quantity / order.dripfeed.runs),
                                 Words::duration(order.dripfeed.intervalMinutes));
    return order.dripfeed.ended ? tr("%1; %2 done").arg(all, Words::count(*order.dripfeed.ended)) : all;
}

QString OrderDetails::subscriptionWords(const Order &order)
{
    if (order.isPost())
        return tr("A post of order %1").arg(Words::number(order.parent.value));
    if (!order.subscription)
        return {};
    const Subscription &row = *order.subscription;
    const QString all = tr("%1: %2 of %3 posts, %4 done")
                            .arg(Words::state(decide::shownState(order)), Words::count(row.made),
                                 Words::count(termsOf(order.fields).posts), Words::count(row.ended));
    const bool isEnding = row.isClosed() && !decide::isTerminal(order.status);
    return isEnding ? tr("%1; no more will come").arg(all) : all;
}

void OrderDetails::showPosts(const Facts &facts)
{
    m_posts->setVisible(facts.row.order.subscription.has_value());
    QList<ItemList::Item> items;
    for (const Order &post : facts.posts)
        items << ItemList::Item{
            .icon = u"orders"_s,
            .tone = Words::tone(post.status),
            .title = tr("Order %1").arg(Words::number(post.id.value)),
            .detail = tr("%1 · %2").arg(Words::status(post.status), post.link),
            .trailing = tr("%1 of %2").arg(Words::count(post.quantity - post.remains), Words::count(post.quantity)),
            .key = post.id.value};
    m_posts->show(items, tr("No post yet."));
}

void OrderDetails::showMoney(const Order &order)
{
    const bool isFinished = decide::isTerminal(order.status);
    FieldList::set(m_charge, Words::money(order.charge));
    FieldList::set(m_refunded, Words::money(order.refunded));
    FieldList::set(m_kept, Words::money(isFinished ? Money() : order.charge));
}

void OrderDetails::showHistory(const Facts &facts)
{
    QList<ItemList::Item> items;
    for (const OrderEvent &event : facts.events) {
        const QString title = event.from == event.to
                                  ? tr("Counts updated (%1)").arg(Words::status(event.to))
                                  : tr("%1 → %2").arg(Words::status(event.from), Words::status(event.to));
        items.prepend({.icon = u"check"_s,
                       .tone = Words::tone(event.to),
                       .title = title,
                       .detail = tr("%1 · %2").arg(Words::actor(event.actor), Words::when(event.at, ui().clock.now())),
                       .tooltip = Words::whenInFull(event.at)});
    }
    const Order &order = facts.row.order;
    items << ItemList::Item{.icon = u"orders"_s,
                            .title = tr("Placed"),
                            .detail =
                                tr("%1 · %2").arg(facts.row.customer, Words::when(order.createdAt, ui().clock.now())),
                            .tooltip = Words::whenInFull(order.createdAt)};
    m_history->show(items, {});
}

} // namespace pw::ui
