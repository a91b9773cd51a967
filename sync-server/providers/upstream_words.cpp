// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/providers/upstream_words.h"

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace pw::server::providers
{
namespace
{

using Kind = Fault::Kind;

/// Looked for in the lower-cased text; the first that is in it counts.
struct FaultWord {
    const char *part;
    Kind kind;
};

constexpr FaultWord faults[] = {
    {"link_duplicate", Kind::LinkHasActiveOrder},
    {"active order with this link", Kind::LinkHasActiveOrder},
    {"not_enough_funds", Kind::NotEnoughFunds},
    {"not enough funds", Kind::NotEnoughFunds},
    {"insufficient balance", Kind::NotEnoughFunds},
    {"insufficient funds", Kind::NotEnoughFunds},
    {"min_quantity", Kind::QuantityTooLow},
    {"less than minim", Kind::QuantityTooLow},
    {"max_quantity", Kind::QuantityTooHigh},
    {"more than maxim", Kind::QuantityTooHigh},
    {"incorrect_service_id", Kind::IncorrectService},
    {"incorrect service", Kind::IncorrectService},
    {"service not found", Kind::IncorrectService},
    {"incorrect order", Kind::IncorrectOrder},
    {"order not found", Kind::IncorrectOrder},
    {"refill not found", Kind::RefillNotFound},
    {"invalid api key", Kind::InvalidKey},
    {"incorrect api key", Kind::InvalidKey},
    {"invalid key", Kind::InvalidKey},
    {"incorrect link", Kind::IncorrectLink},
    {"neworder.error.link", Kind::IncorrectLink},
};

/// Letters and digits alone, lower case.
QString bare(const QString &text)
{
    QString letters;
    for (const QChar c : text) {
        if (c.isLetterOrNumber())
            letters += c.toLower();
    }
    return letters;
}

struct StatusWord {
    const char *bare;
    UpstreamStatus status;
};

constexpr StatusWord statuses[] = {
    {"pending", UpstreamStatus::Pending},       {"processing", UpstreamStatus::Processing},
    {"inprogress", UpstreamStatus::InProgress}, {"active", UpstreamStatus::InProgress},
    {"completed", UpstreamStatus::Completed},   {"complete", UpstreamStatus::Completed},
    {"partial", UpstreamStatus::Partial},       {"partiallycompleted", UpstreamStatus::Partial},
    {"canceled", UpstreamStatus::Canceled},     {"cancelled", UpstreamStatus::Canceled},
    {"refunded", UpstreamStatus::Refunded},     {"fail", UpstreamStatus::Failed},
    {"failed", UpstreamStatus::Failed},         {"error", UpstreamStatus::Failed},
    {"paused", UpstreamStatus::Paused},         {"expired", UpstreamStatus::Expired},
};

struct RefillWord {
    const char *bare;
    RefillStatus status;
};

constexpr RefillWord refills[] = {
    {"pending", RefillStatus::Pending},       {"inprogress", RefillStatus::InProgress},
    {"processing", RefillStatus::InProgress}, {"completed", RefillStatus::Completed},
    {"rejected", RefillStatus::Rejected},     {"error", RefillStatus::Error},
};

} // namespace

Fault faultOf(const QString &text)
{
    const QString said = text.simplified().left(500);
    const QString lower = said.toLower();
    const auto found = std::ranges::find_if(
        faults, [&lower](const FaultWord &word) { return lower.contains(QLatin1StringView(word.part)); });
    return {found == std::end(faults) ? Kind::Other : found->kind, said};
}

RefillStatus upstreamRefillStatus(const QString &text)
{
    const QString word = bare(text);
    const auto found = std::ranges::find_if(
        refills, [&word](const RefillWord &refill) { return word == QLatin1StringView(refill.bare); });
    return found == std::end(refills) ? RefillStatus::Unknown : found->status;
}

UpstreamStatus upstreamStatus(const QString &text)
{
    const QString word = bare(text);
    const auto found = std::ranges::find_if(
        statuses, [&word](const StatusWord &status) { return word == QLatin1StringView(status.bare); });
    return found == std::end(statuses) ? UpstreamStatus::Unknown : found->status;
}

std::optional<ServiceType> upstreamType(const QString &text)
{
    const QString wanted = bare(text);
    if (wanted.isEmpty())
        return ServiceType::Default;
    for (const auto &[type, word] : wordTable(ServiceType{})) {
        if (wanted == bare(QString::fromLatin1(word)))
            return type;
    }
    return std::nullopt;
}

} // namespace pw::server::providers
