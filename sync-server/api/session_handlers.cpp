// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/base/clock.h"
#include "core/commands/audit.h"
#include "core/commands/create_user.h"
#include "core/domain/decisions.h"
#include "core/protocol/field_reader.h"
#include "core/storage/affiliate_store.h"
#include "core/storage/auth_store.h"
#include "core/storage/settings_store.h"
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

constexpr qsizetype maxLoginLength = 254;

struct Registration {
    commands::CreateUser user;
    Secret password;
    std::optional<UserId> affiliate; ///< who sent him, as the code says
};

Decided<Registration> readRegistration(const Call &call)
{
    FieldReader reader(call.body);
    Registration wanted;
    wanted.user.username = reader.text(u"username"_s, 1000);
    wanted.user.email = reader.text(u"email"_s, 1000);
    wanted.password = Secret(reader.verbatim(u"password"_s, PasswordDesk::maxLength));
    // A code that nobody has keeps nobody from becoming a customer.
    if (const auto referral = reader.maybeText(u"referral"_s, 200))
        wanted.affiliate = call.shop.accounts.referrals.userOf(*referral);
    return reader.finished(std::move(wanted));
}

/// The owner may have closed the door to new customers.
Decided<void> checkOpen(Database &db)
{
    if (!SettingsStore(db).flag(SettingName::RegistrationOpen))
        return refuse(RefusalCode::RegistrationClosed);
    return {};
}

/// What the command will check again in its transaction, asked early: a bad name should not cost a slow hash.
Decided<void> checkEarly(const Call &call, const Registration &wanted)
{
    if (const auto checked = decide::checkUsername(wanted.user.username); !checked)
        return fail(checked.error());
    if (const auto checked = decide::checkEmail(wanted.user.email); !checked)
        return fail(checked.error());
    const PasswordOwner owner{wanted.user.username, wanted.user.email, call.shop.accounts.desk.siteName(call.db)};
    if (const auto checked = call.shop.passwords.checkNew(wanted.password, owner); !checked)
        return fail(checked.error());
    const UserStore users(call.db);
    // With a key, the name may be taken by the very request that this one repeats.
    if (!call.request.header("Idempotency-Key").empty())
        return {};
    if (const auto checked = checkOpen(call.db); !checked)
        return checked;
    if (users.usernameTaken(wanted.user.username))
        return refuse(RefusalCode::UsernameTaken, u"username"_s);
    if (users.emailTaken(wanted.user.email))
        return refuse(RefusalCode::EmailTaken, u"email"_s);
    return {};
}

/// Notes that somebody tried, and refuses as before.
Mutation failedSignIn(const QString &account, const Refusal &refusal)
{
    const auto run = [account, refusal](CommandContext &context) -> Decided<Answer> {
        noteAudit(context, {.event = u"sign_in_failed"_s, .subject = {}, .actor = account});
        return Answer{.refusal = refusal};
    };
    return {.run = run, .concernsDesks = false};
}

/// Opens a session in `context` and writes the two fields that every sign-in answers with.
void writeSession(JsonWriter &out, CommandContext &context, IdSource &ids, const Actor &owner,
                  const SessionOrigin &origin)
{
    const FreshToken token = makeSessionToken(ids);
    const Instant expires = context.stamp.now.plusMs(sessionLifeMs);
    AuthStore(context.db).insertSession(token.hash, owner, context.stamp.now, expires, origin);
    noteAudit(context, {.event = u"sign_in"_s,
                        .subject = subjectOf(owner),
                        .after = {{u"second_factor"_s, SecondFactors::isOn(context.db, owner)}},
                        .actor = owner.label()});
    out.field("token"_L1, token.text).field("expires_at"_L1, expires);
}

void noteReferral(CommandContext &context, UserId user, std::optional<UserId> affiliate)
{
    if (affiliate && *affiliate != user && UserStore(context.db).byId(*affiliate))
        AffiliateStore(context.db).addReferral(user, *affiliate, context.stamp);
}

Mutation registration(const Shop &shop, const Registration &wanted, const QString &hash, const SessionOrigin &origin)
{
    const auto run = [&shop, command = wanted.user, affiliate = wanted.affiliate, hash,
                      origin](CommandContext &context) -> Decided<Answer> {
        if (const auto checked = checkOpen(context.db); !checked)
            return fail(checked.error());
        const auto user = command.run(context);
        if (!user)
            return fail(user.error());
        noteReferral(context, user->id, affiliate);
        AuthStore(context.db).setPassword(user->id, hash);
        if (const auto sent = shop.accounts.mail.sendLink(context, MailPurpose::ConfirmEmail, *user); !sent)
            return fail(sent.error());
        JsonWriter out;
        out.beginObject();
        writeSession(out, context, shop.ids, Actor::customer(user->id, user->username), origin);
        out.key("user"_L1);
        writeAccount(out, context.db, *user, shop.currency);
        out.endObject();
        return Answer{.status = 201, .body = out.take()};
    };
    return {.run = run, .changesCatalogue = false, .holdsSecret = true};
}

struct Credentials {
    QString login;
    Secret password;
    QString otp;
};

Decided<Credentials> readCredentials(const Call &call)
{
    FieldReader reader(call.body);
    Credentials given;
    given.login = reader.text(u"login"_s, maxLoginLength);
    given.password = Secret(reader.verbatim(u"password"_s, PasswordDesk::maxLength));
    given.otp = reader.maybeText(u"otp"_s, maxOtpLength).value_or(QString());
    // A desk says what it runs on; the list of devices comes with their revocation.
    [[maybe_unused]] const auto device = reader.maybeText(u"device"_s, 200);
    return reader.finished(std::move(given));
}

