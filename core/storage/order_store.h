// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/order.h"
#include "core/storage/stamp.h"

#include <QList>
#include <QMap>

#include <limits>
#include <optional>

namespace pw
{

class Database;

struct OrderFilter {
    std::optional<OrderStatus> status;
    UserId user;       ///< none = all
    ServiceId service; ///< none = all
    QString search;    ///< id, part of the link, of the service's name, or of the customer's name
    Instant from = {}; ///< of placing the order
    Instant to = Instant(std::numeric_limits<qint64>::max()); ///< not included
    qint64 after = std::numeric_limits<qint64>::max();        ///< last id of the page before
    int limit = 50;
};

struct OrderEvent {
    QString actor;
    OrderStatus from = OrderStatus::Pending;
    OrderStatus to = OrderStatus::Pending;
    Instant at;
};

/// Orders and their history. Every call may throw StorageError.
class OrderStore
{
public:
    explicit OrderStore(Database &db) : m_db(db) {}

    [[nodiscard]] std::optional<Order> byId(OrderId id) const;
    /// Newest first.
    [[nodiscard]] QList<Order> page(const OrderFilter &filter) const;
    [[nodiscard]] QList<OrderEvent> events(OrderId id) const;
    /// How many of each status a customer has; reads all of his orders (decision 0024).
    [[nodiscard]] QMap<OrderStatus, qint64> countsOf(UserId user) const;

    /// Takes user, service, serviceName, link, fields, drip-feed, quantity, charge and placedVia; the rest starts as
    /// for a new order. With its id as its number, which must be free; without one it gets the next.
    OrderId insert(const Order &order, const Stamp &stamp);
    /// Writes status, startCount, remains and refunded.
    void setStatus(const Order &order, const Stamp &stamp);
    void addEvent(OrderId id, const QString &actor, OrderStatus from, OrderStatus to, const Stamp &stamp);

private:
    void insertDetails(OrderId id, const Order &order, const Stamp &stamp);

    Database &m_db;
};

} // namespace pw
