// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/instant.h"

#include <QHash>
#include <QString>

#include <mutex>
#include <optional>

namespace pw::server
{

/// Slows the guessing of passwords. Counts per account *and* address: a stranger who guesses cannot keep the right
/// person, who comes from elsewhere, out. Safe from any thread.
class SignInThrottle
{
public:
    static constexpr int freeAttempts = 5;
    static constexpr qint64 firstWaitMs = 2'000;
    static constexpr qint64 longestWaitMs = 15LL * 60 * 1000;
    static constexpr qint64 forgetAfterMs = 60LL * 60 * 1000;

    /// Counts an attempt that is about to be checked, so that many at once do not slip by. Returns the milliseconds to
    /// wait instead, where this pair has to.
    [[nodiscard]] std::optional<qint64> begin(const QString &account, const QString &address, Instant now);
    /// The password was right: forget what came before.
    void succeeded(const QString &account, const QString &address);

private:
    struct Entry {
        int failures = 0;
        Instant last;
        Instant blockedUntil;
    };
    static constexpr qsizetype maxEntries = 100'000;

    void forgetOld(Instant now);

    std::mutex m_mutex;
    QHash<QString, Entry> m_entries;
};

} // namespace pw::server
