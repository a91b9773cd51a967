// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/refusal.h"
#include "sync-server/auth/crypto.h"
#include "sync-server/auth/password_rules.h"
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
/// same answer. check() and hash() are slow, for pool threads. Safe from any thread.
class PasswordDesk
{
public:
    static constexpr qsizetype maxLength = 1024;

    PasswordDesk(const Clock &clock, crypto::PasswordCost cost);

    /// Whether he may choose it.
    [[nodiscard]] Decided<void> checkNew(const Secret &password, const PasswordOwner &owner) const
    {
        return m_rules.check(password, owner);
    }
    [[nodiscard]] std::optional<QString> hash(const Secret &password) const;

    /// Refuses where this account and address have to wait. Counts as a failure until succeeded().
    [[nodiscard]] Decided<void> begin(const SignInAttempt &attempt);
    [[nodiscard]] Decided<void> check(const SignInAttempt &attempt, const Secret &password) const;
    /// Once all that was asked for was right, the second factor too.
    void succeeded(const SignInAttempt &attempt);

    /// Six digits can be guessed from many addresses: counted by the account alone. Only who knows the password gets
    /// here, so that this keeps nobody else out.
    [[nodiscard]] Decided<void> beginSecondFactor(const QString &account);
    void secondFactorSucceeded(const QString &account);

private:
    [[nodiscard]] Decided<void> count(const QString &account, const QString &address);

    const Clock &m_clock;
    const crypto::PasswordCost m_cost;
    const QString m_decoy; ///< verified for accounts that do not exist
    SignInThrottle m_throttle;
    const PasswordRules m_rules;
};

} // namespace pw::server
