// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
// What providers answer. The first three bytes are its HTTP status, the order that it is about, and what was asked.
#include "core/domain/decisions.h"
#include "sync-server/providers/add_outcome.h"
#include "sync-server/providers/answers.h"
#include "sync-server/providers/upstream_change.h"
#include "tests/fuzz/fuzzing.h"

#include <QSet>

using namespace pw;
using namespace pw::server;
using namespace pw::server::providers;

namespace
{

Order orderOf(std::uint8_t seed)
{
    Order order;
    order.id = OrderId(5);
    order.quantity = 1 + seed;
    order.remains = order.quantity;
    order.charge = Rate::parse(u"0.90001").value().chargeFor(order.quantity).value();
    order.status = (seed & 1U) != 0 ? OrderStatus::InProgress : OrderStatus::Pending;
    return order;
}

/// Whatever is said, what comes back is never more than what was paid, and nothing where the order goes on.
void checkMoney(const Order &order, const UpstreamOrder &said)
{
    const UpstreamChange change = changeFrom(order, false, said);
    if (change.kind != UpstreamChange::Kind::Set)
        return;
    const auto set = decide::setStatus(order, change.request);
    if (!set)
        return;
    fuzz::require(set->remains >= 0 && set->remains <= order.quantity);
    if (!set->settlement)
        return;
    fuzz::require(decide::isTerminal(set->status));
    const Money kept = set->settlement->kept;
    const Money back = set->settlement->refunded;
    fuzz::require(!kept.isNegative() && !back.isNegative() && kept + back == order.charge);
    fuzz::require(back == shareOf(order.charge, set->remains, order.quantity) || set->status == OrderStatus::Completed);
}

void checkServices(const QByteArray &body)
{
    const auto offered = readServices(body);
    if (!offered)
        return;
    QSet<UpstreamId> ids;
    for (const OfferedService &service : offered->services) {
        fuzz::require(!service.id.isEmpty() && service.id.size() <= 64 && !ids.contains(service.id));
        ids.insert(service.id);
        fuzz::require(!service.cost.isNegative() && service.min >= 1 && service.max >= service.min);
    }
}

void checkStatuses(const Order &order, const QByteArray &body)
{
    const auto many = readStatuses(body);
    if (!many)
        return;
    for (const auto &said : *many) {
        if (said)
            checkMoney(order, *said);
    }
}

void checkAdded(int status, const QByteArray &body)
{
    outgoing::HttpReply reply;
    reply.outcome = outgoing::HttpReply::Outcome::Answered;
    reply.status = status;
    reply.body = body;
    const AddOutcome added = judgeAdd(reply);
    fuzz::require((added.kind == AddOutcome::Kind::Added) == !added.id.isEmpty() && added.id.size() <= 64);
    // After a failure of the server's the order may be there.
    fuzz::require(status < 500 || added.kind == AddOutcome::Kind::Added || added.kind == AddOutcome::Kind::Ambiguous);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 3)
        return 0;
    const QByteArray body = fuzz::bytesOf(data + 3, size - 3);
    const Order order = orderOf(data[1]);
    // An answer is read once, as one to what was asked.
    switch (data[2] % 8) {
    case 0:
        checkServices(body);
        break;
    case 1:
        if (const auto said = readStatus(body))
            checkMoney(order, *said);
        break;
    case 2:
        checkStatuses(order, body);
        break;
    case 3:
        checkAdded(200 + data[0] * 2, body);
        break;
    case 4:
        static_cast<void>(readRefill(body));
        break;
    case 5:
        static_cast<void>(readRefillStatus(body));
        break;
    case 6:
        static_cast<void>(readCancels(body));
        break;
    default:
        static_cast<void>(readBalance(body));
    }
    return 0;
}
