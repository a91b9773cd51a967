// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"

#include <array>
#include <cstdint>
#include <mutex>
#include <optional>
#include <vector>

namespace pw::server
{

/// How fast a bucket fills, and how much it holds. perMinute = 0: no limit.
struct BucketSize {
    qint64 perMinute = 0;
    qint64 most = 0;

    friend bool operator==(const BucketSize &, const BucketSize &) = default;
};

/// Token buckets by key, in memory that does not grow: a set of eight places for each few keys, of which the fullest
/// bucket gives way, since it loses the least. Safe from any thread; a call locks one of many locks for some
/// nanoseconds.
class TokenBuckets
{
public:
    /// `seed` is random: nobody can choose addresses that share a set with somebody else's.
    explicit TokenBuckets(std::uint64_t seed, std::size_t sets = 8192);

    /// Takes `tokens` (at least 1). Where there are not so many, takes none and returns the milliseconds until there
    /// will be. More than the bucket holds costs a full one.
    [[nodiscard]] std::optional<qint64> take(std::uint64_t key, BucketSize size, qint64 tokens, Instant now);

private:
    static constexpr std::size_t ways = 8;
    static constexpr std::size_t locks = 64;

    /// One number is a whole bucket: the time at which it is full again.
    struct Place {
        std::uint64_t key = 0; ///< 0: free
        qint64 fullAtUs = 0;
    };
    struct alignas(64) Lock {
        std::mutex mutex;
    };
    using Set = std::array<Place, ways>;

    [[nodiscard]] static Place &placeOf(Set &set, std::uint64_t key);

    const std::uint64_t m_seed;
    std::vector<Set> m_sets;
    std::array<Lock, locks> m_locks;
};

/// Spreads a number over 64 bits, for keys.
[[nodiscard]] constexpr std::uint64_t mixed(std::uint64_t number)
{
    number += 0x9e3779b97f4a7c15ULL;
    number = (number ^ (number >> 30)) * 0xbf58476d1ce4e5b9ULL;
    number = (number ^ (number >> 27)) * 0x94d049bb133111ebULL;
    return number ^ (number >> 31);
}

} // namespace pw::server
