// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/refusal.h"
#include "core/commands/command.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace pw
{
class IdSource;
}

namespace pw::server
{

/// Authenticator apps and recovery codes. Every call takes a transaction that may write; a code is good once. Any
/// thread.
class SecondFactors
{
public:
    static constexpr int recoveryCodes = 10;

    SecondFactors(QByteArray secret, IdSource &ids) : m_secret(std::move(secret)), m_ids(ids) {}

    /// A new secret for `owner`'s app, not asked for before confirm(). Refused where one is in use.
    [[nodiscard]] Decided<QByteArray> begin(CommandContext &context, const Actor &owner) const;
    /// With the first code of the app: from now on sign-ins need one. Returns the recovery codes, shown once.
    [[nodiscard]] Decided<QList<QString>> confirm(CommandContext &context, const Actor &owner,
                                                  const QString &otp) const;
    /// New codes in place of what is left of the old ones.
    [[nodiscard]] Decided<QList<QString>> renewRecoveryCodes(CommandContext &context, const Actor &owner) const;
    void remove(CommandContext &context, const Actor &owner) const;

    [[nodiscard]] static bool isOn(Database &db, const Actor &owner);
    /// A code of the app or a recovery code; fine without one where there is no second factor.
    [[nodiscard]] Decided<void> check(CommandContext &context, const Actor &owner, const QString &otp) const;

private:
    [[nodiscard]] std::optional<QByteArray> open(const Actor &owner, const QString &box) const;
    [[nodiscard]] QString recoveryHash(const Actor &owner, const QString &code) const;
    [[nodiscard]] QString makeRecoveryCode() const;

    QByteArray m_secret;
    IdSource &m_ids;
};

} // namespace pw::server
