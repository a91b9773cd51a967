// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/api/reauthentication.h"

#include "core/storage/auth_store.h"
#include "sync-server/auth/password_desk.h"

namespace pw::server
{

Decided<SlowWork> afterPassword(const Call &call, const Secret &password, const QString &field, SlowWork next)
{
    const SignInAttempt attempt{.account = call.caller.actor.name,
                                .address = QString::fromStdString(call.request.remoteAddress),
                                .hash = AuthStore(call.db).passwordHash(call.user())};
    if (const auto begun = call.shop.passwords.begin(attempt); !begun)
        return fail(begun.error());
    return SlowWork([&shop = call.shop, attempt, password, field, next = std::move(next)]() -> Decided<Mutation> {
        if (const auto checked = shop.passwords.check(attempt, password); !checked)
            return refuse(RefusalCode::PasswordWrong, field);
        shop.passwords.succeeded(attempt);
        return next();
    });
}

} // namespace pw::server
