// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "sync-server/api/reauthentication.h"

#include "core/commands/audit.h"
#include "core/storage/auth_store.h"
#include "sync-server/accounts/accounts.h"
#include "sync-server/auth/password_desk.h"

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

Mutation wrongPassword(const QString &field)
{
    const auto run = [field](CommandContext &context) -> Decided<Answer> {
        noteAudit(context, {.event = u"password_wrong"_s, .subject = subjectOf(context.actor)});
        return Answer{.refusal = Refusal{RefusalCode::PasswordWrong, field}};
    };
    return {.run = run, .concernsDesks = false};
}

} // namespace

Decided<SlowWork> afterPassword(const Call &call, const Secret &password, const QString &field, SlowWork next)
{
    const Actor &owner = call.caller.actor;
    // Counted with the attempts to sign in, which count staff and customers apart.
    const SignInAttempt attempt{.account = owner.isStaff() ? owner.label() : owner.name,
                                .address = QString::fromStdString(call.request.remoteAddress),
                                .hash = AuthStore(call.db).passwordHash(owner)};
    if (const auto begun = call.shop.passwords.begin(attempt); !begun)
        return fail(begun.error());
    return SlowWork([&shop = call.shop, attempt, password, field, next = std::move(next)]() -> Decided<Mutation> {
        if (const auto checked = shop.passwords.check(attempt, password); !checked)
            return wrongPassword(field);
        shop.passwords.succeeded(attempt);
        return next();
    });
}

Decided<SlowWork> afterPasswordAndCode(const Call &call, const Secret &password, const QString &field,
                                       const QString &otp, SlowWork next)
{
    return afterPassword(
        call, password, field,
        [&shop = call.shop, owner = call.caller.actor, otp, next = std::move(next)]() -> Decided<Mutation> {
            auto mutation = next();
            if (!mutation)
                return mutation;
            mutation->run = [&shop, owner, otp,
                             run = std::move(mutation->run)](CommandContext &context) -> Decided<Answer> {
                if (const auto checked = checkSecondFactor(shop, context, owner, otp); !checked)
                    return refusedCode(context, owner, checked.error());
                return run(context);
            };
            return mutation;
        });
}

Decided<void> checkSecondFactor(const Shop &shop, CommandContext &context, const Actor &owner, const QString &otp)
{
    if (otp.isEmpty())
        return shop.accounts.secondFactors.check(context, owner, otp);
    const QString account = owner.label();
    if (const auto begun = shop.passwords.beginSecondFactor(account); !begun)
        return begun;
    const auto checked = shop.accounts.secondFactors.check(context, owner, otp);
    if (checked)
        shop.passwords.secondFactorSucceeded(account);
    return checked;
}

Decided<Answer> refusedCode(CommandContext &context, const Actor &owner, const Refusal &refusal)
{
    if (refusal.code != RefusalCode::OtpWrong)
        return fail(refusal);
    noteAudit(context, {.event = u"second_factor_failed"_s, .subject = subjectOf(owner), .actor = owner.label()});
    return Answer{.refusal = refusal};
}

} // namespace pw::server
