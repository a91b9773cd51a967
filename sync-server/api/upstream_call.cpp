// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/api/upstream_call.h"

#include "core/storage/provider_store.h"
#include "sync-server/providers/import.h"

using namespace Qt::StringLiterals;

namespace pw::server::handlers
{

Decided<providers::Upstream> upstreamOf(const Call &call)
{
    const auto provider = ProviderStore(call.db).byId(call.id<ProviderId>());
    if (!provider)
        return refuse(RefusalCode::ProviderNotFound);
    auto upstream = call.shop.providers.upstream(call.db, *provider);
    if (!upstream)
        return refuse(RefusalCode::ProviderFailed, {}, u"it has no key"_s);
    return std::move(*upstream);
}

Decided<providers::OfferedServices> offeredBy(const Shop &shop, const providers::Upstream &upstream)
{
    auto offered = providers::fetchServices(shop.providers, upstream, shop.providers.stopToken());
    if (!offered)
        return refuse(RefusalCode::ProviderFailed, {}, offered.error().text);
    return std::move(*offered);
}

} // namespace pw::server::handlers
