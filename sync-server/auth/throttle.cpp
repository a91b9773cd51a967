// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/auth/throttle.h"

#include <algorithm>

namespace pw::server
{
namespace
{

QString keyOf(const QString &account, const QString &address)
{
    return address + u'\n' + account.toLower();
}

} // namespace

std::optional<qint64> SignInThrottle::begin(const QString &account, const QString &address, Instant now)
{
    const std::lock_guard lock(m_mutex);
    if (m_entries.size() >= maxEntries)
        forgetOld(now);
    Entry &entry = m_entries[keyOf(account, address)];
    if (now < entry.blockedUntil)
        return entry.blockedUntil.ms - now.ms;
    if (now.ms - entry.last.ms > forgetAfterMs)
        entry = {};
    ++entry.failures;
    entry.last = now;
    if (entry.failures >= freeAttempts) {
        const int doublings = std::min(entry.failures - freeAttempts, 16);
        entry.blockedUntil = now.plusMs(std::min(firstWaitMs << doublings, longestWaitMs));
    }
    return std::nullopt;
}

void SignInThrottle::succeeded(const QString &account, const QString &address)
{
    const std::lock_guard lock(m_mutex);
    m_entries.remove(keyOf(account, address));
}

void SignInThrottle::forgetOld(Instant now)
{
    m_entries.removeIf([&](const auto &it) { return now.ms - it->last.ms > forgetAfterMs; });
    // A flood of addresses within minutes: to begin anew is better than to grow without end.
    if (m_entries.size() >= maxEntries)
        m_entries.clear();
}

} // namespace pw::server
