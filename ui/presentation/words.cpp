// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/presentation/words.h"

#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace pw::ui
{

QString Words::money(Money amount)
{
    const QString exact = (amount.isNegative() ? -amount : amount).toDisplayString();
    const auto point = exact.indexOf(u'.');
    const QLocale locale;
    const QString whole = locale.toString(exact.left(point).toLongLong());
    const QString shown = u"$"_s + whole + locale.decimalPoint() + exact.mid(point + 1);
    return amount.isNegative() ? QString(u"\u2212"_s + shown) : shown;
}

QString Words::roundMoney(Money amount)
{
    constexpr qint64 cent = Money::unitsPerOne / 100;
    return money(Money::fromUnits(amount.units() - amount.units() % cent));
}

QString Words::signedMoney(Money amount)
{
    return amount.isPositive() ? QString(u"+"_s + money(amount)) : money(amount);
}

QString Words::count(qint64 number)
{
    return QLocale().toString(number);
}

QString Words::when(Instant at, Instant now)
{
    if (at.ms == 0)
        return tr("never");
    const qint64 seconds = (now.ms - at.ms) / 1000;
    const QDateTime then = QDateTime::fromMSecsSinceEpoch(at.ms);
    const QDateTime present = QDateTime::fromMSecsSinceEpoch(now.ms);
    const QLocale locale;
    if (seconds >= 0 && seconds < 60)
        return tr("just now");
    if (seconds >= 0 && seconds < 3600)
        return tr("%n min ago", nullptr, static_cast<int>(seconds / 60));
    const QString time = locale.toString(then.time(), QLocale::ShortFormat);
    if (then.date() == present.date())
        return tr("today %1").arg(time);
    if (then.date().addDays(1) == present.date())
        return tr("yesterday %1").arg(time);
    if (then.date().year() == present.date().year())
        return locale.toString(then.date(), u"d MMM"_s) + u", "_s + time;
    return locale.toString(then.date(), u"d MMM yyyy"_s);
}

QString Words::whenInFull(Instant at)
{
    if (at.ms == 0)
        return tr("never");
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(at.ms), u"dddd, d MMMM yyyy, hh:mm:ss"_s);
}

QString Words::duration(qint64 minutes)
{
    if (minutes <= 0)
        return tr("not known");
    if (minutes < 60)
        return tr("%n min", nullptr, static_cast<int>(minutes));
    if (minutes < 60 * 48)
        return tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60);
    return tr("%n day(s)", nullptr, static_cast<int>(minutes / 1440));
}

QString Words::number(qint64 id)
{
    return u"#"_s + QString::number(id);
}

QString Words::status(OrderStatus status)
{
    switch (status) {
    case OrderStatus::Pending:
        return tr("Pending");
    case OrderStatus::Processing:
        return tr("Processing");
    case OrderStatus::InProgress:
        return tr("In progress");
    case OrderStatus::Partial:
        return tr("Partial");
    case OrderStatus::Completed:
        return tr("Completed");
    case OrderStatus::Canceled:
        return tr("Cancelled");
    }
    Q_UNREACHABLE();
}

QString Words::status(TicketStatus status)
{
    switch (status) {
    case TicketStatus::Open:
        return tr("Open");
    case TicketStatus::Replied:
        return tr("Replied");
    case TicketStatus::Closed:
        return tr("Closed");
    }
    Q_UNREACHABLE();
}

QString Words::state(UserState state)
{
    switch (state) {
    case UserState::Active:
        return tr("Active");
    case UserState::Suspended:
        return tr("Suspended");
    }
    Q_UNREACHABLE();
}

QString Words::state(OutboxState state)
{
    switch (state) {
    case OutboxState::Pending:
        return tr("Waiting");
    case OutboxState::Sent:
        return tr("Sent");
    case OutboxState::Accepted:
        return tr("Done");
    case OutboxState::Refused:
        return tr("Refused");
    }
    Q_UNREACHABLE();
}

QString Words::type(TicketType type)
{
    switch (type) {
    case TicketType::Refill:
        return tr("Refill");
    case TicketType::Cancel:
        return tr("Cancel");
    case TicketType::SpeedUp:
        return tr("Speed up");
    case TicketType::Restart:
        return tr("Restart");
    case TicketType::FakeOrder:
        return tr("Fake order");
    case TicketType::Other:
        return tr("Other");
    }
    Q_UNREACHABLE();
}

QString Words::kind(TransferKind kind)
{
    switch (kind) {
    case TransferKind::Opening:
        return tr("Opening balance");
    case TransferKind::ManualCredit:
        return tr("Funds added");
    case TransferKind::ManualDebit:
        return tr("Funds taken");
    case TransferKind::OrderHold:
        return tr("Order placed");
    case TransferKind::OrderDelivered:
        return tr("Order delivered");
    case TransferKind::OrderRefund:
        return tr("Refund");
    case TransferKind::AffiliatePayout:
        return tr("Earnings paid out");
    case TransferKind::ChildPanel:
        return tr("Child panel, one month");
    case TransferKind::ChildPanelRefund:
        return tr("Child panel refunded");
    }
    Q_UNREACHABLE();
}

QString Words::author(AuthorKind kind, const QString &name)
{
    switch (kind) {
    case AuthorKind::Customer:
    case AuthorKind::Staff:
        return name;
    case AuthorKind::Ai:
        return tr("Replied by AI");
    case AuthorKind::Automatic:
        return tr("Automatic reply");
    }
    Q_UNREACHABLE();
}

QString Words::placedVia(const QString &channel)
{
    if (channel == "web"_L1)
        return tr("Web portal");
    if (channel == "api"_L1)
        return tr("REST API");
    if (channel == "apiv2"_L1)
        return tr("Reseller API");
    if (channel == "dripfeed"_L1)
        return tr("Drip-feed");
    if (channel == "subscription"_L1)
        return tr("Subscription");
    return channel;
}

QString Words::actor(const QString &actor)
{
    if (actor.isEmpty() || actor == "system"_L1)
        return tr("System");
    const auto colon = actor.indexOf(u':');
    return colon < 0 ? actor : actor.mid(colon + 1);
}

Tone Words::tone(OrderStatus status)
{
    switch (status) {
    case OrderStatus::Pending:
        return Tone::Warning;
    case OrderStatus::Processing:
    case OrderStatus::InProgress:
        return Tone::Info;
    case OrderStatus::Partial:
        return Tone::Accent;
    case OrderStatus::Completed:
        return Tone::Success;
    case OrderStatus::Canceled:
        return Tone::Neutral;
    }
    Q_UNREACHABLE();
}

Tone Words::tone(TicketStatus status)
{
    switch (status) {
    case TicketStatus::Open:
        return Tone::Warning;
    case TicketStatus::Replied:
        return Tone::Success;
    case TicketStatus::Closed:
        return Tone::Neutral;
    }
    Q_UNREACHABLE();
}

Tone Words::tone(UserState state)
{
    switch (state) {
    case UserState::Active:
        return Tone::Success;
    case UserState::Suspended:
        return Tone::Danger;
    }
    Q_UNREACHABLE();
}

Tone Words::tone(OutboxState state)
{
    switch (state) {
    case OutboxState::Pending:
        return Tone::Warning;
    case OutboxState::Sent:
        return Tone::Info;
    case OutboxState::Accepted:
        return Tone::Success;
    case OutboxState::Refused:
        return Tone::Danger;
    }
    Q_UNREACHABLE();
}

} // namespace pw::ui
