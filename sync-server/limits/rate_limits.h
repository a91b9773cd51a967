// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/actor.h"
#include "sync-server/limits/token_buckets.h"

#include <QString>

#include <array>
#include <optional>
#include <string_view>

namespace pw
{
class IdSource;
}

namespace pw::server
{

/// What a request costs the server.
enum class Cost {
    Reading,
    Writing, ///< a place in a transaction, and a wait for the disk
    Slow,    ///< argon2, or a call to somebody else
};

/// Whose bucket pays.
enum class Payer {
    Address, ///< everything that comes from one client address, whoever it is
    Visitor, ///< what comes from one without credentials, or with wrong ones
    Account, ///< a customer
    Key,     ///< one API key, and its customer's account as well: a program that runs wild leaves the portal usable
    Staff,
    Desk, ///< staff on the routes of sync
};

/// The sizes of all buckets. What they are made for: a portal's page makes 10 calls; a reseller follows 100 orders with
/// each call; a thousand customers of one mobile network share an address; a desk that was offline hands in its day.
struct RateSettings {
    std::array<std::array<BucketSize, 3>, 6> sizes;

    RateSettings(); ///< the defaults
    [[nodiscard]] static RateSettings off();
    /// "off", or "account-reading=6000/1000,visitor-slow=60/30": tokens per minute / most at once; 0/0 lifts one.
    /// False, and nothing changed, where it is anything else.
    [[nodiscard]] bool read(const QString &text);
    [[nodiscard]] BucketSize &at(Payer payer, Cost cost);
    [[nodiscard]] const BucketSize &at(Payer payer, Cost cost) const;
};

/// How many requests clients may send. Every function takes what the request costs and returns nothing, or takes
/// nothing more and returns the seconds to wait. In memory alone: a restart forgives. Safe from any thread.
class RateLimits
{
public:
    RateLimits(const RateSettings &settings, IdSource &ids);

    /// Before anything is known of the sender. This machine's own addresses are not counted: they are its tools, or a
    /// proxy that nobody has told the server to trust, behind which one client would use up what all have.
    [[nodiscard]] std::optional<qint64> address(std::string_view address, Instant now);
    [[nodiscard]] std::optional<qint64> visitor(std::string_view address, Cost cost, qint64 tokens, Instant now);
    struct Sender {
        const Actor &actor;
        const QString &tokenHash;
        bool byApiKey;
        bool onDesk;
    };
    [[nodiscard]] std::optional<qint64> sender(const Sender &sender, Cost cost, qint64 tokens, Instant now);

    /// A large body costs more than a small one: one more for each 8 KiB.
    [[nodiscard]] static qint64 tokensFor(std::size_t bodyBytes) { return 1 + static_cast<qint64>(bodyBytes / 8192); }

private:
    [[nodiscard]] std::optional<qint64> take(Payer payer, Cost cost, std::uint64_t whose, qint64 tokens, Instant now);
    [[nodiscard]] std::uint64_t hashOf(std::string_view text) const;

    const RateSettings m_settings;
    const std::size_t m_seed;
    TokenBuckets m_buckets;
};

} // namespace pw::server
