// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/limits/token_buckets.h"

#include <algorithm>

namespace pw::server
{
namespace
{

constexpr qint64 usPerMinute = 60'000'000;

} // namespace

TokenBuckets::TokenBuckets(std::uint64_t seed, std::size_t sets) : m_seed(seed), m_sets(std::max<std::size_t>(1, sets))
{
}

TokenBuckets::Place &TokenBuckets::placeOf(Set &set, std::uint64_t key)
{
    const auto known = std::ranges::find(set, key, &Place::key);
    if (known != set.end())
        return *known;
    Place &fullest = *std::ranges::min_element(set, {}, &Place::fullAtUs);
    fullest = {.key = key, .fullAtUs = 0};
    return fullest;
}

std::optional<qint64> TokenBuckets::take(std::uint64_t key, BucketSize size, qint64 tokens, Instant now)
{
    if (size.perMinute <= 0 || size.most <= 0)
        return std::nullopt;
    const std::uint64_t hash = std::max<std::uint64_t>(1, mixed(key ^ m_seed));
    const std::size_t index = hash % m_sets.size();
    const qint64 nowUs = now.ms * 1000;
    const qint64 tokenUs = std::max<qint64>(1, usPerMinute / size.perMinute);
    const qint64 emptyUs = tokenUs * size.most;
    const std::lock_guard lock(m_locks[index % locks].mutex);
    Place &place = placeOf(m_sets[index], hash);
    qint64 fullAt = std::max(place.fullAtUs, nowUs);
    // A bucket cannot be emptier than empty: the clock has been set back.
    if (fullAt - nowUs > emptyUs)
        fullAt = nowUs;
    fullAt += tokenUs * std::clamp<qint64>(tokens, 1, size.most);
    if (const qint64 missing = fullAt - nowUs - emptyUs; missing > 0)
        return (missing + 999) / 1000;
    place.fullAtUs = fullAt;
    return std::nullopt;
}

} // namespace pw::server
