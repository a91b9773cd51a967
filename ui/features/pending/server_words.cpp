// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/pending/server_side.h"

#include "ui/presentation/command_words.h"
#include "ui/presentation/words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace pw::ui
{
namespace
{

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ServerSide)
};

QString yesNo(bool yes)
{
    return yes ? Text::tr("Yes") : Text::tr("No");
}

QString rateWords(const Rate &rate)
{
    return Words::money(rate.perThousand());
}

/// Collects lines; a wish that is not in the arguments is left out.
class Lines
{
public:
    explicit Lines(const QJsonObject &args) : m_args(args) {}

    void add(const QString &name, const QString &server, const QString &wanted = {})
    {
        m_facts << FieldFact{name, wanted, server};
    }
    [[nodiscard]] bool wants(const QString &arg) const { return m_args.contains(arg); }
    void number(const QString &arg, const QString &name, qint64 server)
    {
        if (wants(arg))
            add(name, Words::count(server), Words::count(m_args.value(arg).toInteger()));
    }
    void flag(const QString &arg, const QString &name, bool server)
    {
        if (wants(arg))
            add(name, yesNo(server), yesNo(m_args.value(arg).toBool()));
    }
    void text(const QString &arg, const QString &name, const QString &server)
    {
        if (wants(arg))
            add(name, server, m_args.value(arg).toString());
    }
    [[nodiscard]] QList<FieldFact> facts() const { return m_facts; }

private:
    QJsonObject m_args;
    QList<FieldFact> m_facts;
};

template <typename E>
QString wantedWord(const QJsonObject &args, const QString &arg, QString (*words)(E))
{
    const auto value = fromWord<E>(args.value(arg).toString());
    return value ? words(*value) : args.value(arg).toString();
}

void tellOrder(Lines &lines, const OutboxEntry &entry, const Order &order)
{
    QString status;
    if (entry.name == "CancelOrder"_L1)
        status = Words::status(OrderStatus::Canceled);
    else if (lines.wants(u"status"_s))
        status = wantedWord<OrderStatus>(entry.args, u"status"_s, [](OrderStatus s) { return Words::status(s); });
    lines.add(Text::tr("Status"), Words::status(order.status), status);
    if (lines.wants(u"remains"_s))
        lines.number(u"remains"_s, Text::tr("Remains"), order.remains);
    else
        lines.add(Text::tr("Remains"), Words::count(order.remains));
    if (lines.wants(u"start_count"_s))
        lines.add(Text::tr("Start count"), order.startCount ? Words::count(*order.startCount) : QString(),
                  Words::count(entry.args.value(u"start_count"_s).toInteger()));
    lines.add(Text::tr("Charge"), Words::money(order.charge));
    if (!order.refunded.isZero())
        lines.add(Text::tr("Refunded"), Words::money(order.refunded));
}

void tellUser(Lines &lines, const OutboxEntry &entry, const User &user)
{
    const auto amount = Money::parse(entry.args.value(u"amount"_s).toString());
    const bool isMoney = entry.name == "AddFunds"_L1 || entry.name == "PlaceOrder"_L1;
    lines.add(Text::tr("Balance"), Words::money(user.balance), amount ? Words::signedMoney(*amount) : QString());
    if (isMoney)
        lines.add(Text::tr("On hold"), Words::money(user.onHold));
    const QString wanted = entry.name == "SuspendUser"_L1     ? Words::state(UserState::Suspended)
                           : entry.name == "UnsuspendUser"_L1 ? Words::state(UserState::Active)
                                                              : QString();
    lines.add(Text::tr("State"), Words::state(user.state), wanted);
    if (!user.suspendReason.isEmpty())
        lines.add(Text::tr("Suspended for"), user.suspendReason);
}

