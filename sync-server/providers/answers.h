// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/money.h"
#include "core/base/result.h"
#include "core/domain/service_type.h"
#include "core/domain/words.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>

#include <optional>

/// What upstream panels answer over API v2, in all the variants that are out there (api-v2.md), and what it means here.
/// Pure; any thread. What comes in is a stranger's: nothing in it makes these fail but by a Fault.
namespace pw::server::providers
{

/// Why there is no answer.
struct Fault {
    enum class Kind {
        Unreadable, ///< not JSON, or JSON that says nothing that was asked for: it may have been done all the same
        InvalidKey,
        NotEnoughFunds,
        IncorrectService,
        IncorrectLink,
        LinkHasActiveOrder,
        QuantityTooLow,
        QuantityTooHigh,
        IncorrectOrder,
        RefillNotFound,
        Other ///< the provider said no, in words of its own
    };

    Kind kind = Kind::Unreadable;
    QString text; ///< the provider's, at most 500 characters; empty where it has none
};

template <typename T>
using Answered = Result<T, Fault>;

/// Provider's ids are texts: some are longer than 64 bits, some hold letters. 1-64 printable characters without blanks.
using UpstreamId = QString;

struct OfferedService {
    UpstreamId id;
    QString name;
    QString category;
    std::optional<ServiceType> type; ///< none = one that cannot be ordered here
    QString typeText;                ///< as it was sent
    Money cost;                      ///< of 1000, of one for packages
    qint64 min = 1;
    qint64 max = 1;
    bool refill = false;
    bool cancel = false;
    bool dripfeed = false;
};

struct OfferedServices {
    QList<OfferedService> services; ///< each id once, the first of those that came twice
    int unreadable = 0;             ///< rows without a usable id, name, price, minimum or maximum
    int repeated = 0;
};

enum class UpstreamStatus {
    Pending,
    Processing,
    InProgress,
    Completed,
    Partial,
    Canceled,
    Refunded,
    Failed,
    Paused, ///< this and the next of subscriptions alone
    Expired,
    Unknown
};

inline const auto &wordTable(UpstreamStatus)
{
    static constexpr Word<UpstreamStatus> table[] = {
        {UpstreamStatus::Pending, "pending"},        {UpstreamStatus::Processing, "processing"},
        {UpstreamStatus::InProgress, "in_progress"}, {UpstreamStatus::Completed, "completed"},
        {UpstreamStatus::Partial, "partial"},        {UpstreamStatus::Canceled, "canceled"},
        {UpstreamStatus::Refunded, "refunded"},      {UpstreamStatus::Failed, "failed"},
        {UpstreamStatus::Paused, "paused"},          {UpstreamStatus::Expired, "expired"},
        {UpstreamStatus::Unknown, "unknown"},
    };
    return table;
}

/// The orders that a subscription has made so far, as they came: an id twice is there once.
struct UpstreamPosts {
    QList<UpstreamId> ids;
    bool isWhole = false; ///< false: there is no list, or something in it is no id
};

struct UpstreamOrder {
    UpstreamStatus status = UpstreamStatus::Unknown;
    QString statusText;          ///< as it was sent
    std::optional<Money> charge; ///< the provider's price for it
    std::optional<qint64> startCount;
    std::optional<qint64> remains; ///< as it was sent: may be negative, or above the quantity
    QString currency;
    std::optional<qint64> quantity; ///< which some say of a post
    UpstreamPosts posts;
};

enum class RefillStatus { Pending, InProgress, Completed, Rejected, Error, Unknown };

struct UpstreamBalance {
    Money amount;
    QString currency; ///< empty where it is not said
};

[[nodiscard]] Answered<OfferedServices> readServices(const QByteArray &body);
[[nodiscard]] Answered<UpstreamId> readAdded(const QByteArray &body);
[[nodiscard]] Answered<UpstreamOrder> readStatus(const QByteArray &body);
/// Of the ids that the answer speaks of; one that was asked for and is not there is not known.
[[nodiscard]] Answered<QHash<UpstreamId, Answered<UpstreamOrder>>> readStatuses(const QByteArray &body);
[[nodiscard]] Answered<UpstreamId> readRefill(const QByteArray &body);
[[nodiscard]] Answered<RefillStatus> readRefillStatus(const QByteArray &body);
/// By order: nothing, or why it was not taken for cancelling.
[[nodiscard]] Answered<QHash<UpstreamId, Answered<bool>>> readCancels(const QByteArray &body);
[[nodiscard]] Answered<UpstreamBalance> readBalance(const QByteArray &body);

/// "Custom Comments", "custom_comments" and "CustomComments" are one.
[[nodiscard]] std::optional<ServiceType> upstreamType(const QString &text);
[[nodiscard]] UpstreamStatus upstreamStatus(const QString &text);

} // namespace pw::server::providers
