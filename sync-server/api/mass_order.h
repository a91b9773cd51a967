// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/place_order.h"

#include <QJsonObject>
#include <QList>

namespace pw::server
{

/// One order of many, as it was read: what cannot be one is answered in its place.
struct MassLine {
    qint64 number; ///< from 1; of the text's lines, blank ones counted, or of the list
    Decided<commands::PlaceOrder> order;
};

/// Whose orders they are.
struct MassBuyer {
    UserId user;
    QString via;
};

constexpr qsizetype maxMassOrders = 500;

/// {"orders":[{...}, ...]}, each as for a single order, or {"text":"service | link | quantity\n..."}, one or the other.
/// Blank lines of a text are passed over. Refused as a whole when there are none or more than maxMassOrders.
[[nodiscard]] Decided<QList<MassLine>> readMassOrder(const QJsonObject &body, const MassBuyer &buyer);

} // namespace pw::server
