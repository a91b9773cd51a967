// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/domain/words.h"

#include <QString>

namespace pw
{

enum class SourceChangeKind {
    Cost,
    CostWaits, ///< too far from the one before: nothing changed, a person has to say yes
    Rate,
    Minimum,
    Maximum,
    Name,
    SourceOff,
    SourceOn,
    ServiceOff,
    ServiceOn
};

inline const auto &wordTable(SourceChangeKind)
{
    static constexpr Word<SourceChangeKind> table[] = {
        {SourceChangeKind::Cost, "cost"},
        {SourceChangeKind::CostWaits, "cost_waits"},
        {SourceChangeKind::Rate, "rate"},
        {SourceChangeKind::Minimum, "min"},
        {SourceChangeKind::Maximum, "max"},
        {SourceChangeKind::Name, "name"},
        {SourceChangeKind::SourceOff, "source_off"},
        {SourceChangeKind::SourceOn, "source_on"},
        {SourceChangeKind::ServiceOff, "service_off"},
        {SourceChangeKind::ServiceOn, "service_on"},
    };
    return table;
}

/// What a provider's list has changed here.
struct SourceChange {
    qint64 id = 0; ///< 0 = not kept yet
    ProviderId provider = {};
    SourceId source = {};
    ServiceId service = {};
    SourceChangeKind kind = SourceChangeKind::Cost;
    QString before = {};
    QString after = {};
    QString actor = {};
    Instant at = {};
};

} // namespace pw
