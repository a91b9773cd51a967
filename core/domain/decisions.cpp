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
    if (!request.quantity)
        return refuse(RefusalCode::FieldMissing, u"quantity"_s);
    return *request.quantity;
}

Decided<void> checkQuantity(const Service &service, qint64 quantity)
{
    const OrderForm &form = orderForm(service.type);
    if (form.counted == OrderForm::Counted::Package)
        return {};
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
    if (const auto checked = checkQuantity(service, *quantity); !checked)
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

Decided<OrderPriced> placeOrder(const User &user, const Service &service, const OrderRequest &request)
{
    if (user.state == UserState::Suspended)
        return refuse(RefusalCode::UserSuspended);
    if (service.enabled && request.link.isEmpty())
        return refuse(RefusalCode::LinkMalformed, u"link"_s);
    auto priced = priceOrder(service, request);
    if (priced && user.balance < priced->charge)
        return refuse(RefusalCode::InsufficientFunds, {}, user.balance.toString());
    return priced;
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
