// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/domain/decisions.h"

#include "core/domain/link.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::decide
{
namespace
{

Decided<qint64> countedQuantity(const Service &service, const OrderRequest &request, const OrderFields &fields)
{
    const OrderForm &form = orderForm(service.type);
    if (form.counted == OrderForm::Counted::Lines)
        return linesOf(fields.value(form.list)).size();
    if (form.counted == OrderForm::Counted::Package)
        return qint64(1);
    if (form.counted == OrderForm::Counted::Posts) {
        // Posts go up to 2000 and what each gets to 1e9.
        const SubscriptionTerms terms = termsOf(fields);
        return terms.posts * terms.max;
    }
    if (!request.quantity)
        return refuse(RefusalCode::FieldMissing, u"quantity"_s);
    return *request.quantity;
}

/// Each post is within the bounds of the service.
Decided<void> checkPosts(const Service &service, const OrderFields &fields)
{
    const SubscriptionTerms terms = termsOf(fields);
    if (terms.min < service.min)
        return refuse(RefusalCode::QuantityBelowMinimum, toWord(OrderField::Min), QString::number(service.min));
    if (terms.max > service.max)
        return refuse(RefusalCode::QuantityAboveMaximum, toWord(OrderField::Max), QString::number(service.max));
    if (terms.min > terms.max)
        return refuse(RefusalCode::MinimumAboveMaximum, toWord(OrderField::Max));
    return {};
}

Decided<void> checkQuantity(const Service &service, qint64 quantity, const OrderFields &fields)
{
    const OrderForm &form = orderForm(service.type);
    if (form.counted == OrderForm::Counted::Package)
        return {};
    if (form.counted == OrderForm::Counted::Posts)
        return checkPosts(service, fields);
    const QString field = form.counted == OrderForm::Counted::Lines ? toWord(form.list) : u"quantity"_s;
    if (quantity <= 0)
        return refuse(RefusalCode::QuantityMustBePositive, field);
    if (quantity < service.min)
        return refuse(RefusalCode::QuantityBelowMinimum, field, QString::number(service.min));
    if (quantity > service.max)
        return refuse(RefusalCode::QuantityAboveMaximum, field, QString::number(service.max));
    return {};
}

Decided<void> checkFieldsFit(const Service &service, const OrderRequest &request)
{
    const OrderForm &form = orderForm(service.type);
    const bool dripfeeds = form.dripfeed && service.dripfeed;
    if (!request.link.isEmpty() && !form.link)
        return refuse(RefusalCode::FieldNotForThisService, u"link"_s);
    if (request.quantity && form.counted != OrderForm::Counted::Given)
        return refuse(RefusalCode::FieldNotForThisService, u"quantity"_s);
    if (request.runs && !dripfeeds)
        return refuse(RefusalCode::FieldNotForThisService, u"runs"_s);
    if (request.interval && !dripfeeds)
        return refuse(RefusalCode::FieldNotForThisService, u"interval"_s);
    return {};
}

Refusal outOfRange(const QString &field, qint64 largest)
{
    return {RefusalCode::FieldOutOfRange, field, u"1 to %1"_s.arg(largest)};
}

Decided<Dripfeed> checkDripfeed(const OrderRequest &request)
{
    if (!request.runs && !request.interval)
        return Dripfeed{};
    if (!request.runs)
        return refuse(RefusalCode::FieldMissing, u"runs"_s);
    if (!request.interval)
        return refuse(RefusalCode::FieldMissing, u"interval"_s);
    if (*request.runs < 1 || *request.runs > Dripfeed::maxRuns)
        return fail(outOfRange(u"runs"_s, Dripfeed::maxRuns));
    if (*request.interval < 1 || *request.interval > Dripfeed::maxIntervalMinutes)
        return fail(outOfRange(u"interval"_s, Dripfeed::maxIntervalMinutes));
    return Dripfeed{.runs = *request.runs, .intervalMinutes = *request.interval};
}

} // namespace

Decided<OrderPriced> priceOrder(const Service &service, const OrderRequest &request)
{
    if (!service.enabled)
        return refuse(RefusalCode::ServiceDisabled, u"service"_s);
    if (!request.link.isEmpty() && !isLink(request.link))
        return refuse(RefusalCode::LinkMalformed, u"link"_s);
    if (const auto fit = checkFieldsFit(service, request); !fit)
        return fail(fit.error());
    const auto fields = checkFields(service.type, request.fields);
    if (!fields)
        return fail(fields.error());
    const auto quantity = countedQuantity(service, request, *fields);
    if (!quantity)
        return fail(quantity.error());
    if (const auto checked = checkQuantity(service, *quantity, *fields); !checked)
        return fail(checked.error());
    const auto dripfeed = checkDripfeed(request);
    if (!dripfeed)
        return fail(dripfeed.error());
    // Services go up to 1e9 and runs to 1000, far from the end of 64 bits.
    const qint64 total = *quantity * std::max<qint64>(1, dripfeed->runs);
    const auto charge =
        isPackage(service.type) ? std::optional(service.rate.perThousand()) : service.rate.chargeFor(total);
    if (!charge)
        return refuse(RefusalCode::ChargeOutOfRange, u"quantity"_s);
    return OrderPriced{.quantity = total, .dripfeed = *dripfeed, .fields = *fields, .charge = *charge};
}

Decided<void> checkExpiry(const OrderFields &fields, Instant now)
{
    const auto day = subscription::dayIn(fields.value(OrderField::Expiry));
    if (!day)
        return {};
    const qint64 left = subscription::endOf(*day).ms - now.ms;
    if (left > 0 && left <= (subscription::maxDays + 1) * 86'400'000)
        return {};
    return refuse(RefusalCode::FieldOutOfRange, toWord(OrderField::Expiry), u"from today on, for at most a year"_s);
}

Decided<void> addPost(const Order &order, const PostRequest &request)
{
    if (!order.subscription)
        return refuse(RefusalCode::OrderNotSubscription, u"order"_s);
    if (isTerminal(order.status) || order.subscription->isClosed())
        return refuse(RefusalCode::OrderStateForbids, u"order"_s,
                      isTerminal(order.status) ? toWord(order.status) : toWord(order.subscription->state));
    const SubscriptionTerms terms = termsOf(order.fields);
    if (order.subscription->made + order.subscription->awaited >= terms.posts)
        return refuse(RefusalCode::NoPostsLeft, u"order"_s, QString::number(terms.posts));
    if (!isLink(request.link))
        return refuse(RefusalCode::LinkMalformed, u"link"_s);
    if (request.quantity < terms.min)
        return refuse(RefusalCode::QuantityBelowMinimum, u"quantity"_s, QString::number(terms.min));
    if (request.quantity > terms.max)
        return refuse(RefusalCode::QuantityAboveMaximum, u"quantity"_s, QString::number(terms.max));
    return {};
}

Decided<OrderPriced> placeOrder(const User &user, const Service &service, const OrderRequest &request)
{
    if (user.state == UserState::Suspended)
        return refuse(RefusalCode::UserSuspended);
    if (service.enabled && request.link.isEmpty() && orderForm(service.type).link)
        return refuse(RefusalCode::LinkMalformed, u"link"_s);
    auto priced = priceOrder(service, request);
    if (priced && user.balance < priced->charge)
        return refuse(RefusalCode::InsufficientFunds, {}, user.balance.toString());
    return priced;
}

SubscriptionState shownState(const Order &order)
{
    const SubscriptionState state = order.subscription ? order.subscription->state : SubscriptionState::Active;
    return isTerminal(order.status) || state == SubscriptionState::Paused ? state : SubscriptionState::Active;
}

bool isTerminal(OrderStatus status)
{
    switch (status) {
    case OrderStatus::Pending:
    case OrderStatus::Processing:
    case OrderStatus::InProgress:
        return false;
    case OrderStatus::Partial:
    case OrderStatus::Completed:
    case OrderStatus::Canceled:
        return true;
    }
    Q_UNREACHABLE();
}

bool canMove(OrderStatus from, OrderStatus to)
{
    // A running order may be put back into the queue of a provider (in progress -> processing), but nothing that was
    // handed on becomes pending again: pending means that the customer may still take it back.
    return !isTerminal(from) && (to != OrderStatus::Pending || from == OrderStatus::Pending);
}

Settlement settle(const Order &order, OrderStatus status, qint64 remains)
{
    if (status == OrderStatus::Completed)
        return {.kept = order.charge, .refunded = {}};
    const Money refunded = shareOf(order.charge, remains, order.quantity);
    return {.kept = order.charge - refunded, .refunded = refunded};
}

Decided<StatusChanged> setStatus(const Order &order, const StatusRequest &request)
{
    if (!canMove(order.status, request.status))
        return refuse(RefusalCode::OrderStateForbids, u"status"_s, toWord(order.status));
    qint64 remains = request.remains.value_or(order.remains);
    if (request.status == OrderStatus::Completed)
        remains = request.remains.value_or(0);
    if (remains < 0 || remains > order.quantity)
        return refuse(RefusalCode::RemainsOutOfRange, u"remains"_s, QString::number(order.quantity));
    StatusChanged change{.status = request.status,
                         .startCount = request.startCount ? request.startCount : order.startCount,
                         .remains = remains,
                         .settlement = std::nullopt};
    if (isTerminal(request.status))
        change.settlement = settle(order, request.status, remains);
    return change;
}

Decided<StatusChanged> cancelOrder(const Order &order, const Actor &actor, bool serviceAllowsCancel)
{
    const bool early = order.status == OrderStatus::Pending;
    if (isTerminal(order.status) || (actor.isCustomer() && !(early && serviceAllowsCancel)))
        return refuse(RefusalCode::OrderNotCancelable, u"order"_s, toWord(order.status));
    return setStatus(order, {.status = OrderStatus::Canceled, .startCount = {}, .remains = {}});
}

Decided<Money> addFunds(const User &user, Money amount)
{
    if (amount.isZero())
        return refuse(RefusalCode::AmountMustNotBeZero, u"amount"_s);
    const auto balance = user.balance.plus(amount);
    if (!balance)
        return refuse(RefusalCode::BalanceOutOfRange, u"amount"_s);
    if (balance->isNegative())
        return refuse(RefusalCode::BalanceWouldBeNegative, u"amount"_s, user.balance.toString());
    return *balance;
}

Decided<void> checkUsername(const QString &username)
{
    static const QRegularExpression pattern(u"\\A[A-Za-z0-9][A-Za-z0-9._-]{2,31}\\z"_s);
    if (!pattern.match(username).hasMatch())
        return refuse(RefusalCode::UsernameMalformed, u"username"_s);
    return {};
}

Decided<void> checkEmail(const QString &email)
{
    static const QRegularExpression pattern(
        u"\\A[^\\s@\\x00-\\x1f\\x7f<>\"(),:;\\\\\\[\\]]{1,64}@[^\\s@.\\x00-\\x1f\\x7f<>\"(),:;\\\\\\[\\]]+"
        "(\\.[^\\s@.\\x00-\\x1f\\x7f<>\"(),:;\\\\\\[\\]]+)+\\z"_s);
    if (email.size() > 254 || !pattern.match(email).hasMatch())
        return refuse(RefusalCode::EmailMalformed, u"email"_s);
    return {};
}

} // namespace pw::decide
