// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/audit.h"
#include "core/protocol/field_reader.h"
#include "core/storage/account_store.h"
#include "core/storage/auth_store.h"
#include "core/storage/job_store.h"
#include "core/storage/user_store.h"
#include "sync-server/accounts/accounts.h"
#include "sync-server/accounts/forgot_handler.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/handlers.h"
#include "sync-server/auth/password_desk.h"

using namespace Qt::StringLiterals;

/// What the links in mails do, and how one comes to get one.
namespace pw::server::handlers
{
namespace
{

constexpr qsizetype maxTokenLength = 256;
constexpr qsizetype maxLoginLength = 254;

Answer accepted()
{
    return {.status = 202, .body = "{}"};
}

/// The new address is the customer's from now on, and confirmed; unless somebody else has it by now.
Decided<void> changeEmail(const Shop &shop, CommandContext &context, const MailToken &link)
{
    UserStore users(context.db);
    const auto user = users.byId(link.user);
    if (!user)
        return refuse(RefusalCode::MailTokenInvalid, u"token"_s);
    const bool isSame = user->email.compare(link.email, Qt::CaseInsensitive) == 0;
    if (!isSame && users.emailTaken(link.email))
        return refuse(RefusalCode::EmailTaken, u"email"_s);
    shop.accounts.mail.sendNotice(context, *user, u"The e-mail address of your account is now "_s + link.email + u'.');
    users.setEmail(user->id, link.email, context.stamp);
    noteAudit(context, {.event = u"email_changed"_s,
                        .subject = subjectOf(*user),
                        .before = {{u"email"_s, user->email}},
                        .after = {{u"email"_s, link.email}}});
    // Links to the old address open nothing any more.
    AccountStore(context.db).removeTokens(user->id, MailPurpose::ResetPassword);
    return {};
}

Decided<Answer> redeemConfirmation(const Shop &shop, CommandContext &context, const QString &hash)
{
    AccountStore store(context.db);
    for (const MailPurpose purpose : {MailPurpose::ConfirmEmail, MailPurpose::ChangeEmail}) {
        const auto link = store.token(hash, purpose, context.stamp.now);
        if (!link)
            continue;
        if (purpose == MailPurpose::ChangeEmail) {
            if (const auto changed = changeEmail(shop, context, *link); !changed)
                return fail(changed.error());
        }
        store.confirmEmail(link->user, link->email, context.stamp.now);
        store.removeTokens(link->user, purpose);
        return Answer{.status = 204, .body = {}};
    }
    return refuse(RefusalCode::MailTokenInvalid, u"token"_s);
}

Decided<Answer> redeemReset(const Shop &shop, CommandContext &context, const QString &tokenHash, const QString &hash)
{
    AccountStore store(context.db);
    const auto link = store.token(tokenHash, MailPurpose::ResetPassword, context.stamp.now);
    const auto user = link ? UserStore(context.db).byId(link->user) : std::nullopt;
    if (!user)
        return refuse(RefusalCode::MailTokenInvalid, u"token"_s);
    AuthStore auth(context.db);
    auth.setPassword(user->id, hash);
    // Whoever was signed in with the old password is out; a second factor is asked for all the same.
    auth.deleteSessionsOf(Actor::customer(user->id, user->username));
    store.removeTokens(user->id, MailPurpose::ResetPassword);
    // The link came by this address.
    store.confirmEmail(user->id, link->email, context.stamp.now);
    shop.accounts.mail.sendNotice(context, *user, u"The password of your account was reset by a link in a mail."_s);
    noteAudit(context, {.event = u"password_reset"_s, .subject = subjectOf(*user)});
    return Answer{.status = 204, .body = {}};
}

} // namespace

Decided<Mutation> confirmEmail(const Call &call)
{
    FieldReader reader(call.body);
    const QString token = reader.text(u"token"_s, maxTokenLength);
    if (const auto read = reader.finish(); !read)
        return fail(read.error());
    return Mutation{.run = [&shop = call.shop, hash = mailTokenHash(token)](CommandContext &context) {
        return redeemConfirmation(shop, context, hash);
    }};
}

Decided<Mutation> resendConfirmation(const Call &call)
{
    FieldReader reader(call.body);
    if (const auto read = reader.finish(); !read)
        return fail(read.error());
    const auto run = [&shop = call.shop, id = call.user()](CommandContext &context) -> Decided<Answer> {
        const auto user = UserStore(context.db).byId(id);
        if (!user)
            return refuse(RefusalCode::UserNotFound);
        if (AccountStore(context.db).emailConfirmed(id))
            return refuse(RefusalCode::EmailConfirmedAlready);
        if (const auto sent = shop.accounts.mail.sendLink(context, MailPurpose::ConfirmEmail, *user); !sent)
            return fail(sent.error());
        return accepted();
    };
    return Mutation{.run = run, .concernsDesks = false};
}

Decided<Mutation> forgotPassword(const Call &call)
{
    FieldReader reader(call.body);
    const QString login = reader.text(u"login"_s, maxLoginLength);
    if (const auto read = reader.finish(); !read)
        return fail(read.error());
    const SignInAttempt attempt{u"forgot:"_s + login, QString::fromStdString(call.request.remoteAddress), std::nullopt};
    if (const auto begun = call.shop.passwords.begin(attempt); !begun)
        return fail(begun.error());
    const auto run = [login](CommandContext &context) -> Decided<Answer> {
        Job job;
        job.kind = ForgotHandler::jobKind;
        job.key = context.commandId;
        job.args.insert(u"login"_s, login);
        job.dueAt = context.stamp.now;
        JobStore(context.db).enqueue(job, context.stamp.now);
        return accepted();
    };
    return Mutation{.run = run, .concernsDesks = false};
}

Decided<SlowWork> resetPassword(const Call &call)
{
    FieldReader reader(call.body);
    const QString tokenHash = mailTokenHash(reader.text(u"token"_s, maxTokenLength));
    const Secret password(reader.verbatim(u"password"_s, PasswordDesk::maxLength));
    if (const auto read = reader.finish(); !read)
        return fail(read.error());
    const auto link = AccountStore(call.db).token(tokenHash, MailPurpose::ResetPassword, call.now);
    const auto user = link ? UserStore(call.db).byId(link->user) : std::nullopt;
    const PasswordOwner owner{user ? user->username : QString(), user ? user->email : QString(),
                              call.shop.accounts.desk.siteName(call.db)};
    if (const auto checked = call.shop.passwords.checkNew(password, owner); !checked)
        return fail(checked.error());
    // Checked again in the transaction; early, so that a wrong token does not cost a slow hash. With a key, it may have
    // been used by the very request that this one repeats.
    if (call.request.header("Idempotency-Key").empty() && !link)
        return refuse(RefusalCode::MailTokenInvalid, u"token"_s);
    return SlowWork([&shop = call.shop, tokenHash, password]() -> Decided<Mutation> {
        const auto hash = shop.passwords.hash(password);
        if (!hash)
            return refuse(RefusalCode::TooManyAttempts, {}, u"5"_s);
        return Mutation{.run = [&shop, tokenHash, hash = *hash](
                                   CommandContext &context) { return redeemReset(shop, context, tokenHash, hash); },
                        .concernsDesks = false};
    });
}

} // namespace pw::server::handlers
