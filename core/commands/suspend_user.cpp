// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/suspend_user.h"

#include "core/protocol/field_reader.h"
#include "core/storage/user_store.h"

using namespace Qt::StringLiterals;

namespace pw::commands
{
namespace
{

struct StateChange {
    UserState to;
    RefusalCode alreadyThere;
    QString reason;
};

Decided<User> changeState(CommandContext &context, UserId id, const StateChange &change)
{
    UserStore users(context.db);
    const auto found = users.byId(id);
    if (!found)
        return refuse(RefusalCode::UserNotFound, u"user"_s);
    if (found->state == change.to)
        return refuse(change.alreadyThere, u"user"_s);
    users.setState(id, change.to, change.reason, context.stamp);
    return users.byId(id).value();
}

} // namespace

Decided<SuspendUser> SuspendUser::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    SuspendUser command;
    command.user = reader.id<UserId>(u"user"_s);
    command.reason = reader.text(u"reason"_s, 500);
    return reader.finished(std::move(command));
}

Decided<User> SuspendUser::run(CommandContext &context) const
{
    return changeState(context, user, {UserState::Suspended, RefusalCode::UserAlreadySuspended, reason});
}

Decided<UnsuspendUser> UnsuspendUser::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    UnsuspendUser command{.user = reader.id<UserId>(u"user"_s)};
    return reader.finished(std::move(command));
}

Decided<User> UnsuspendUser::run(CommandContext &context) const
{
    return changeState(context, user, {UserState::Active, RefusalCode::UserNotSuspended, {}});
}

} // namespace pw::commands
