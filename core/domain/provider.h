// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/base/money.h"
#include "core/domain/markup.h"
#include "core/domain/words.h"

#include <QString>

#include <optional>

namespace pw
{

/// An upstream panel that is spoken to over API v2. Its key never leaves the server.
struct Provider {
    ProviderId id;
    QString name;
    QString url; ///< of its API, as in https://panel.example/api/v2
    bool enabled = true;
    std::optional<Money> balance; ///< in its own currency, when it was asked last
    QString currency;
    Instant balanceAt;
    std::optional<Money> alertBelow; ///< the owner is told when the balance is below
    QString problem;                 ///< why the last call to it failed; empty when it did not
    Instant listReadAt;              ///< when its list of services was read last; 0 = never
    QString listProblem;             ///< why that list was not followed; empty when it was
    Instant createdAt;
    Instant updatedAt;
    qint64 rev = 0;

    [[nodiscard]] bool isLow() const { return balance && alertBelow && *balance < *alertBelow; }
};

/// Whether a source is in its provider's list.
enum class SourcePresence {
    Listed,
    Gone,           ///< it vanished, and was switched off for it; switched on again when it is back
    GoneWithService ///< the same, and its service with it
};

inline const auto &wordTable(SourcePresence)
{
    static constexpr Word<SourcePresence> table[] = {{SourcePresence::Listed, "listed"},
                                                     {SourcePresence::Gone, "gone"},
                                                     {SourcePresence::GoneWithService, "gone_with_service"}};
    return table;
}

/// What a service of ours follows of the provider's, and what the provider's list said last.
struct SourceTerms {
    bool followsPrice = false; ///< our rate is `markup` on its price, while the source is the first of its service
    Markup markup = {};
    bool followsName = false;
    bool endsService = false;  ///< the service is not sold without a source
    bool runsDripfeed = false; ///< the provider does drip-feed itself
    QString upstreamName = {};
    qint64 upstreamMin = 0; ///< 0 = not read yet
    qint64 upstreamMax = 0;
    SourcePresence presence = SourcePresence::Listed;
    std::optional<Money> waitingCost = {}; ///< a price too far from the one before: a person has to say yes

    friend bool operator==(const SourceTerms &, const SourceTerms &) = default;
};

/// A provider's service that one of ours is made of.
struct ServiceSource {
    SourceId id;
    ServiceId service;
    ProviderId provider;
    QString upstreamService; ///< the provider's id of it
    qint64 position = 1;     ///< the smallest enabled one is tried first
    bool enabled = true;
    Money cost; ///< of 1000, of one for packages, in the provider's currency
    SourceTerms terms;
    Instant updatedAt;
    qint64 rev = 0;
};

enum class ForwardState {
    Waiting,   ///< for the job that hands it on
    Claimed,   ///< the call may be under way; one that is found like this was interrupted
    Sent,      ///< the provider has it, under upstreamOrder
    Ambiguous, ///< it may have it or not; never sent again by itself, a person has to look
    Refused,   ///< no source takes it
    Asks,      ///< the provider has it, and says something that a person has to decide on
    Finished
};

inline const auto &wordTable(ForwardState)
{
    static constexpr Word<ForwardState> table[] = {
        {ForwardState::Waiting, "waiting"},     {ForwardState::Claimed, "claimed"}, {ForwardState::Sent, "sent"},
        {ForwardState::Ambiguous, "ambiguous"}, {ForwardState::Refused, "refused"}, {ForwardState::Asks, "asks"},
        {ForwardState::Finished, "finished"},
    };
    return table;
}

/// How an order stands with its provider.
struct OrderForward {
    OrderId order;
    SourceId source;
    ProviderId provider;
    ForwardState state = ForwardState::Waiting;
    QString upstreamOrder = {};     ///< the provider's id of it
    QString upstreamStatus = {};    ///< as it was said last
    std::optional<Money> cost = {}; ///< what the provider took for it, as it was said last
    QString problem = {};           ///< for the owner
    Instant updatedAt = {};
    qint64 rev = 0;

    /// Whether the provider may have the order, whatever has been heard of it.
    [[nodiscard]] bool mayBeThere() const { return state != ForwardState::Waiting && state != ForwardState::Refused; }
};

} // namespace pw
