// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/hand_on.h"

#include "core/storage/forward_store.h"
#include "core/storage/provider_store.h"

using namespace Qt::StringLiterals;

namespace pw::commands
{

std::optional<ServiceSource> nextSourceFor(Database &db, const Order &order, const std::optional<ServiceSource> &behind)
{
    const ProviderStore store(db);
    auto source = store.nextSource(order.service, behind);
    while (source && order.dripfeed.isWanted() && !source->terms.runsDripfeed)
        source = store.nextSource(order.service, source);
    return source;
}

void handOn(CommandContext &context, const Order &order)
{
    const ProviderStore store(context.db);
    const auto source = nextSourceFor(context.db, order, {});
    OrderForward forward;
    forward.order = order.id;
    if (source) {
        forward.source = source->id;
        forward.provider = source->provider;
    } else {
        const auto sources = store.sourcesOf(order.service);
        if (sources.isEmpty())
            return;
        forward.source = sources.constFirst().id;
        forward.provider = sources.constFirst().provider;
        forward.state = ForwardState::Refused;
        forward.problem = u"no source of this service is switched on"_s;
    }
    ForwardStore(context.db).insert(forward, context.stamp);
}

} // namespace pw::commands
