// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/secret.h"
#include "core/domain/order.h"
#include "core/domain/service_type.h"

#include <QByteArray>
#include <QList>
#include <QString>

/// What is asked of an upstream panel, as the form that it is asked with. Pure.
namespace pw::server::providers
{

/// A provider as it is spoken to.
struct Upstream {
    QString url;
    Secret key;
};

/// An order under the provider's number of the service. A drip-feed is the provider's to run.
[[nodiscard]] QByteArray addForm(const Upstream &upstream, const Order &order, ServiceType type,
                                 const QString &upstreamService);
/// Of up to 100 orders, by the provider's numbers.
[[nodiscard]] QByteArray statusForm(const Upstream &upstream, const QStringList &orders);
[[nodiscard]] QByteArray refillForm(const Upstream &upstream, const QString &upstreamOrder);
[[nodiscard]] QByteArray refillStatusForm(const Upstream &upstream, const QString &upstreamTask);
[[nodiscard]] QByteArray cancelForm(const Upstream &upstream, const QString &upstreamOrder);
/// {"services", "balance"}: actions without any more fields.
[[nodiscard]] QByteArray plainForm(const Upstream &upstream, const QString &action);

} // namespace pw::server::providers
