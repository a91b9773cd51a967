// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/seed/demo_tickets.h"

#include <iterator>

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

/// %1 is the order's number, %2 its link.
struct Script {
    TicketType type;
    const char *message;
    const char *reply;
};

constexpr Script scripts[] = {
    {TicketType::Refill, "Hello, order %1 dropped by about a third since last week. Please refill.",
     "Thanks for telling us. A refill for order %1 is on its way; allow up to 24 hours."},
    {TicketType::Cancel, "I pasted the wrong link in %1, please cancel it.",
     "Order %1 had started already, so it cannot be cancelled any more. Sorry about that."},
    {TicketType::SpeedUp, "Order %1 has not moved since yesterday. Can you speed it up? The post is %2",
     "We have asked for priority on order %1. It usually moves within a few hours."},
    {TicketType::Restart, "%1 stopped halfway. Could you restart it?", "Order %1 was restarted just now."},
    {TicketType::FakeOrder, "Order %1 says completed, but I do not see anything on %2.",
     "We compared the start count and the current count of %1 and are looking into it."},
    {TicketType::Other, "Hi! Do you give a discount above 1,000 dollars a month?",
     "Yes: write to us here when you get there, and we set your own rates."},
    {TicketType::Other, "Can I pay by bank transfer?", "Yes, for 100 dollars or more. We have sent the details."},
};

QString filled(const char *text, const Order &order)
{
    QString filledText = QString::fromUtf8(text);
    filledText.replace("%1"_L1, QString::number(order.id.value));
    filledText.replace("%2"_L1, order.link);
    return filledText;
}

} // namespace

DemoTicket demoTicket(const Order &order, quint64 number)
{
    const Script &script = scripts[number % std::size(scripts)];
    DemoTicket ticket{script.type, filled(script.message, order), {}, {}, false};
    // Two of five wait for a first answer, one has come back, the others are answered or closed.
    const quint64 stage = number % 5;
    if (stage >= 2)
        ticket.reply = filled(script.reply, order);
    if (stage == 2)
        ticket.answer = u"Thank you, but it still looks the same to me."_s;
    ticket.closed = stage == 4;
    return ticket;
}

} // namespace pw::server
