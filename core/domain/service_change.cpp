// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/domain/service_change.h"

#include "core/domain/percent.h"

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

template <typename T>
void take(T &target, const std::optional<T> &given)
{
    if (given)
        target = *given;
}

std::optional<Rate> changedRate(Rate rate, const ServiceChange &change)
{
    if (change.rate)
        return change.rate;
    if (change.percent)
        return percentOf(rate, Percent::whole + *change.percent);
    if (!change.amount)
        return rate;
    const auto sum = rate.perThousand().plus(*change.amount);
    return sum ? Rate::fromMoney(*sum) : std::nullopt;
}

} // namespace

bool ServiceChange::isEmpty() const
{
    return *this == ServiceChange();
}

Decided<Service> changed(const Service &service, const ServiceChange &change)
{
    const QString number = QString::number(service.id.value);
    Service after = service;
    const auto rate = changedRate(service.rate, change);
    if (!rate)
        return refuse(RefusalCode::RateOutOfRange, u"change"_s, number);
    after.rate = *rate;
    take(after.category, change.category);
    take(after.enabled, change.enabled);
    take(after.min, change.min);
    take(after.max, change.max);
    take(after.refill, change.refill);
    take(after.cancel, change.cancel);
    if (after.min > after.max)
        return refuse(RefusalCode::LimitsWouldCross, u"change"_s, number);
    return after;
}

} // namespace pw
