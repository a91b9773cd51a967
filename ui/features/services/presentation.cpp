// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/services/presentation.h"

#include "ui/features/services/columns.h"
#include "ui/features/services/model.h"
#include "ui/presentation/words.h"

using namespace Qt::StringLiterals;

namespace pw::ui
{

ServicesPresentation::ServicesPresentation(ServicesModel *model, QObject *parent) : TypedPresentation(model, parent) {}

ColumnLook ServicesPresentation::look(int column) const
{
    switch (static_cast<ServiceColumn>(column)) {
    case ServiceColumn::Number:
        return {.title = tr("Service"), .width = 96};
    case ServiceColumn::Name:
        return {.title = tr("Name and category"), .width = 0, .stretches = true};
    case ServiceColumn::State:
        return {.title = tr("State"), .width = 108};
    case ServiceColumn::Rate:
        return {.title = tr("Rate"), .width = 120, .alignment = Qt::AlignRight};
    case ServiceColumn::Limits:
        return {.title = tr("Min – max"), .width = 144, .alignment = Qt::AlignRight};
    case ServiceColumn::Type:
        return {.title = tr("Type"), .width = 140};
    case ServiceColumn::Rules:
        return {.title = tr("Allowed"), .width = 112};
    case ServiceColumn::Time:
        return {.title = tr("Typical time"), .width = 108, .alignment = Qt::AlignRight};
    }
    return {};
}

Cell ServicesPresentation::cellOf(const ServiceRow &row, int column) const
{
    const auto &[service, category] = row;
    switch (static_cast<ServiceColumn>(column)) {
    case ServiceColumn::Number:
        return {.text = Words::number(service.id.value), .strong = true};
    case ServiceColumn::Name:
        return {.text = service.name, .secondary = category, .tooltip = service.description, .quiet = !service.enabled};
    case ServiceColumn::State:
        return {.text = service.enabled ? tr("Enabled") : tr("Disabled"),
                .pill = service.enabled ? Tone::Success : Tone::Neutral};
    case ServiceColumn::Rate:
        return {.text = Words::money(service.rate.perThousand()),
                .secondary = isPackage(service.type) ? tr("per package") : tr("per 1000"),
                .strong = true};
    case ServiceColumn::Limits:
        return {.text = tr("%1 – %2").arg(Words::count(service.min), Words::count(service.max))};
    case ServiceColumn::Type:
        return {.text = Words::type(service.type), .quiet = true};
    case ServiceColumn::Rules: {
        QStringList rules;
        if (service.refill)
            rules << tr("Refill");
        if (service.cancel)
            rules << tr("Cancel");
        return {.text = rules.isEmpty() ? u"\u2013"_s : rules.join(u", "_s), .quiet = true};
    }
    case ServiceColumn::Time:
        return {.text = Words::duration(service.averageMinutes), .quiet = true};
    }
    return {};
}

} // namespace pw::ui
