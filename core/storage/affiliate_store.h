// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/affiliate.h"
#include "core/storage/stamp.h"

#include <QList>
#include <QString>

#include <optional>

namespace pw
{

class Database;

/// A customer as one who sends others.
struct AffiliateAccount {
    QString username;
    AffiliateTerms terms;
    AffiliateFigures figures;
};

struct PayoutFilter {
    std::optional<UserId> user = {};
    std::optional<PayoutState> state = {};
    qint64 before = 0; ///< an id; 0 = from the newest
    int limit = 50;
};

/// Who sent whom, and what comes of it. Every call may throw StorageError.
class AffiliateStore
{
public:
    explicit AffiliateStore(Database &db) : m_db(db) {}

    /// Once for a customer, when he is new.
    void addReferral(UserId user, UserId affiliate, const Stamp &stamp);
    [[nodiscard]] std::optional<UserId> affiliateOf(UserId user) const;

    /// Nothing agreed: the shop's.
    [[nodiscard]] AffiliateTerms terms(UserId user) const;
    void setTerms(const AffiliateTerms &terms, const Stamp &stamp);
    /// nullopt where there is no such customer.
    [[nodiscard]] std::optional<AffiliateAccount> account(UserId user) const;
    /// Who has sent somebody or has terms of his own, the newest customer first; `after` is the last one seen.
    [[nodiscard]] QList<AffiliateAccount> page(qint64 after, int limit) const;

    [[nodiscard]] std::optional<Earning> earning(OrderId order) const;
    void add(const Earning &earning, const Stamp &stamp);
    void setEarned(OrderId order, Money amount, const Stamp &stamp);

    [[nodiscard]] std::optional<Payout> payout(PayoutId id) const;
    [[nodiscard]] PayoutId addPayout(UserId user, Money amount, const Stamp &stamp);
    void decide(const Payout &payout, const Stamp &stamp);
    /// Newest first.
    [[nodiscard]] QList<Payout> payouts(const PayoutFilter &filter) const;

private:
    Database &m_db;
};

} // namespace pw
