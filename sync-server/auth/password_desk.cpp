// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/auth/password_desk.h"

#include "core/base/clock.h"

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

/// In place of an address: attempts from all of them count together.
QString secondFactorAddress()
{
    return u"second factor"_s;
}

} // namespace

PasswordDesk::PasswordDesk(const Clock &clock, crypto::PasswordCost cost)
    : m_clock(clock), m_cost(cost), m_decoy(crypto::hashPassword(Secret(u"nobody's"_s), cost).value_or(QString()))
{
}

std::optional<QString> PasswordDesk::hash(const Secret &password) const
{
    return crypto::hashPassword(password, m_cost);
}

Decided<void> PasswordDesk::begin(const SignInAttempt &attempt)
{
    return count(attempt.account, attempt.address);
}

Decided<void> PasswordDesk::count(const QString &account, const QString &address)
{
    const auto waitMs = m_throttle.begin(account, address, m_clock.now());
    if (waitMs)
        return refuse(RefusalCode::TooManyAttempts, {}, QString::number((*waitMs + 999) / 1000));
    return {};
}

Decided<void> PasswordDesk::check(const SignInAttempt &attempt, const Secret &password) const
{
    const bool right = crypto::verifyPassword(attempt.hash.value_or(m_decoy), password) && attempt.hash.has_value();
    if (!right)
        return refuse(RefusalCode::WrongCredentials);
    return {};
}

void PasswordDesk::succeeded(const SignInAttempt &attempt)
{
    m_throttle.succeeded(attempt.account, attempt.address);
}

Decided<void> PasswordDesk::beginSecondFactor(const QString &account)
{
    return count(account, secondFactorAddress());
}

void PasswordDesk::secondFactorSucceeded(const QString &account)
{
    m_throttle.succeeded(account, secondFactorAddress());
}

} // namespace pw::server
