// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/secret.h"
#include "core/domain/refusal.h"

#include <QSet>
#include <QString>

namespace pw::server
{

/// Whose password it is to be: what a guesser knows of him. Each may be empty.
struct PasswordOwner {
    QString name;
    QString email;
    QString siteName;
};

/// Which passwords may be chosen: long ones that are on no list (ASVS 5.0, 6.2.1 and 6.2.4). Nothing is asked of the
/// kinds of their characters. Safe from any thread.
class PasswordRules
{
public:
    static constexpr qsizetype minLength = 8;

    /// Reads the list that the build has put in.
    PasswordRules();

    [[nodiscard]] Decided<void> check(const Secret &password, const PasswordOwner &owner) const;
    /// How many passwords of at least minLength are refused for being common.
    [[nodiscard]] qsizetype commonCount() const { return m_common.size(); }

private:
    QSet<QString> m_common; ///< case-folded
};

} // namespace pw::server
