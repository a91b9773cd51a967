// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace pw::server
{

/// The codes that customers give to others: a customer's number, enciphered with the server's key. Nothing has to be
/// kept, and who has one code cannot tell the next. Any thread.
class ReferralCodes
{
public:
    static constexpr int length = 8; ///< characters of 5 bits

    explicit ReferralCodes(QByteArray secret) : m_secret(std::move(secret)) {}

    /// Upper-case letters and the digits 2 to 7.
    [[nodiscard]] QString codeOf(UserId user) const;
    /// In any case. nullopt for what is no code; a code that was made up is some number that no customer has.
    [[nodiscard]] std::optional<UserId> userOf(const QString &code) const;

private:
    [[nodiscard]] quint64 mixed(int round, quint64 half) const;

    QByteArray m_secret;
};

} // namespace pw::server