/// Whose password was right.
struct Passed {
    SignInAttempt attempt;
    QString otp;
    SessionOrigin origin;
};

Mutation customerSession(const Shop &shop, const User &user, const Passed &passed)
{
    const auto run = [&shop, user, passed](CommandContext &context) -> Decided<Answer> {
        const Actor owner = Actor::customer(user.id, user.username);
        if (const auto checked = checkSecondFactor(shop, context, owner, passed.otp); !checked)
            return refusedCode(context, owner, checked.error());
        shop.passwords.succeeded(passed.attempt);
        JsonWriter out;
        out.beginObject();
        writeSession(out, context, shop.ids, owner, passed.origin);
        out.key("user"_L1);
        writeAccount(out, context.db, user, shop.currency);
        out.endObject();
        return Answer{.status = 200, .body = out.take()};
    };
    return {.run = run, .changesCatalogue = false, .holdsSecret = true};
}

Mutation staffSession(const Shop &shop, const Staff &staff, const Passed &passed)
{
    const auto run = [&shop, staff, passed](CommandContext &context) -> Decided<Answer> {
        const Actor owner = Actor::staff(staff.id, staff.name, staff.role);
        if (const auto checked = checkSecondFactor(shop, context, owner, passed.otp); !checked)
            return refusedCode(context, owner, checked.error());
        shop.passwords.succeeded(passed.attempt);
        JsonWriter out;
        out.beginObject();
        writeSession(out, context, shop.ids, owner, passed.origin);
        out.key("staff"_L1)
            .beginObject()
            .field("id"_L1, staff.id.value)
            .field("name"_L1, staff.name)
            .field("role"_L1, toWord(staff.role))
            .endObject()
            .endObject();
        return Answer{.status = 200, .body = out.take()};
    };
    return {.run = run, .changesCatalogue = false, .holdsSecret = true};
}

} // namespace

Decided<SlowWork> registerCustomer(const Call &call)
{
    const auto wanted = readRegistration(call);
    if (!wanted)
        return fail(wanted.error());
    if (const auto checked = checkEarly(call, *wanted); !checked)
        return fail(checked.error());
    return SlowWork([&shop = call.shop, wanted = *wanted, origin = originOf(call)]() -> Decided<Mutation> {
        const auto hash = shop.passwords.hash(wanted.password);
        // Without the memory for a hash there is no account; the client may try again.
        if (!hash)
            return refuse(RefusalCode::TooManyAttempts, {}, u"5"_s);
        return registration(shop, wanted, *hash, origin);
    });
}

Decided<SlowWork> signInCustomer(const Call &call)
{
    const auto given = readCredentials(call);
    if (!given)
        return fail(given.error());
    const auto user = UserStore(call.db).byLogin(given->login);
    SignInAttempt attempt{given->login, QString::fromStdString(call.request.remoteAddress), std::nullopt};
    if (user)
        attempt.hash = AuthStore(call.db).passwordHash(user->id);
    if (const auto begun = call.shop.passwords.begin(attempt); !begun)
        return fail(begun.error());
    const Passed passed{.attempt = attempt, .otp = given->otp, .origin = originOf(call)};
    return SlowWork([&shop = call.shop, passed, user, password = given->password]() -> Decided<Mutation> {
        if (const auto checked = shop.passwords.check(passed.attempt, password); !checked)
            return failedSignIn(u"customer:"_s + passed.attempt.account, checked.error());
        if (user->state == UserState::Suspended)
            return failedSignIn(u"customer:"_s + passed.attempt.account, Refusal{RefusalCode::UserSuspended});
        return customerSession(shop, *user, passed);
    });
}

Decided<SlowWork> signInStaff(const Call &call)
{
    const auto given = readCredentials(call);
    if (!given)
        return fail(given.error());
    const auto staff = StaffStore(call.db).byName(given->login);
    // Staff and customers may bear the same name; their failed attempts are counted apart.
    SignInAttempt attempt{u"staff:"_s + given->login, QString::fromStdString(call.request.remoteAddress), std::nullopt};
    if (staff && staff->enabled)
        attempt.hash = AuthStore(call.db).passwordHash(staff->id);
    if (const auto begun = call.shop.passwords.begin(attempt); !begun)
        return fail(begun.error());
    const Passed passed{.attempt = attempt, .otp = given->otp, .origin = originOf(call)};
    return SlowWork([&shop = call.shop, passed, staff, password = given->password]() -> Decided<Mutation> {
        if (const auto checked = shop.passwords.check(passed.attempt, password); !checked)
            return failedSignIn(passed.attempt.account, checked.error());
        return staffSession(shop, *staff, passed);
    });
}

Decided<Mutation> signOut(const Call &call)
{
    FieldReader reader(call.body);
    if (const auto read = reader.finish(); !read)
        return fail(read.error());
    return Mutation{.run = [hash = call.caller.tokenHash](CommandContext &context) -> Decided<Answer> {
                        AuthStore(context.db).deleteSession(hash);
                        noteAudit(context, {.event = u"sign_out"_s, .subject = subjectOf(context.actor)});
                        return Answer{.status = 204, .body = {}};
                    },
                    .concernsDesks = false};
}

} // namespace pw::server::handlers
