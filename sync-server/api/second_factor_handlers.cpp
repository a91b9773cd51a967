// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/audit.h"
#include "core/protocol/field_reader.h"
#include "core/storage/factor_store.h"
#include "core/storage/user_store.h"
#include "sync-server/accounts/accounts.h"
#include "sync-server/api/account_json.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/handlers.h"
#include "sync-server/api/reauthentication.h"
#include "sync-server/auth/password_desk.h"
#include "sync-server/auth/totp.h"

using namespace Qt::StringLiterals;

namespace pw::server::handlers
{
namespace
{

using Step = std::function<Decided<Answer>(CommandContext &)>;

/// By mail, which staff has none of.
void notify(const Shop &shop, CommandContext &context, const Actor &owner, const QString &what)
{
    if (!owner.isCustomer())
        return;
    if (const auto user = UserStore(context.db).byId(UserId(owner.id)))
        shop.accounts.mail.sendNotice(context, *user, what);
}

std::string codesAnswer(const QList<QString> &codes)
{
    JsonWriter out;
    out.beginObject().key("recovery_codes"_L1).beginArray();
    for (const QString &code : codes)
        out.value(code);
    out.endArray().endObject();
    return out.take();
}

struct PasswordAndCode {
    Secret password;
    QString otp;
};

Decided<PasswordAndCode> readPasswordAndCode(const Call &call)
{
    FieldReader reader(call.body);
    PasswordAndCode given;
    given.password = Secret(reader.verbatim(u"password"_s, PasswordDesk::maxLength));
    given.otp = reader.text(u"otp"_s, maxOtpLength);
    return reader.finished(std::move(given));
}

/// After the password and a code: what turns the second factor off or gives codes in its place.
Decided<SlowWork> afterBothFactors(const Call &call, Step then)
{
    const auto given = readPasswordAndCode(call);
    if (!given)
        return fail(given.error());
    const auto run = [&shop = call.shop, owner = call.caller.actor, otp = given->otp,
                      then = std::move(then)](CommandContext &context) -> Decided<Answer> {
        if (!SecondFactors::isOn(context.db, owner))
            return refuse(RefusalCode::SecondFactorOff);
        if (const auto begun = shop.passwords.beginSecondFactor(owner.label()); !begun)
            return fail(begun.error());
        if (const auto checked = shop.accounts.secondFactors.check(context, owner, otp); !checked)
            return refusedCode(context, owner, checked.error());
        shop.passwords.secondFactorSucceeded(owner.label());
        return then(context);
    };
    return afterPassword(call, given->password, u"password"_s,
                         [run]() -> Decided<Mutation> { return secretMutation(run); });
}

} // namespace

Decided<http::Response> secondFactor(const Call &call)
{
    JsonWriter out;
    out.beginObject()
        .field("enabled"_L1, SecondFactors::isOn(call.db, call.caller.actor))
        .field("recovery_codes_left"_L1, FactorStore(call.db).recoveryCodesLeft(call.caller.actor))
        .endObject();
    return jsonResponse(out);
}

Decided<SlowWork> beginSecondFactor(const Call &call)
{
    FieldReader reader(call.body);
    const Secret password(reader.verbatim(u"password"_s, PasswordDesk::maxLength));
    if (const auto read = reader.finish(); !read)
        return fail(read.error());
    const auto run = [&shop = call.shop, owner = call.caller.actor](CommandContext &context) -> Decided<Answer> {
        const auto secret = shop.accounts.secondFactors.begin(context, owner);
        if (!secret)
            return fail(secret.error());
        JsonWriter out;
        out.beginObject()
            .field("secret"_L1, totp::base32(*secret))
            .field("uri"_L1, totp::uri(*secret, shop.accounts.desk.siteName(context.db), owner.name))
            .endObject();
        return Answer{.status = 201, .body = out.take()};
    };
    return afterPassword(call, password, u"password"_s, [run]() -> Decided<Mutation> { return secretMutation(run); });
}

Decided<Mutation> confirmSecondFactor(const Call &call)
{
    FieldReader reader(call.body);
    const QString otp = reader.text(u"otp"_s, maxOtpLength);
    if (const auto read = reader.finish(); !read)
        return fail(read.error());
    return secretMutation(
        [&shop = call.shop, owner = call.caller.actor, otp](CommandContext &context) -> Decided<Answer> {
            if (const auto begun = shop.passwords.beginSecondFactor(owner.label()); !begun)
                return fail(begun.error());
            const auto codes = shop.accounts.secondFactors.confirm(context, owner, otp);
            if (!codes)
                return refusedCode(context, owner, codes.error());
            shop.passwords.secondFactorSucceeded(owner.label());
            notify(shop, context, owner, u"Signing in to your account needs a code of your app from now on."_s);
            noteAudit(context, {.event = u"second_factor_on"_s, .subject = subjectOf(owner)});
            return Answer{.status = 200, .body = codesAnswer(*codes)};
        });
}

Decided<SlowWork> renewRecoveryCodes(const Call &call)
{
    return afterBothFactors(call,
                            [&shop = call.shop, owner = call.caller.actor](CommandContext &context) -> Decided<Answer> {
                                const auto codes = shop.accounts.secondFactors.renewRecoveryCodes(context, owner);
                                if (!codes)
                                    return fail(codes.error());
                                noteAudit(context, {.event = u"recovery_codes_renewed"_s, .subject = subjectOf(owner)});
                                return Answer{.status = 200, .body = codesAnswer(*codes)};
                            });
}

Decided<SlowWork> endSecondFactor(const Call &call)
{
    return afterBothFactors(call,
                            [&shop = call.shop, owner = call.caller.actor](CommandContext &context) -> Decided<Answer> {
                                shop.accounts.secondFactors.remove(context, owner);
                                noteAudit(context, {.event = u"second_factor_off"_s, .subject = subjectOf(owner)});
                                notify(shop, context, owner,
                                       u"Signing in to your account needs no code any more, but the password alone."_s);
                                return Answer{.status = 204, .body = {}};
                            });
}

} // namespace pw::server::handlers
