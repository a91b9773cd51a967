// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/auth/password_desk.h"

#include "core/base/clock.h"

using namespace Qt::StringLiterals;

namespace pw::server
{

PasswordDesk::PasswordDesk(const Clock &clock, crypto::PasswordCost cost)
    : m_clock(clock), m_cost(cost), m_decoy(crypto::hashPassword(Secret(u"nobody's"_s), cost).value_or(QString()))
{
}

Decided<void> PasswordDesk::checkNew(const Secret &password)
{
    if (password.reveal().size() < minLength)
        return refuse(RefusalCode::PasswordTooShort, u"password"_s, QString::number(minLength));
    return {};
}

std::optional<QString> PasswordDesk::hash(const Secret &password) const
{
    return crypto::hashPassword(password, m_cost);
}

Decided<void> PasswordDesk::begin(const SignInAttempt &attempt)
{
    const auto waitMs = m_throttle.begin(attempt.account, attempt.address, m_clock.now());
    if (waitMs)
        return refuse(RefusalCode::TooManyAttempts, {}, QString::number((*waitMs + 999) / 1000));
    return {};
}

Decided<void> PasswordDesk::check(const SignInAttempt &attempt, const Secret &password)
{
    const bool right = crypto::verifyPassword(attempt.hash.value_or(m_decoy), password) && attempt.hash.has_value();
    if (!right)
        return refuse(RefusalCode::WrongCredentials);
    m_throttle.succeeded(attempt.account, attempt.address);
    return {};
}

} // namespace pw::server
