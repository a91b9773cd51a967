// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/api/provider_json.h"

#include "sync-server/api/answers.h"

using namespace Qt::StringLiterals;

namespace pw::server::providerjson
{
namespace
{

void moneyOrNull(JsonWriter &out, QLatin1StringView name, const std::optional<Money> &money)
{
    out.key(name);
    if (money)
        out.value(*money);
    else
        out.null();
}

void writeTerms(JsonWriter &out, const SourceTerms &terms)
{
    out.field("follows_price"_L1, terms.followsPrice)
        .field("percent"_L1, terms.markup.percent)
        .field("fixed"_L1, terms.markup.fixed)
        .field("step"_L1, terms.markup.step)
        .field("follows_name"_L1, terms.followsName)
        .field("ends_service"_L1, terms.endsService)
        .field("runs_dripfeed"_L1, terms.runsDripfeed)
        .field("upstream_name"_L1, terms.upstreamName)
        .field("presence"_L1, toWord(terms.presence));
    moneyOrNull(out, "waiting_cost"_L1, terms.waitingCost);
}

} // namespace

void write(JsonWriter &out, const Provider &provider)
{
    out.beginObject()
        .field("id"_L1, provider.id.value)
        .field("name"_L1, provider.name)
        .field("url"_L1, provider.url)
        .field("enabled"_L1, provider.enabled);
    moneyOrNull(out, "balance"_L1, provider.balance);
    out.field("currency"_L1, provider.currency);
    fieldOrNull(out, "balance_at"_L1, provider.balanceAt);
    moneyOrNull(out, "alert_below"_L1, provider.alertBelow);
    out.field("low"_L1, provider.isLow()).field("problem"_L1, provider.problem);
    fieldOrNull(out, "list_read_at"_L1, provider.listReadAt);
    out.field("list_problem"_L1, provider.listProblem)
        .field("created_at"_L1, provider.createdAt)
        .field("updated_at"_L1, provider.updatedAt)
        .field("rev"_L1, provider.rev)
        .endObject();
}

void write(JsonWriter &out, const ServiceSource &source)
{
    out.beginObject()
        .field("id"_L1, source.id.value)
        .field("service"_L1, source.service.value)
        .field("provider"_L1, source.provider.value)
        .field("upstream_service"_L1, source.upstreamService)
        .field("position"_L1, source.position)
        .field("enabled"_L1, source.enabled)
        .field("cost"_L1, source.cost);
    writeTerms(out, source.terms);
    out.field("updated_at"_L1, source.updatedAt).field("rev"_L1, source.rev).endObject();
}

void write(JsonWriter &out, const OrderForward &forward)
{
    out.beginObject()
        .field("order"_L1, forward.order.value)
        .field("provider"_L1, forward.provider.value)
        .field("source"_L1, forward.source.value)
        .field("state"_L1, toWord(forward.state))
        .field("upstream_order"_L1, forward.upstreamOrder)
        .field("upstream_status"_L1, forward.upstreamStatus);
    moneyOrNull(out, "cost"_L1, forward.cost);
    out.field("problem"_L1, forward.problem)
        .field("updated_at"_L1, forward.updatedAt)
        .field("rev"_L1, forward.rev)
        .endObject();
}

void write(JsonWriter &out, const SourceChange &change)
{
    out.beginObject();
    if (change.id > 0)
        out.field("id"_L1, change.id).field("at"_L1, change.at).field("actor"_L1, change.actor);
    out.field("source"_L1, change.source.value)
        .field("service"_L1, change.service.value)
        .field("kind"_L1, toWord(change.kind))
        .field("old"_L1, change.before)
        .field("new"_L1, change.after)
        .endObject();
}

} // namespace pw::server::providerjson
