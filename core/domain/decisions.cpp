// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/domain/decisions.h"

#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace pw::decide
{
namespace
{

constexpr qint64 maxLinkLength = 2048;

QStringList commentLines(const QString &text)
{
    QStringList lines;
    for (const QStringView line : QStringView(text).split(u'\n')) {
        const QStringView trimmed = line.trimmed();
        if (!trimmed.isEmpty())
            lines << trimmed.toString();
    }
    return lines;
}

Decided<qint64> countedQuantity(const Service &service, const OrderRequest &request, qint64 lineCount)
{
    if (service.type == ServiceType::CustomComments)
        return lineCount;
    if (isPackage(service.type))
        return qint64(1);
    if (!request.quantity)
        return refuse(RefusalCode::FieldMissing, u"quantity"_s);
    return *request.quantity;
}

Decided<void> checkQuantity(const Service &service, qint64 quantity)
{
    const QString field = takesComments(service.type) ? u"comments"_s : u"quantity"_s;
    if (quantity <= 0)
        return refuse(RefusalCode::QuantityMustBePositive, field);
    if (isPackage(service.type))
        return {};
    if (quantity < service.min)
        return refuse(RefusalCode::QuantityBelowMinimum, field, QString::number(service.min));
    if (quantity > service.max)
        return refuse(RefusalCode::QuantityAboveMaximum, field, QString::number(service.max));
    return {};
}

Decided<void> checkFieldsFit(const Service &service, const OrderRequest &request)
{
    if (request.comments && !takesComments(service.type))
        return refuse(RefusalCode::FieldNotForThisService, u"comments"_s);
    if (request.quantity && service.type != ServiceType::Default)
        return refuse(RefusalCode::FieldNotForThisService, u"quantity"_s);
    return {};
}

} // namespace

bool isLink(const QString &link)
{
    if (link.isEmpty() || link.size() > maxLinkLength)
        return false;
    for (const QChar c : link) {
        if (c.isSpace() || c.category() == QChar::Other_Control)
            return false;
    }
    const qsizetype scheme = link.indexOf("://"_L1);
    if (scheme >= 0) {
        const QString name = link.left(scheme).toLower();
        return (name == "http"_L1 || name == "https"_L1) && link.size() > scheme + 3;
    }
    return !link.startsWith("javascript:"_L1, Qt::CaseInsensitive) && !link.startsWith("data:"_L1, Qt::CaseInsensitive);
}

Decided<OrderPlaced> placeOrder(const User &user, const Service &service, const OrderRequest &request)
{
    if (user.state == UserState::Suspended)
        return refuse(RefusalCode::UserSuspended);
    if (!service.enabled)
        return refuse(RefusalCode::ServiceDisabled, u"service"_s);
    if (!isLink(request.link))
        return refuse(RefusalCode::LinkMalformed, u"link"_s);
    if (const auto fit = checkFieldsFit(service, request); !fit)
        return fail(fit.error());
    const QStringList lines = request.comments ? commentLines(*request.comments) : QStringList();
    if (takesComments(service.type) && lines.isEmpty())
        return refuse(RefusalCode::CommentsMissing, u"comments"_s);
    const auto quantity = countedQuantity(service, request, lines.size());
    if (!quantity)
        return fail(quantity.error());
    if (const auto checked = checkQuantity(service, *quantity); !checked)
        return fail(checked.error());
    const auto charge =
        isPackage(service.type) ? std::optional(service.rate.perThousand()) : service.rate.chargeFor(*quantity);
    if (!charge)
        return refuse(RefusalCode::ChargeOutOfRange, u"quantity"_s);
    if (user.balance < *charge)
        return refuse(RefusalCode::InsufficientFunds, {}, user.balance.toString());
    return OrderPlaced{.quantity = *quantity, .comments = lines.join(u'\n'), .charge = *charge};
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
        u"\\A[^\\s@\\x00-\\x1f]{1,64}@[^\\s@.\\x00-\\x1f]+(\\.[^\\s@.\\x00-\\x1f]+)+\\z"_s);
    if (email.size() > 254 || !pattern.match(email).hasMatch())
        return refuse(RefusalCode::EmailMalformed, u"email"_s);
    return {};
}

} // namespace pw::decide
