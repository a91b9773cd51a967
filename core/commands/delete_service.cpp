// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/delete_service.h"

#include "core/protocol/field_reader.h"
#include "core/storage/catalogue_store.h"
#include "core/storage/provider_store.h"
#include "core/storage/user_terms_store.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::commands
{

Decided<DeleteService> DeleteService::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    DeleteService command{.service = reader.id<ServiceId>(u"service"_s)};
    return reader.finished(std::move(command));
}

Decided<Service> DeleteService::run(CommandContext &context) const
{
    CatalogueStore store(context.db);
    auto found = store.service(service);
    if (!found)
        return refuse(RefusalCode::ServiceNotFound, u"service"_s);
    if (const qint64 orders = store.orderCount(service); orders > 0)
        return refuse(RefusalCode::ServiceHasOrders, u"service"_s, QString::number(orders));
    ProviderStore providers(context.db);
    const QList<ServiceSource> sources = providers.sourcesOf(service);
    if (const auto used = std::ranges::count_if(sources, &ServiceSource::enabled); used > 0)
        return refuse(RefusalCode::ServiceHasSources, u"service"_s, QString::number(used));
    for (const ServiceSource &source : sources)
        providers.remove(source.id);
    UserTermsStore(context.db).removeRatesOf(service);
    store.remove(service);
    return std::move(*found);
}

} // namespace pw::commands
