// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/customer_terms.h"
#include "core/storage/stamp.h"

#include <QList>
#include <QString>

#include <optional>

namespace pw
{

class Database;

/// A customer's own rate beside that of the list.
struct OwnRate {
    ServiceId service;
    QString serviceName;
    Rate rate;
    Rate listRate;
};

/// Customers' discounts and own rates. Every call may throw StorageError.
class UserTermsStore
{
public:
    explicit UserTermsStore(Database &db) : m_db(db) {}

    [[nodiscard]] CustomerTerms of(UserId user) const;
    /// The same where one service alone matters: other rates are left out.
    [[nodiscard]] CustomerTerms of(UserId user, ServiceId service) const;
    [[nodiscard]] std::optional<Rate> rate(UserId user, ServiceId service) const;
    /// By the services' numbers.
    [[nodiscard]] QList<OwnRate> rates(UserId user) const;

    void setDiscount(UserId user, Percent discount, const Stamp &stamp);
    void setRate(UserId user, ServiceId service, Rate rate, const Stamp &stamp);
    void removeRate(UserId user, ServiceId service);
    /// All that there is of him.
    void remove(UserId user);
    /// Whoever has a rate for it.
    void removeRatesOf(ServiceId service);

private:
    [[nodiscard]] Percent discount(UserId user) const;

    Database &m_db;
};

} // namespace pw
