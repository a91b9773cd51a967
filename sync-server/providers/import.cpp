// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/providers/import.h"

#include "core/commands/edit_category.h"
#include "core/commands/edit_service.h"
#include "core/commands/edit_source.h"
#include "core/protocol/field_reader.h"
#include "core/storage/catalogue_store.h"
#include "core/storage/provider_store.h"
#include "sync-server/providers/price_sync.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pw::server::providers
{
namespace
{

constexpr qsizetype maxCategoryName = 100;

QSet<UpstreamId> readChosen(FieldReader &reader)
{
    const QString field = u"services"_s;
    const QJsonValue value = reader.raw(field);
    QSet<UpstreamId> chosen;
    for (const QJsonValue &id : value.toArray())
        chosen << (id.isDouble() ? QString::number(id.toInteger()) : id.toString().trimmed());
    if (!value.isArray() || chosen.contains(QString()))
        reader.note({RefusalCode::FieldWrongType, field, u"a list of the provider's numbers"_s});
    else if (chosen.isEmpty() || chosen.size() > maxImported)
        reader.note({RefusalCode::FieldOutOfRange, field, u"1 to %1 services"_s.arg(maxImported)});
    return chosen;
}

/// By its name, or a new one behind the others.
Decided<CategoryId> categoryFor(CommandContext &context, const ImportPlan &plan, const OfferedService &offered)
{
    if (plan.category.isValid())
        return plan.category;
    const QString given = offered.category.simplified().left(maxCategoryName);
    const QString name = given.isEmpty() ? u"Other"_s : given;
    const auto categories = CatalogueStore(context.db).categories();
    const auto known = std::ranges::find_if(
        categories, [&name](const Category &each) { return each.name.compare(name, Qt::CaseInsensitive) == 0; });
    if (known != categories.end())
        return known->id;
    qint64 position = 0;
    for (const Category &each : categories)
        position = std::max(position, each.position + 1);
    const auto made = perform(context, commands::CreateCategory{{.name = name, .position = position, .enabled = {}}});
    if (!made)
        return fail(made.error());
    return made->id;
}

} // namespace

Answered<OfferedServices> fetchServices(const ProviderDesk &desk, const Upstream &upstream, const std::stop_token &stop)
{
    const auto reply = desk.post(upstream, plainForm(upstream, u"services"_s), stop);
    if (reply.outcome != outgoing::HttpReply::Outcome::Answered)
        return fail(Fault{Fault::Kind::Unreadable, reply.problem});
    auto offered = readServices(reply.body);
    if (!offered && offered.error().text.isEmpty())
        return fail(Fault{offered.error().kind,
                          u"the provider's answer could not be understood (HTTP status %1)"_s.arg(reply.status)});
    return offered;
}

Decided<ImportPlan> readImport(ProviderId provider, const QJsonObject &body)
{
    FieldReader reader(body);
    ImportPlan plan;
    plan.provider = provider;
    plan.chosen = readChosen(reader);
    plan.terms = commands::TermFields::read(reader);
    if (!plan.terms.followsPrice)
        plan.terms.followsPrice = true;
    if (const auto agreed = plan.terms.appliedTo({}); agreed)
        plan.markup = agreed->markup;
    else
        reader.note(agreed.error());
    plan.category = CategoryId(reader.maybeInteger(u"category"_s, 1).value_or(0));
    plan.enabled = reader.maybeFlag(u"enabled"_s).value_or(true);
    return reader.finished(std::move(plan));
}

Decided<Service> importService(CommandContext &context, const ImportPlan &plan, const OfferedService &offered)
{
    if (!offered.type)
        return refuse(RefusalCode::ServiceTypeUnsupported, u"type"_s, offered.typeText);
    const auto price = plan.markup.priceOf(offered.cost);
    if (!price)
        return refuse(RefusalCode::ChargeOutOfRange, u"rate"_s, offered.cost.toString());
    const auto category = categoryFor(context, plan, offered);
    if (!category)
        return fail(category.error());
    commands::CreateService create;
    create.fields.category = *category;
    create.fields.name = serviceNameOf(offered);
    create.fields.type = *offered.type;
    create.fields.rate = *price;
    create.fields.min = offered.min;
    create.fields.max = offered.max;
    create.fields.enabled = plan.enabled;
    create.fields.refill = offered.refill;
    create.fields.cancel = offered.cancel;
    create.fields.dripfeed = offered.dripfeed;
    auto service = perform(context, create);
    if (!service)
        return service;
    commands::AddSource source;
    source.service = service->id;
    source.provider = plan.provider;
    source.upstreamService = offered.id;
    source.cost = offered.cost;
    source.terms = plan.terms;
    if (!source.terms.runsDripfeed)
        source.terms.runsDripfeed = offered.dripfeed;
    auto added = perform(context, source);
    if (!added)
        return fail(added.error());
    noteOffered(added->terms, offered);
    ProviderStore(context.db).setTerms(*added, context.stamp);
    return service;
}

} // namespace pw::server::providers
