// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/order.h"
#include "core/storage/stamp.h"

#include <QList>
#include <QString>

#include <optional>

namespace pw
{

class Database;

/// An order as a provider calls it.
struct UpstreamRef {
    ProviderId provider;
    QString order;
};

/// What a provider has named as a post.
struct NamedPost {
    OrderId parent;
    OrderId order; ///< none before its first status
    qint64 attempts = 0;
};

/// Orders for the posts of somebody. On a server, a trigger makes the job that ends one on its day. Every call may
/// throw StorageError; so does a post that is there already.
class SubscriptionStore
{
public:
    explicit SubscriptionStore(Database &db) : m_db(db) {}

    void insert(OrderId order, const Subscription &row, Instant expiresAt, const Stamp &stamp);
    /// All but its day.
    void update(OrderId order, const Subscription &row, const Stamp &stamp);
    void addPost(OrderId parent, OrderId post, const Stamp &stamp);
    [[nodiscard]] QList<OrderId> postsOf(OrderId parent) const;     ///< in their order
    [[nodiscard]] QList<OrderId> openPostsOf(OrderId parent) const; ///< those that have not ended

    /// On a server only, as all that follows.
    [[nodiscard]] std::optional<NamedPost> named(const UpstreamRef &ref) const;
    /// Whether the provider has an order of ours under this number.
    [[nodiscard]] bool isHandedOn(const UpstreamRef &ref) const;
    void namePost(const UpstreamRef &ref, OrderId parent, Instant due);
    /// Without `due` it is not asked after any more.
    void setNamed(const UpstreamRef &ref, const NamedPost &post, std::optional<Instant> due);

private:
    Database &m_db;
};

} // namespace pw
