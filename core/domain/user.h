// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/base/ids.h"
#include "core/base/instant.h"
#include "core/base/money.h"
#include "core/domain/percent.h"
#include "core/domain/words.h"

#include <QString>

namespace pw
{

enum class UserState { Active, Suspended };

inline const auto &wordTable(UserState)
{
    static constexpr Word<UserState> table[] = {{UserState::Active, "active"}, {UserState::Suspended, "suspended"}};
    return table;
}

struct User {
    UserId id;
    QString username;
    QString email;
    UserState state = UserState::Active;
    QString suspendReason;
    Money balance; ///< free to spend; never negative
    Money onHold;  ///< taken for orders that are not finished; never negative
    Money spent;   ///< what finished orders kept
    qint64 orderCount = 0;
    QString note; ///< staff only
    Instant createdAt;
    Instant updatedAt;
    qint64 rev = 0;
    Percent discount; ///< on all services; rates of his own are beside it (UserTermsStore)
};

} // namespace pw
