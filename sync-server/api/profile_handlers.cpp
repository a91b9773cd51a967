// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/audit.h"
#include "core/domain/decisions.h"
#include "core/protocol/field_reader.h"
#include "core/storage/auth_store.h"
#include "core/storage/staff_store.h"
#include "core/storage/user_store.h"
#include "sync-server/accounts/accounts.h"
#include "sync-server/api/account_json.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/handlers.h"
#include "sync-server/api/reauthentication.h"
#include "sync-server/auth/password_desk.h"

using namespace Qt::StringLiterals;

namespace pw::server::handlers
{
namespace
{

Decided<PasswordOwner> passwordOwner(const Call &call)
{
    const QString site = call.shop.accounts.desk.siteName(call.db);
    if (call.caller.actor.isStaff()) {
        const auto staff = StaffStore(call.db).byId(StaffId(call.caller.actor.id));
        if (!staff)
            return refuse(RefusalCode::StaffNotFound);
        return PasswordOwner{staff->name, {}, site};
    }
    const auto user = UserStore(call.db).byId(call.user());
    if (!user)
        return refuse(RefusalCode::UserNotFound);
    return PasswordOwner{user->username, user->email, site};
}

/// Whoever else is signed in has to know the new one.
Decided<Answer> writeStaffPassword(CommandContext &context, const Caller &caller, const QString &hash)
{
    const auto staff = StaffStore(context.db).byId(StaffId(caller.actor.id));
    if (!staff)
        return refuse(RefusalCode::StaffNotFound);
    AuthStore auth(context.db);
    auth.setPassword(staff->id, hash);
    auth.deleteSessionsOf(caller.actor, caller.tokenHash);
    noteAudit(context, {.event = u"password_changed"_s, .subject = subjectOf(*staff)});
    return Answer{.status = 204, .body = {}};
}

Decided<Answer> writePassword(const Shop &shop, CommandContext &context, const Caller &caller, const QString &hash)
{
    if (caller.actor.isStaff())
        return writeStaffPassword(context, caller, hash);
    const auto user = UserStore(context.db).byId(UserId(caller.actor.id));
    if (!user)
        return refuse(RefusalCode::UserNotFound);
    AuthStore auth(context.db);
    auth.setPassword(user->id, hash);
    auth.deleteSessionsOf(caller.actor, caller.tokenHash);
    AccountStore(context.db).removeTokens(user->id, MailPurpose::ResetPassword);
    shop.accounts.mail.sendNotice(context, *user, u"The password of your account was changed."_s);
    noteAudit(context, {.event = u"password_changed"_s, .subject = subjectOf(*user)});
    return Answer{.status = 204, .body = {}};
}

/// Written when the link in the mail is followed; until then the old address stays.
Decided<Answer> beginEmailChange(const Shop &shop, CommandContext &context, UserId id, const QString &email)
{
    const UserStore users(context.db);
    const auto user = users.byId(id);
    if (!user)
        return refuse(RefusalCode::UserNotFound);
    if (user->email.compare(email, Qt::CaseInsensitive) != 0 && users.emailTaken(email))
        return refuse(RefusalCode::EmailTaken, u"email"_s);
    if (const auto sent = shop.accounts.mail.sendLink(context, MailPurpose::ChangeEmail, *user, email); !sent)
        return fail(sent.error());
    JsonWriter out;
    out.beginObject().key("user"_L1);
    writeAccount(out, context.db, *user, shop.currency);
    out.field("pending_email"_L1, email).endObject();
    return Answer{.status = 202, .body = out.take()};
}

} // namespace

Decided<http::Response> profile(const Call &call)
{
    const auto user = UserStore(call.db).byId(call.user());
    if (!user)
        return refuse(RefusalCode::UserNotFound);
    JsonWriter out;
    writeAccount(out, call.db, *user, call.shop.currency);
    return jsonResponse(out);
}

Decided<SlowWork> updateProfile(const Call &call)
{
    FieldReader reader(call.body);
    const QString email = reader.text(u"email"_s, 1000);
    const Secret password(reader.verbatim(u"password"_s, PasswordDesk::maxLength));
    const QString otp = reader.maybeText(u"otp"_s, maxOtpLength).value_or(QString());
    if (const auto read = reader.finish(); !read)
        return fail(read.error());
    if (const auto checked = decide::checkEmail(email); !checked)
        return fail(checked.error());
    return afterPasswordAndCode(
        call, password, u"password"_s, otp, [&shop = call.shop, id = call.user(), email]() -> Decided<Mutation> {
            return Mutation{.run = [&shop, id, email](
                                       CommandContext &context) { return beginEmailChange(shop, context, id, email); },
                            .concernsDesks = false};
        });
}

Decided<SlowWork> changePassword(const Call &call)
{
    FieldReader reader(call.body);
    const Secret current(reader.verbatim(u"current"_s, PasswordDesk::maxLength));
    const Secret password(reader.verbatim(u"password"_s, PasswordDesk::maxLength));
    const QString otp = reader.maybeText(u"otp"_s, maxOtpLength).value_or(QString());
    if (const auto read = reader.finish(); !read)
        return fail(read.error());
    const auto owner = passwordOwner(call);
    if (!owner)
        return fail(owner.error());
    if (const auto checked = call.shop.passwords.checkNew(password, *owner); !checked)
        return fail(checked.error());
    return afterPasswordAndCode(
        call, current, u"current"_s, otp, [&shop = call.shop, caller = call.caller, password]() -> Decided<Mutation> {
            const auto hash = shop.passwords.hash(password);
            if (!hash)
                return refuse(RefusalCode::TooManyAttempts, {}, u"5"_s);
            return Mutation{.run = [&shop, caller, hash = *hash](
                                       CommandContext &context) { return writePassword(shop, context, caller, hash); },
                            .concernsDesks = false};
        });
}

Decided<http::Response> listSessions(const Call &call)
{
    const auto write = [&call](JsonWriter &out, const SessionRow &row) {
        writeSession(out, row, call.caller.tokenHash);
    };
    return wholeListResponse(
        AuthStore(call.db).sessionsOf(call.caller.actor, call.now, call.now.plusMs(-sessionUnusedMs)), write);
}

Decided<Mutation> endSession(const Call &call)
{
    const auto run = [owner = call.caller.actor, id = call.text(0)](CommandContext &context) -> Decided<Answer> {
        if (!AuthStore(context.db).deleteSessionOf(owner, id))
            return refuse(RefusalCode::SessionNotFound);
        return Answer{.status = 204, .body = {}};
    };
    return Mutation{.run = run, .concernsDesks = false};
}

Decided<Mutation> signOutEverywhere(const Call &call)
{
    FieldReader reader(call.body);
    if (const auto read = reader.finish(); !read)
        return fail(read.error());
    const auto run = [owner = call.caller.actor](CommandContext &context) -> Decided<Answer> {
        AuthStore(context.db).deleteSessionsOf(owner);
        noteAudit(context, {.event = u"signed_out_everywhere"_s, .subject = subjectOf(owner)});
        return Answer{.status = 204, .body = {}};
    };
    return Mutation{.run = run, .concernsDesks = false};
}

} // namespace pw::server::handlers