void tellService(Lines &lines, const OutboxEntry &entry, const ServerSide &server)
{
    const Service &service = *server.service;
    if (entry.name == "PlaceOrder"_L1) {
        lines.add(Text::tr("Service"), service.name);
        lines.add(Text::tr("On sale"), yesNo(service.enabled), yesNo(true));
        lines.add(Text::tr("Quantity"), Text::tr("%1 to %2").arg(Words::count(service.min), Words::count(service.max)),
                  Words::count(entry.args.value(u"quantity"_s).toInteger()));
        lines.add(Text::tr("Rate"), rateWords(service.rate));
        return;
    }
    lines.text(u"name"_s, Text::tr("Name"), service.name);
    if (lines.wants(u"category"_s))
        lines.add(Text::tr("Category"), server.category ? server.category->name : QString(),
                  Words::number(entry.args.value(u"category"_s).toInteger()));
    if (lines.wants(u"rate"_s)) {
        const auto wanted = Rate::parse(entry.args.value(u"rate"_s).toString());
        lines.add(Text::tr("Rate"), rateWords(service.rate), wanted ? rateWords(*wanted) : QString());
    }
    lines.number(u"min"_s, Text::tr("Minimum"), service.min);
    lines.number(u"max"_s, Text::tr("Maximum"), service.max);
    lines.flag(u"enabled"_s, Text::tr("On sale"), service.enabled);
    lines.flag(u"refill"_s, Text::tr("Refill"), service.refill);
    lines.flag(u"cancel"_s, Text::tr("Cancel"), service.cancel);
    lines.flag(u"dripfeed"_s, Text::tr("Drip-feed"), service.dripfeed);
    if (lines.wants(u"type"_s))
        lines.add(Text::tr("Type"), Words::type(service.type),
                  wantedWord<ServiceType>(entry.args, u"type"_s, [](ServiceType t) { return Words::type(t); }));
    lines.text(u"description"_s, Text::tr("Description"), service.description);
    lines.number(u"average_time"_s, Text::tr("Typical time (minutes)"), service.averageMinutes);
    lines.number(u"position"_s, Text::tr("Position"), service.position);
}

void tellCategory(Lines &lines, const OutboxEntry &entry, const Category &category)
{
    if (entry.name != "UpdateCategory"_L1) { // what else is said there is about a service
        lines.add(Text::tr("Category"), category.name);
        return;
    }
    lines.add(Text::tr("Name"), category.name, entry.args.value(u"name"_s).toString());
    lines.number(u"position"_s, Text::tr("Position"), category.position);
    lines.flag(u"enabled"_s, Text::tr("On sale"), category.enabled);
}

void tellTicket(Lines &lines, const OutboxEntry &entry, const Ticket &ticket)
{
    const QString wanted =
        lines.wants(u"status"_s)
            ? wantedWord<TicketStatus>(entry.args, u"status"_s, [](TicketStatus s) { return Words::status(s); })
        : entry.name == "ReplyTicket"_L1 ? Words::status(TicketStatus::Replied)
                                         : QString();
    lines.add(Text::tr("Status"), Words::status(ticket.status), wanted);
    lines.add(Text::tr("Messages"), Words::count(ticket.messageCount));
    if (entry.name == "MarkTicketRead"_L1)
        lines.add(Text::tr("Read"), yesNo(ticket.readByStaff), yesNo(true));
}

QString whatWords(const LastTouch &last)
{
    if (last.to)
        return Words::status(*last.to);
    if (last.kind)
        return Words::kind(*last.kind);
    return last.command.isEmpty() ? QString() : commandTitle(last.command);
}

} // namespace

QList<FieldFact> fieldFacts(const OutboxEntry &entry, const ServerSide &server)
{
    Lines lines(entry.args);
    if (server.order)
        tellOrder(lines, entry, *server.order);
    else if (server.user)
        tellUser(lines, entry, *server.user);
    if (server.ticket)
        tellTicket(lines, entry, *server.ticket);
    if (server.service)
        tellService(lines, entry, server);
    else if (server.category)
        tellCategory(lines, entry, *server.category);
    return lines.facts();
}

QString lastTouchWords(const ServerSide &server, Instant now)
{
    if (!server.last)
        return {};
    const LastTouch &last = *server.last;
    const QString when = Words::when(last.at, now);
    const QString what = whatWords(last);
    if (last.actor.isEmpty())
        return Text::tr("Last changed %1.").arg(when);
    const QString who = Words::actor(last.actor);
    return what.isEmpty() ? Text::tr("Last changed by %1, %2.").arg(who, when)
                          : Text::tr("Last changed by %1, %2: %3.").arg(who, when, what);
}

} // namespace pw::ui
