// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/edit_user.h"

#include "core/domain/decisions.h"
#include "core/protocol/field_reader.h"
#include "core/storage/ticket_store.h"
#include "core/storage/user_store.h"
#include "core/storage/user_terms_store.h"

using namespace Qt::StringLiterals;

namespace pw::commands
{
namespace
{

bool isSameName(const QString &one, const QString &other)
{
    return one.compare(other, Qt::CaseInsensitive) == 0;
}

Decided<void> takeUsername(const UserStore &users, User &user, const std::optional<QString> &username)
{
    if (!username)
        return {};
    if (const auto checked = decide::checkUsername(*username); !checked)
        return checked;
    if (!isSameName(user.username, *username) && users.usernameTaken(*username))
        return refuse(RefusalCode::UsernameTaken, u"username"_s);
    user.username = *username;
    return {};
}

Decided<void> takeEmail(const UserStore &users, User &user, const std::optional<QString> &email)
{
    if (!email)
        return {};
    if (const auto checked = decide::checkEmail(*email); !checked)
        return checked;
    if (!isSameName(user.email, *email) && users.emailTaken(*email))
        return refuse(RefusalCode::EmailTaken, u"email"_s);
    user.email = *email;
    return {};
}

/// money > orders > ledger > open tickets: what cannot be mended at all comes before what can, but for money.
Decided<void> checkFree(const User &user, const UserTies &ties)
{
    if (!user.balance.isZero() || !user.onHold.isZero())
        return refuse(RefusalCode::UserHasMoney, u"user"_s, (user.balance + user.onHold).toString());
    if (ties.orders > 0)
        return refuse(RefusalCode::UserHasOrders, u"user"_s, QString::number(ties.orders));
    if (ties.transfers > 0)
        return refuse(RefusalCode::UserHasHistory, u"user"_s, QString::number(ties.transfers));
    if (ties.openTickets > 0)
        return refuse(RefusalCode::UserHasTickets, u"user"_s, QString::number(ties.openTickets));
    return {};
}

} // namespace

Decided<UpdateUser> UpdateUser::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    UpdateUser command;
    command.user = reader.id<UserId>(u"user"_s);
    command.username = reader.maybeText(u"username"_s, 1000);
    command.email = reader.maybeText(u"email"_s, 1000);
    command.note = reader.maybeText(u"note"_s, 10'000);
    command.discount = reader.maybePercent(u"discount"_s);
    return reader.finished(std::move(command));
}

Decided<User> UpdateUser::run(CommandContext &context) const
{
    UserStore users(context.db);
    auto found = users.byId(user);
    if (!found)
        return refuse(RefusalCode::UserNotFound, u"user"_s);
    if (const auto taken = takeUsername(users, *found, username); !taken)
        return fail(taken.error());
    if (const auto taken = takeEmail(users, *found, email); !taken)
        return fail(taken.error());
    found->note = note.value_or(found->note);
    users.setDetails(*found, context.stamp);
    if (discount && !(*discount == found->discount))
        UserTermsStore(context.db).setDiscount(user, *discount, context.stamp);
    return users.byId(user).value();
}

Decided<DeleteUser> DeleteUser::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    DeleteUser command{.user = reader.id<UserId>(u"user"_s)};
    return reader.finished(std::move(command));
}

Decided<User> DeleteUser::run(CommandContext &context) const
{
    UserStore users(context.db);
    auto found = users.byId(user);
    if (!found)
        return refuse(RefusalCode::UserNotFound, u"user"_s);
    if (const auto free = checkFree(*found, users.ties(user)); !free)
        return fail(free.error());
    TicketStore(context.db).removeOf(user);
    UserTermsStore(context.db).remove(user);
    users.remove(user);
    return std::move(*found);
}

} // namespace pw::commands
