// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/refusal.h"
#include "sync-server/auth/crypto.h"
#include "sync-server/auth/throttle.h"

#include <optional>

namespace pw
{
class Clock;
}

namespace pw::server
{

/// Who wants to sign in, and from where.
struct SignInAttempt {
    QString account;
    QString address;
    std::optional<QString> hash; ///< nullopt: there is no such account
};

/// Makes and checks passwords in a way that tells a guesser nothing: unknown accounts take the same time and get the
/// same answer. begin() is quick; the other two are for pool threads. Safe from any thread.
class PasswordDesk
{
public:
    static constexpr qsizetype minLength = 8;
    static constexpr qsizetype maxLength = 1024;

    PasswordDesk(const Clock &clock, crypto::PasswordCost cost);

    [[nodiscard]] static Decided<void> checkNew(const Secret &password);
    [[nodiscard]] std::optional<QString> hash(const Secret &password) const;

    /// Refuses where this account and address have to wait.
    [[nodiscard]] Decided<void> begin(const SignInAttempt &attempt);
    [[nodiscard]] Decided<void> check(const SignInAttempt &attempt, const Secret &password);

private:
    const Clock &m_clock;
    const crypto::PasswordCost m_cost;
    const QString m_decoy; ///< verified for accounts that do not exist
    SignInThrottle m_throttle;
};

} // namespace pw::server
