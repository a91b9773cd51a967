// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/user_store.h"

#include "core/storage/database.h"
#include "core/storage/search_pattern.h"
#include "sql_catalogue.h"

using namespace Qt::StringLiterals;

namespace pw
{
namespace
{

User readUser(Statement &row)
{
    User user;
    user.id = row.id<UserId>("id");
    user.username = row.text("username");
    user.email = row.text("email");
    user.state = row.word<UserState>("state");
    user.suspendReason = row.text("suspend_reason");
    user.balance = row.money("balance");
    user.onHold = row.money("on_hold");
    user.spent = row.money("spent");
    user.orderCount = row.integer("order_count");
    user.note = row.text("note");
    user.createdAt = row.instant("created_at");
    user.updatedAt = row.instant("updated_at");
    user.rev = row.integer("rev");
    user.discount = Percent::fromHundredths(row.integer("discount")).value_or(Percent());
    return user;
}

std::optional<User> readOne(Statement &statement)
{
    return statement.step() ? std::optional(readUser(statement)) : std::nullopt;
}

bool anyCounted(Statement &statement)
{
    return statement.step() && statement.columnAt(0).toLongLong() > 0;
}

} // namespace

std::optional<User> UserStore::byId(UserId id) const
{
    auto statement = m_db.prepare(sql::users::by_id);
    statement.bind("id"_L1, id);
    return readOne(statement);
}

std::optional<User> UserStore::byLogin(const QString &login) const
{
    auto statement = m_db.prepare(sql::users::by_login);
    statement.bind("key"_L1, login.toLower());
    return readOne(statement);
}

bool UserStore::usernameTaken(const QString &username) const
{
    auto statement = m_db.prepare(sql::users::count_by_username);
    statement.bind("key"_L1, username.toLower());
    return anyCounted(statement);
}

bool UserStore::emailTaken(const QString &email) const
{
    auto statement = m_db.prepare(sql::users::count_by_email);
    statement.bind("key"_L1, email.toLower());
    return anyCounted(statement);
}

QList<User> UserStore::page(const UserFilter &filter) const
{
    const SearchPattern pattern = searchPattern(filter.search);
    auto statement = m_db.prepare(sql::users::page);
    statement.bind("after"_L1, filter.after)
        .bind("state"_L1, filter.state ? toWord(*filter.state) : QString())
        .bind("pattern"_L1, pattern.like)
        .bind("number"_L1, pattern.number)
        .bind("limit"_L1, filter.limit);
    QList<User> users;
    while (statement.step())
        users << readUser(statement);
    return users;
}

UserId UserStore::insert(const QString &username, const QString &email, const Stamp &stamp, UserId wanted)
{
    auto statement = m_db.prepare(sql::users::insert);
    statement.bindOrNext("id"_L1, wanted)
        .bind("username"_L1, username)
        .bind("username_key"_L1, username.toLower())
        .bind("email"_L1, email)
        .bind("email_key"_L1, email.toLower())
        .bind("now"_L1, stamp.now)
        .bind("rev"_L1, stamp.rev);
    return statement.insertedId<UserId>();
}

void UserStore::setMoney(const User &user, const Stamp &stamp)
{
    m_db.prepare(sql::users::set_money)
        .bind("balance"_L1, user.balance)
        .bind("on_hold"_L1, user.onHold)
        .bind("spent"_L1, user.spent)
        .bind("order_count"_L1, user.orderCount)
        .bind("now"_L1, stamp.now)
        .bind("rev"_L1, stamp.rev)
        .bind("id"_L1, user.id)
        .run();
}

void UserStore::setEmail(UserId id, const QString &email, const Stamp &stamp)
{
    m_db.prepare(sql::users::set_email)
        .bind("email"_L1, email)
        .bind("email_key"_L1, email.toLower())
        .bind("now"_L1, stamp.now)
        .bind("rev"_L1, stamp.rev)
        .bind("id"_L1, id)
        .run();
}

void UserStore::setDetails(const User &user, const Stamp &stamp)
{
    m_db.prepare(sql::users::set_details)
        .bind("username"_L1, user.username)
        .bind("username_key"_L1, user.username.toLower())
        .bind("email"_L1, user.email)
        .bind("email_key"_L1, user.email.toLower())
        .bind("note"_L1, user.note)
        .bind("now"_L1, stamp.now)
        .bind("rev"_L1, stamp.rev)
        .bind("id"_L1, user.id)
        .run();
}

void UserStore::touch(UserId id, const Stamp &stamp)
{
    m_db.prepare(sql::users::touch).bind("now"_L1, stamp.now).bind("rev"_L1, stamp.rev).bind("id"_L1, id).run();
}

UserTies UserStore::ties(UserId id) const
{
    auto statement = m_db.prepare(sql::users::ties);
    statement.bind("user"_L1, id);
    UserTies ties;
    if (!statement.step())
        return ties;
    ties.orders = statement.integer("orders");
    ties.transfers = statement.integer("transfers");
    ties.openTickets = statement.integer("open_tickets");
    return ties;
}

void UserStore::remove(UserId id)
{
    m_db.prepare(sql::users::remove).bind("id"_L1, id).run();
}

void UserStore::setState(UserId id, UserState state, const QString &reason, const Stamp &stamp)
{
    m_db.prepare(sql::users::set_state)
        .bind("state"_L1, toWord(state))
        .bind("reason"_L1, reason)
        .bind("now"_L1, stamp.now)
        .bind("rev"_L1, stamp.rev)
        .bind("id"_L1, id)
        .run();
}

} // namespace pw
