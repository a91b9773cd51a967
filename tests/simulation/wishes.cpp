// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/simulation/wishes.h"

#include "tests/simulation/randomness.h"

#include <cstdio>

using namespace Qt::StringLiterals;

namespace pw::simulation
{
namespace
{

qint64 anyOf(Random &random, int known)
{
    // Sometimes one that was made since, or that only exists in somebody's hopes.
    return 1 + random.below(random.chance(10) ? known + 4 : known);
}

QString word(Random &random, std::initializer_list<const char *> words)
{
    return QString::fromLatin1(*(words.begin() + random.below(static_cast<int>(words.size()))));
}

Wish credit(Random &random, const QString &mark)
{
    const QString amount = u"0.0"_s + QString::number(1 + random.below(9));
    return {u"AddFunds"_s,
            {{u"user"_s, 1 + random.below(customers)}, {u"amount"_s, amount}, {u"reason"_s, mark}},
            mark.toStdString(),
            true};
}

Wish debit(Random &random, const QString &mark)
{
    const QString amount = u"-"_s + QString::number(1 + random.below(40));
    return {u"AddFunds"_s,
            {{u"user"_s, 1 + random.below(customers)}, {u"amount"_s, amount}, {u"reason"_s, mark}},
            mark.toStdString()};
}

Wish reply(Random &random, const QString &mark)
{
    return {u"ReplyTicket"_s, {{u"ticket"_s, anyOf(random, tickets)}, {u"text"_s, mark}}, mark.toStdString()};
}

Wish place(Random &random, const QString &mark)
{
    const QJsonObject args{{u"user"_s, 1 + random.below(customers)},
                           {u"service"_s, anyOf(random, services)},
                           {u"link"_s, mark},
                           {u"quantity"_s, 100 * (1 + random.below(5))}};
    return {u"PlaceOrder"_s, args, mark.toStdString()};
}

Wish open(Random &random, const QString &mark)
{
    const QJsonObject args{{u"user"_s, 1 + random.below(customers)},
                           {u"type"_s, u"other"_s},
                           {u"subject"_s, mark},
                           {u"message"_s, u"Where is it?"_s}};
    return {u"OpenTicket"_s, args, mark.toStdString(), true};
}

Wish order(Random &random)
{
    const QJsonObject which{{u"order"_s, anyOf(random, orders)}};
    if (random.chance(50))
        return {u"CancelOrder"_s, which};
    QJsonObject args = which;
    args.insert(u"status"_s, word(random, {"processing", "in_progress", "completed", "partial", "canceled"}));
    if (args.value(u"status"_s) == u"partial"_s)
        args.insert(u"remains"_s, 10);
    return {u"SetOrderStatus"_s, args};
}

/// Names that wander between categories, and that two desks may want at once.
Wish rename(Random &random)
{
    return {u"UpdateCategory"_s, {{u"category"_s, anyOf(random, 3)}, {u"name"_s, u"Name %1"_s.arg(random.below(5))}}};
}

Wish catalogue(Random &random, const QString &mark)
{
    switch (random.below(4)) {
    case 0:
        return {u"UpdateService"_s,
                {{u"service"_s, anyOf(random, services)},
                 {u"rate"_s, QString(u"1."_s + QString::number(random.below(90)))}}};
    case 1:
        return rename(random);
    case 2:
        return {u"CreateCategory"_s, {{u"name"_s, u"Name %1"_s.arg(random.below(9))}}};
    default:
        return {u"CreateService"_s,
                {{u"category"_s, anyOf(random, 3)},
                 {u"name"_s, QString(u"Service "_s + mark)},
                 {u"rate"_s, u"0.5"_s},
                 {u"min"_s, 10},
                 {u"max"_s, random.chance(80) ? 1000 : 5}}};
    }
}

Wish person(Random &random)
{
    if (random.chance(30)) {
        const QString name = u"newcomer%1"_s.arg(random.below(6));
        return {u"CreateUser"_s, {{u"username"_s, name}, {u"email"_s, QString(name + u"@example.com"_s)}}};
    }
    QJsonObject args{{u"user"_s, anyOf(random, customers)}};
    if (random.chance(50))
        return {u"UnsuspendUser"_s, args};
    args.insert(u"reason"_s, u"spam"_s);
    return {u"SuspendUser"_s, args};
}

Wish ticket(Random &random)
{
    QJsonObject args{{u"ticket"_s, anyOf(random, tickets)}};
    if (random.chance(40))
        return {u"MarkTicketRead"_s, args};
    args.insert(u"status"_s, word(random, {"open", "closed"}));
    return {u"SetTicketStatus"_s, args};
}

} // namespace

Wish makeWish(Random &random, int author, int ordinal)
{
    const QString mark = u"#%1.%2#"_s.arg(author).arg(ordinal);
    switch (random.below(14)) {
    case 0:
    case 1:
    case 2:
        return credit(random, mark);
    case 3:
        return debit(random, mark);
    case 4:
    case 5:
        return reply(random, mark);
    case 6:
        return place(random, mark);
    case 7:
        return open(random, mark);
    case 8:
        return order(random);
    case 9:
        return catalogue(random, mark);
    case 10:
        return person(random);
    case 11:
    case 12:
        return rename(random);
    default:
        return ticket(random);
    }
}

Wish makeWishOn(Random &random, const QString &kind, qint64 id, int author, int ordinal)
{
    const QString mark = u"#%1.%2#"_s.arg(author).arg(ordinal);
    if (kind == "tickets"_L1)
        return {u"ReplyTicket"_s, {{u"ticket"_s, id}, {u"text"_s, mark}}, mark.toStdString()};
    if (kind == "orders"_L1)
        return {u"CancelOrder"_s, {{u"order"_s, id}}};
    if (kind == "users"_L1)
        return {u"AddFunds"_s, {{u"user"_s, id}, {u"amount"_s, u"0.01"_s}, {u"reason"_s, mark}}, mark.toStdString()};
    if (kind == "services"_L1)
        return {u"UpdateService"_s, {{u"service"_s, id}, {u"rate"_s, u"1.%1"_s.arg(random.below(90))}}};
    return {u"UpdateCategory"_s, {{u"category"_s, id}, {u"name"_s, u"Name %1"_s.arg(random.below(5))}}};
}

std::pair<int, int> parseMarker(const std::string &marker)
{
    int author = 0;
    int ordinal = 0;
    std::sscanf(marker.c_str(), "#%d.%d#", &author, &ordinal);
    return {author, ordinal};
}

} // namespace pw::simulation
