// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/providers/upstream_change.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::server::providers
{
namespace
{

using Kind = UpstreamChange::Kind;

UpstreamChange set(OrderStatus status, std::optional<qint64> startCount, std::optional<qint64> remains)
{
    return {.kind = Kind::Set, .request = {.status = status, .startCount = startCount, .remains = remains}, .why = {}};
}

/// How much of the order was never delivered, where the answer leaves no doubt.
std::optional<qint64> undelivered(const Order &order, bool isPackage, const UpstreamOrder &said, bool isCanceled)
{
    const bool isFree = said.charge && said.charge->isZero();
    if (isCanceled && isFree)
        return order.quantity;
    if (isPackage || !said.remains)
        return std::nullopt;
    // Scripts that cancel without counting say 0, and mean everything: which of the two it is, the charge has to say.
    if (isCanceled && *said.remains == 0)
        return std::nullopt;
    return std::clamp<qint64>(*said.remains, 0, order.quantity);
}

UpstreamChange ended(const Order &order, bool isPackage, const UpstreamOrder &said)
{
    const bool isCanceled = said.status != UpstreamStatus::Partial;
    const auto left = undelivered(order, isPackage, said, isCanceled);
    if (!left)
        return UpstreamChange::ask(
            u"the provider says “%1”, but not how much of it was not delivered"_s.arg(said.statusText));
    return set(isCanceled ? OrderStatus::Canceled : OrderStatus::Partial, said.startCount, left);
}

UpstreamChange running(const Order &order, bool isPackage, const UpstreamOrder &said)
{
    // Handed on is handed on: an order of ours is not pending again because the provider's is.
    const OrderStatus status =
        said.status == UpstreamStatus::InProgress ? OrderStatus::InProgress : OrderStatus::Processing;
    std::optional<qint64> remains;
    if (!isPackage && said.remains && *said.remains >= 0 && *said.remains <= order.quantity)
        remains = said.remains;
    const bool isKnown = status == order.status && (!said.startCount || said.startCount == order.startCount) &&
                         (!remains || *remains == order.remains);
    return isKnown ? UpstreamChange{} : set(status, said.startCount, remains);
}

} // namespace

UpstreamChange changeFrom(const Order &order, bool isPackage, const UpstreamOrder &said)
{
    if (decide::isTerminal(order.status))
        return {};
    switch (said.status) {
    case UpstreamStatus::Pending:
    case UpstreamStatus::Processing:
    case UpstreamStatus::InProgress:
        return running(order, isPackage, said);
    case UpstreamStatus::Completed:
        return set(OrderStatus::Completed, said.startCount, 0);
    case UpstreamStatus::Partial:
    case UpstreamStatus::Canceled:
    case UpstreamStatus::Refunded:
        return ended(order, isPackage, said);
    case UpstreamStatus::Failed:
        return UpstreamChange::ask(u"the provider says “%1”"_s.arg(said.statusText));
    case UpstreamStatus::Paused:
    case UpstreamStatus::Expired:
    case UpstreamStatus::Unknown:
        return UpstreamChange::ask(
            u"the provider says “%1”, which is not a state that is known here"_s.arg(said.statusText));
    }
    Q_UNREACHABLE();
}

} // namespace pw::server::providers
