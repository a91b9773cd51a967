// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
// What providers answer. The first two bytes are its HTTP status and the order that it is about.
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

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2)
        return 0;
    const QByteArray body = fuzz::bytesOf(data + 2, size - 2);
    const Order order = orderOf(data[1]);
    checkServices(body);
    if (const auto said = readStatus(body))
        checkMoney(order, *said);
    if (const auto many = readStatuses(body)) {
        for (const auto &said : *many) {
            if (said)
                checkMoney(order, *said);
        }
    }
    outgoing::HttpReply reply;
    reply.outcome = outgoing::HttpReply::Outcome::Answered;
    reply.status = 200 + data[0] * 2;
    reply.body = body;
    const AddOutcome added = judgeAdd(reply);
    fuzz::require((added.kind == AddOutcome::Kind::Added) == !added.id.isEmpty() && added.id.size() <= 64);
    // After a failure of the server's the order may be there.
    fuzz::require(reply.status < 500 || added.kind == AddOutcome::Kind::Added ||
                  added.kind == AddOutcome::Kind::Ambiguous);
    static_cast<void>(readRefill(body));
    static_cast<void>(readRefillStatus(body));
    static_cast<void>(readCancels(body));
    static_cast<void>(readBalance(body));
    return 0;
}
