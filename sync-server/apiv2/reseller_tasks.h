// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "sync-server/apiv2/reseller.h"

#include <QStringList>

namespace pw::server::reseller
{

/// Refills and cancellations over API v2. Each takes what the client sent as ids, at most maxIds of them; an id that is
/// none, and another customer's, is answered like one that does not exist.
[[nodiscard]] Mutation refillOne(const QString &order);
[[nodiscard]] Mutation refillMany(const QStringList &orders);
[[nodiscard]] Mutation cancelMany(const QStringList &orders);
[[nodiscard]] std::string refillStatusOfOne(const Call &call, const Caller &caller, const QString &refill);
[[nodiscard]] std::string refillStatusOfMany(const Call &call, const Caller &caller, const QStringList &refills);

/// Ids are digits alone; 0, which no row has, for anything else.
[[nodiscard]] qint64 idOf(QStringView text);

} // namespace pw::server::reseller
