// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/audit.h"
#include "core/commands/create_user.h"
#include "core/commands/edit_user.h"
#include "core/protocol/field_reader.h"
#include "core/protocol/row_json.h"
#include "core/storage/account_store.h"
#include "core/storage/audit_store.h"
#include "core/storage/auth_store.h"
#include "core/storage/database.h"
#include "core/storage/user_store.h"
#include "sync-server/accounts/accounts.h"
#include "sync-server/api/answers.h"
#include "sync-server/api/csv_writer.h"
#include "sync-server/api/handlers.h"
#include "sync-server/auth/password_desk.h"

using namespace Qt::StringLiterals;

namespace pw::server::handlers
{
namespace
{

constexpr int exportedUsers = 100'000;

Answer userAnswer(const Shop &shop, const User &user, int status)
{
    JsonWriter out;
    rowjson::writeUser(out, user, shop.currency, rowjson::Audience::Staff);
    return {.status = status, .body = out.take()};
}

Decided<QString> hashOf(const Shop &shop, const Secret &password)
{
    const auto hash = shop.passwords.hash(password);
    // Without the memory for a hash there is no account; the client may try again.
    if (!hash)
        return refuse(RefusalCode::TooManyAttempts, {}, u"5"_s);
    return *hash;
}

Mutation creation(const Shop &shop, const commands::CreateUser &command, const QString &hash)
{
    return {.run = [&shop, command, hash](CommandContext &context) -> Decided<Answer> {
        const auto user = perform(context, command);
        if (!user)
            return fail(user.error());
        // Without one he asks for a new password by mail, which also proves that the address is his.
        if (!hash.isEmpty())
            AuthStore(context.db).setPassword(user->id, hash);
        return userAnswer(shop, *user, 201);
    }};
}

Decided<Answer> writePassword(const Shop &shop, CommandContext &context, UserId id, const QString &hash)
{
    const auto user = UserStore(context.db).byId(id);
    if (!user)
        return refuse(RefusalCode::UserNotFound);
    AuthStore auth(context.db);
    auth.setPassword(id, hash);
    auth.deleteSessionsOf(Actor::customer(id, user->username));
    AccountStore(context.db).removeTokens(id, MailPurpose::ResetPassword);
    shop.accounts.mail.sendNotice(context, *user, u"The password of your account was changed by the shop."_s);
    noteAudit(context, {.event = u"password_set"_s, .subject = subjectOf(*user)});
    return Answer{.status = 204, .body = {}};
}

/// Also to the former address: its owner is the one who would have to complain.
Decided<Answer> writeUpdate(const Shop &shop, CommandContext &context, const commands::UpdateUser &command)
{
    const auto before = UserStore(context.db).byId(command.user);
    const auto after = perform(context, command);
    if (!after)
        return fail(after.error());
    if (before && before->email.compare(after->email, Qt::CaseInsensitive) != 0)
        shop.accounts.mail.sendNotice(context, *before, u"The e-mail address of your account was changed."_s);
    return userAnswer(shop, *after, 200);
}

http::Response usersFile(Database &db, const UserFilter &filter)
{
    QList<User> users = UserStore(db).page(filter);
    const bool more = users.size() >= filter.limit;
    if (more)
        users.removeLast();
    CsvWriter out;
    for (const QString &column : {u"id"_s, u"username"_s, u"email"_s, u"state"_s, u"balance"_s, u"on_hold"_s,
                                  u"spent"_s, u"orders"_s, u"discount"_s, u"note"_s, u"created_at"_s})
        out.text(column);
    out.endLine();
    for (const User &user : std::as_const(users)) {
        out.number(user.id.value).text(user.username).text(user.email).text(toWord(user.state));
        out.money(user.balance).money(user.onHold).money(user.spent).number(user.orderCount);
        out.text(user.discount.toString()).text(user.note).text(user.createdAt.toString()).endLine();
    }
    http::Response response = out.response("users.csv");
    if (more)
        response.header("Next-After", joinCursor({users.constLast().id.value}).toStdString());
    return response;
}

} // namespace

Decided<SlowWork> createUser(const Call &call)
{
    FieldReader reader(call.body);
    commands::CreateUser command;
    command.username = reader.text(u"username"_s, 1000);
    command.email = reader.text(u"email"_s, 1000);
    const bool hasPassword = reader.has(u"password"_s);
    const Secret password(hasPassword ? reader.verbatim(u"password"_s, PasswordDesk::maxLength) : QString());
    if (const auto read = reader.finish(); !read)
        return fail(read.error());
    const PasswordOwner owner{command.username, command.email, call.shop.accounts.desk.siteName(call.db)};
    if (const auto checked = hasPassword ? call.shop.passwords.checkNew(password, owner) : Decided<void>(); !checked)
        return fail(checked.error());
    return SlowWork([&shop = call.shop, command, hasPassword, password]() -> Decided<Mutation> {
        const Decided<QString> hash = hasPassword ? hashOf(shop, password) : Decided<QString>(QString());
        if (!hash)
            return fail(hash.error());
        return creation(shop, command, *hash);
    });
}

Decided<Mutation> updateUser(const Call &call)
{
    const auto args = call.bodyWithPathId(u"user"_s, RefusalCode::UserNotFound);
    if (!args)
        return fail(args.error());
    const auto command = commands::UpdateUser::fromJson(*args);
    if (!command)
        return fail(command.error());
    return Mutation{.run = [&shop = call.shop, command = *command](CommandContext &context) {
        return writeUpdate(shop, context, command);
    }};
}

Decided<Mutation> deleteUser(const Call &call)
{
    const auto args = call.bodyWithPathId(u"user"_s, RefusalCode::UserNotFound);
    if (!args)
        return fail(args.error());
    const auto command = commands::DeleteUser::fromJson(*args);
    if (!command)
        return fail(command.error());
    return emptyMutation(*command);
}

Decided<SlowWork> setUserPassword(const Call &call)
{
    FieldReader reader(call.body);
    const Secret password(reader.verbatim(u"password"_s, PasswordDesk::maxLength));
    if (const auto read = reader.finish(); !read)
        return fail(read.error());
    const auto id = call.id<UserId>();
    const auto user = UserStore(call.db).byId(id);
    if (!user)
        return refuse(RefusalCode::UserNotFound);
    const PasswordOwner owner{user->username, user->email, call.shop.accounts.desk.siteName(call.db)};
    if (const auto checked = call.shop.passwords.checkNew(password, owner); !checked)
        return fail(checked.error());
    return SlowWork([&shop = call.shop, id, password]() -> Decided<Mutation> {
        const auto hash = hashOf(shop, password);
        if (!hash)
            return fail(hash.error());
        return Mutation{.run = [&shop, id, hash = *hash](
                                   CommandContext &context) { return writePassword(shop, context, id, hash); },
                        .concernsDesks = false};
    });
}

Decided<http::Response> listSignIns(const Call &call)
{
    QueryReader query(call.request.query());
    AuditFilter filter;
    filter.event = u"sign_in"_s;
    filter.subject = u"user"_s;
    filter.subjectId = call.number(0);
    filter.after = query.afterId();
    const int limit = query.limit();
    filter.limit = limit + 1;
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    if (!UserStore(call.db).byId(call.id<UserId>()))
        return refuse(RefusalCode::UserNotFound);
    return listResponse(
        AuditStore(call.db).page(filter), limit,
        [](JsonWriter &out, const AuditEntry &entry) {
            out.beginObject()
                .field("id"_L1, entry.id)
                .field("at"_L1, entry.at)
                .field("address"_L1, entry.address)
                .endObject();
        },
        [](const AuditEntry &entry) { return joinCursor({entry.id}); });
}

Decided<SlowWork> exportUsers(const Call &call)
{
    QueryReader query(call.request.query());
    UserFilter filter;
    filter.state = query.word<UserState>("state");
    filter.search = query.text("q");
    filter.after = query.afterId();
    filter.limit = exportedUsers + 1;
    if (const auto read = query.finish(); !read)
        return fail(read.error());
    return SlowWork([&shop = call.shop, filter]() -> Decided<Mutation> {
        Database db(shop.reader);
        return Mutation{.instead = usersFile(db, filter)};
    });
}

} // namespace pw::server::handlers
