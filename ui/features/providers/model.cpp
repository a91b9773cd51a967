// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/providers/model.h"

#include "core/storage/forward_store.h"
#include "core/storage/provider_store.h"
#include "ui/features/providers/columns.h"

namespace pw::ui
{
namespace
{

ProviderRow providerRow(Database &db, const Provider &provider)
{
    return {provider, ProviderStore(db).sourcesAt(provider.id).size(),
            ForwardStore(db).undecided(provider.id, countedUndecided).size()};
}

bool fits(const Provider &provider, const ProviderFilter &filter)
{
    const bool isFound = provider.name.contains(filter.search, Qt::CaseInsensitive) ||
                         provider.url.contains(filter.search, Qt::CaseInsensitive);
    return isFound && (!filter.state || stateOf(provider) == *filter.state);
}

} // namespace

ProviderState stateOf(const Provider &provider)
{
    if (!provider.enabled)
        return ProviderState::Off;
    if (!provider.problem.isEmpty() || !provider.listProblem.isEmpty())
        return ProviderState::Trouble;
    return provider.isLow() ? ProviderState::Low : ProviderState::Fine;
}

void ProvidersModel::setFilter(const ProviderFilter &filter)
{
    m_filter = filter;
    reload();
}

int ProvidersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : providerColumnCount;
}

QFuture<QList<ProviderRow>> ProvidersModel::fetch(const std::optional<ProviderRow> &after, int)
{
    if (after)
        return QtFuture::makeReadyFuture(QList<ProviderRow>());
    return source().read([filter = m_filter](Database &db) {
        QList<ProviderRow> rows;
        const auto providers = ProviderStore(db).all();
        for (const Provider &provider : providers) {
            if (fits(provider, filter))
                rows << providerRow(db, provider);
        }
        return rows;
    });
}

QFuture<std::optional<ProviderRow>> ProvidersModel::fetchConfirmed(const ProviderRow &row)
{
    return source().readConfirmed([id = row.provider.id](Database &db) -> std::optional<ProviderRow> {
        const auto provider = ProviderStore(db).byId(id);
        return provider ? std::optional(providerRow(db, *provider)) : std::nullopt;
    });
}

QVariant ProvidersModel::fact(const ProviderRow &row, int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<ProviderColumn>(column)) {
    case ProviderColumn::Name:
        return row.provider.name;
    case ProviderColumn::State:
        return toWord(stateOf(row.provider));
    case ProviderColumn::Balance:
        return row.provider.balance ? row.provider.balance->toString() : QString();
    case ProviderColumn::Waiting:
        return row.undecided;
    case ProviderColumn::Services:
        return row.services;
    case ProviderColumn::Asked:
        return row.provider.balanceAt.ms;
    }
    return {};
}

} // namespace pw::ui
