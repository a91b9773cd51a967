// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/order.h"
#include "core/domain/order_task.h"
#include "core/domain/refusal.h"
#include "core/storage/catalogue_store.h"

#include <QList>

#include <string>

/// How API v2 says things: the trade's own words and shapes, which clients compare to the letter (api-v2.md).
namespace pw::server::reseller
{

[[nodiscard]] std::string servicesAnswer(const QList<CatalogueEntry> &entries);
[[nodiscard]] std::string statusAnswer(const Order &order, const QList<OrderId> &runs, const QString &currency);
/// {"status":"Active","expiry":"31/12/2026","posts":"30","orders":[...]}: nothing of its money, its posts have that.
[[nodiscard]] std::string subscriptionAnswer(const Order &order);
/// Of a post's order: its part of what the subscription was charged, and its quantity, which no caller has said.
[[nodiscard]] std::string postAnswer(const Order &post, const Order &subscription, const QString &currency);
/// "In progress"
[[nodiscard]] QLatin1StringView taskWord(TaskStatus status);
[[nodiscard]] std::string errorAnswer(const QString &error);
[[nodiscard]] QString errorOf(const Refusal &refusal);

} // namespace pw::server::reseller
