// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/money.h"
#include "core/commands/command.h"
#include "core/domain/ledger.h"
#include "core/domain/user.h"

namespace pw::commands
{

/// Staff credit a customer by hand, or take from his balance with a negative amount, never below zero.
struct AddFunds {
    static constexpr QLatin1StringView name{"AddFunds"};

    UserId user;
    Money amount;
    QString reason; ///< shown in the customer's statement

    struct Added {
        Transfer transfer;
        Money balance;
    };

    [[nodiscard]] static Decided<AddFunds> fromJson(const QJsonObject &args);
    [[nodiscard]] Decided<Added> run(CommandContext &context) const;
};

[[nodiscard]] inline CommandSubject subjectOf(const AddFunds::Added &added)
{
    return {QLatin1StringView("user"), added.transfer.user.value};
}

} // namespace pw::commands
