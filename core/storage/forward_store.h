// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/provider.h"
#include "core/storage/stamp.h"

#include <QList>

#include <limits>

namespace pw
{

class Database;

struct ForwardFilter {
    ForwardState state = ForwardState::Ambiguous;
    qint64 after = std::numeric_limits<qint64>::max(); ///< last order of the page before
    int limit = 50;
};

/// An order that is to be asked after, by the provider's number.
struct DuePoll {
    OrderId order; ///< of a post that has none yet: its subscription
    QString upstreamOrder;
    bool isPost = false;
};

/// What was handed on to providers. On a server, triggers keep the jobs that belong to these rows: a row that waits has
/// a job that hands it on, one that was sent is asked after. Every call may throw StorageError.
class ForwardStore
{
public:
    explicit ForwardStore(Database &db) : m_db(db) {}

    [[nodiscard]] std::optional<OrderForward> byOrder(OrderId order) const;
    void insert(const OrderForward &forward, const Stamp &stamp);
    void update(const OrderForward &forward, const Stamp &stamp);
    [[nodiscard]] QList<OrderForward> page(const ForwardFilter &filter) const; ///< newest order first
    /// What a person has to decide on at this provider, newest order first.
    [[nodiscard]] QList<OrderForward> undecided(ProviderId provider, int limit) const;

    /// On a server only. Least recently asked after first.
    [[nodiscard]] QList<DuePoll> due(ProviderId provider, Instant now, int limit) const;
    [[nodiscard]] std::optional<Instant> nextDue(ProviderId provider) const;
    void askAgain(OrderId order, Instant at);

private:
    Database &m_db;
};

} // namespace pw
