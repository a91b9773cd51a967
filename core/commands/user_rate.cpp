// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/user_rate.h"

#include "core/protocol/field_reader.h"
#include "core/storage/catalogue_store.h"
#include "core/storage/user_store.h"
#include "core/storage/user_terms_store.h"

using namespace Qt::StringLiterals;

namespace pw::commands
{

Decided<SetUserRate> SetUserRate::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    SetUserRate command;
    command.user = reader.id<UserId>(u"user"_s);
    command.priced = reader.id<ServiceId>(u"service"_s);
    const auto rate = reader.maybeRate(u"rate"_s);
    if (!reader.has(u"rate"_s))
        reader.note({RefusalCode::FieldMissing, u"rate"_s});
    command.rate = rate.value_or(Rate());
    return reader.finished(std::move(command));
}

Decided<User> SetUserRate::run(CommandContext &context) const
{
    UserStore users(context.db);
    if (!users.byId(user))
        return refuse(RefusalCode::UserNotFound, u"user"_s);
    if (!CatalogueStore(context.db).service(priced))
        return refuse(RefusalCode::ServiceNotFound, u"service"_s);
    UserTermsStore(context.db).setRate(user, priced, rate, context.stamp);
    users.touch(user, context.stamp);
    return users.byId(user).value();
}

Decided<RemoveUserRate> RemoveUserRate::fromJson(const QJsonObject &args)
{
    FieldReader reader(args);
    RemoveUserRate command;
    command.user = reader.id<UserId>(u"user"_s);
    command.priced = reader.id<ServiceId>(u"service"_s);
    return reader.finished(std::move(command));
}

Decided<User> RemoveUserRate::run(CommandContext &context) const
{
    UserStore users(context.db);
    if (!users.byId(user))
        return refuse(RefusalCode::UserNotFound, u"user"_s);
    UserTermsStore terms(context.db);
    if (!terms.rate(user, priced))
        return refuse(RefusalCode::UserRateNotFound, u"service"_s);
    terms.removeRate(user, priced);
    users.touch(user, context.stamp);
    return users.byId(user).value();
}

} // namespace pw::commands
