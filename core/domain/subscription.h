// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/domain/order_form.h"
#include "core/domain/words.h"

#include <QDate>
#include <QList>
#include <QString>

#include <optional>

namespace pw
{

/// How a subscription stands. From the last three there is no way back: no more posts come. Where the order itself has
/// not ended with it, posts are still under way.
enum class SubscriptionState { Active, Paused, Completed, Expired, Canceled };

inline const auto &wordTable(SubscriptionState)
{
    static constexpr Word<SubscriptionState> table[] = {{SubscriptionState::Active, "active"},
                                                        {SubscriptionState::Paused, "paused"},
                                                        {SubscriptionState::Completed, "completed"},
                                                        {SubscriptionState::Expired, "expired"},
                                                        {SubscriptionState::Canceled, "canceled"}};
    return table;
}

/// How far an order for the posts of somebody is. Each post is an order of its own.
struct Subscription {
    SubscriptionState state = SubscriptionState::Active;
    qint64 made = 0;    ///< posts that have an order
    qint64 ended = 0;   ///< of these
    qint64 awaited = 0; ///< that the provider has named, and of which nothing else is known yet
    QList<OrderId> posts = {};

    [[nodiscard]] bool isClosed() const
    {
        return state != SubscriptionState::Active && state != SubscriptionState::Paused;
    }
};

/// What the fields of a subscription that was ordered come to.
struct SubscriptionTerms {
    qint64 min = 1; ///< for one post
    qint64 max = 1;
    qint64 posts = 0;  ///< new ones and old ones
    Instant expiresAt; ///< 0 = never
};

[[nodiscard]] SubscriptionTerms termsOf(const OrderFields &fields);

namespace subscription
{

/// Of a subscription that does not say how many new posts it is for. It is paid for in advance, so there is no
/// subscription without an end.
constexpr qint64 postsUnlessTold = 30;
constexpr qint64 maxPosts = 1000; ///< new ones, and as many old ones
constexpr qint64 maxQuantity = 1'000'000'000;
constexpr qint64 maxDays = 366; ///< from now to the expiry

/// Minutes between a post and its order.
[[nodiscard]] bool isDelay(qint64 minutes);
[[nodiscard]] QString delayList();

/// "31/12/2026", as API v2 has it, or "2026-12-31".
[[nodiscard]] std::optional<QDate> dayIn(const QString &text);
/// "31/12/2026" of "2026-12-31".
[[nodiscard]] QString tradeDay(const QString &isoDay);
/// The end of that day in UTC.
[[nodiscard]] Instant endOf(QDate day);

} // namespace subscription

} // namespace pw
