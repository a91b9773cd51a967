// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
// The lines of a mass order, pasted by anyone.
#include "core/domain/decisions.h"
#include "sync-server/api/mass_order.h"
#include "tests/fuzz/fuzzing.h"

using namespace pw;
using namespace pw::server;
using namespace Qt::StringLiterals;

namespace
{

Service serviceFor(qint64 min, qint64 max)
{
    Service service;
    service.id = ServiceId(1);
    service.min = min;
    service.max = max;
    service.rate = Rate::parse(u"0.90001").value();
    return service;
}

/// An order that is taken costs what its quantity says, to the unit.
void checkPrice(const commands::PlaceOrder &order)
{
    const Service service = serviceFor(1, 1'000'000);
    const auto priced = decide::priceOrder(service, order.request);
    if (priced)
        fuzz::require(priced->quantity >= service.min && priced->quantity <= service.max &&
                      priced->charge == service.rate.chargeFor(priced->quantity));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = fuzz::textOf(data, size);
    const MassBuyer buyer{UserId(7), u"api"_s};
    const auto lines = readMassOrder({{u"text"_s, text}}, buyer);
    fuzz::requireSensible(lines);
    if (!lines)
        return 0;
    fuzz::require(!lines->isEmpty() && lines->size() <= maxMassOrders);
    const QStringList sent = text.split(u'\n');
    qint64 before = 0;
    for (const MassLine &line : *lines) {
        fuzz::require(line.number > before && line.number <= sent.size());
        before = line.number;
        if (!line.order)
            continue;
        fuzz::require(line.order->user == buyer.user && line.order->via == buyer.via);
        fuzz::require(sent.at(line.number - 1).contains(line.order->request.link));
        checkPrice(*line.order);
    }
    return 0;
}
