// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/providers/presentation.h"

#include "core/base/clock.h"
#include "ui/features/providers/columns.h"
#include "ui/presentation/words.h"

using namespace Qt::StringLiterals;

namespace pw::ui
{

namespace
{

/// That it cannot be spoken to comes before what it says.
QString troubleOf(const Provider &provider)
{
    return provider.problem.isEmpty() ? provider.listProblem : provider.problem;
}

} // namespace

ProvidersPresentation::ProvidersPresentation(ProvidersModel *model, const Clock &clock, QObject *parent)
    : TypedPresentation(model, parent), m_clock(clock)
{
}

QString ProvidersPresentation::words(ProviderState state)
{
    switch (state) {
    case ProviderState::Fine:
        return tr("Fine");
    case ProviderState::Low:
        return tr("Balance low");
    case ProviderState::Trouble:
        return tr("Trouble");
    case ProviderState::Off:
        return tr("Off");
    }
    Q_UNREACHABLE();
}

Tone ProvidersPresentation::tone(ProviderState state)
{
    switch (state) {
    case ProviderState::Fine:
        return Tone::Success;
    case ProviderState::Low:
        return Tone::Warning;
    case ProviderState::Trouble:
        return Tone::Danger;
    case ProviderState::Off:
        return Tone::Neutral;
    }
    Q_UNREACHABLE();
}

QString ProvidersPresentation::balance(const Provider &provider)
{
    if (!provider.balance)
        return {};
    const QString amount = provider.balance->toDisplayString();
    return provider.currency.isEmpty() ? amount : tr("%1 %2").arg(amount, provider.currency);
}

ColumnLook ProvidersPresentation::look(int column) const
{
    switch (static_cast<ProviderColumn>(column)) {
    case ProviderColumn::Name:
        return {.title = tr("Provider"), .width = 0, .stretches = true};
    case ProviderColumn::State:
        return {.title = tr("State"), .width = 132};
    case ProviderColumn::Balance:
        return {.title = tr("Balance"), .width = 128, .alignment = Qt::AlignRight};
    case ProviderColumn::Waiting:
        return {.title = tr("Need you"), .width = 92, .alignment = Qt::AlignRight};
    case ProviderColumn::Services:
        return {.title = tr("Services"), .width = 84, .alignment = Qt::AlignRight};
    case ProviderColumn::Asked:
        return {.title = tr("Asked"), .width = 128};
    }
    return {};
}

Cell ProvidersPresentation::cellOf(const ProviderRow &row, int column) const
{
    const Provider &provider = row.provider;
    switch (static_cast<ProviderColumn>(column)) {
    case ProviderColumn::Name:
        return {.text = provider.name,
                .secondary = troubleOf(provider).isEmpty() ? provider.url : troubleOf(provider),
                .tooltip = troubleOf(provider).isEmpty() ? provider.url : troubleOf(provider),
                .strong = true};
    case ProviderColumn::State:
        return {.text = words(stateOf(provider)), .pill = tone(stateOf(provider))};
    case ProviderColumn::Balance:
        return {.text = balance(provider)};
    case ProviderColumn::Waiting:
        return {.text = row.undecided == 0                 ? QString()
                        : row.undecided < countedUndecided ? Words::count(row.undecided)
                                                           : tr("%1+").arg(Words::count(countedUndecided))};
    case ProviderColumn::Services:
        return {.text = Words::count(row.services), .quiet = true};
    case ProviderColumn::Asked:
        if (provider.balanceAt.ms == 0)
            return {};
        return {.text = Words::when(provider.balanceAt, m_clock.now()),
                .tooltip = Words::whenInFull(provider.balanceAt),
                .quiet = true};
    }
    return {};
}

} // namespace pw::ui
