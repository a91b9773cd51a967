// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/create_user.h"

#include "core/domain/decisions.h"
#include "core/protocol/field_reader.h"
#include "core/storage/user_store.h"

using namespace Qt::StringLiterals;

namespace pw::commands
{

Decided<CreateUser> CreateUser::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    CreateUser command;
    command.username = reader.text(u"username"_s, 1000);
    command.email = reader.text(u"email"_s, 1000);
    return reader.finished(std::move(command));
}

Decided<User> CreateUser::run(CommandContext &context) const
{
    if (const auto checked = decide::checkUsername(username); !checked)
        return fail(checked.error());
    if (const auto checked = decide::checkEmail(email); !checked)
        return fail(checked.error());
    UserStore users(context.db);
    if (users.usernameTaken(username))
        return refuse(RefusalCode::UsernameTaken, u"username"_s);
    if (users.emailTaken(email))
        return refuse(RefusalCode::EmailTaken, u"email"_s);
    const UserId id = users.insert(username, email, context.stamp, UserId(context.rowId));
    return users.byId(id).value();
}

} // namespace pw::commands
