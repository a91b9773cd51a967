// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/favourite_store.h"

#include "core/storage/database.h"
#include "sql_catalogue.h"

using namespace Qt::StringLiterals;

namespace pw
{

void FavouriteStore::add(UserId user, ServiceId service, Instant now)
{
    m_db.prepare(sql::favourites::add).bind("user"_L1, user).bind("service"_L1, service).bind("now"_L1, now).run();
}

void FavouriteStore::remove(UserId user, ServiceId service)
{
    m_db.prepare(sql::favourites::remove).bind("user"_L1, user).bind("service"_L1, service).run();
}

QSet<qint64> FavouriteStore::of(UserId user) const
{
    auto statement = m_db.prepare(sql::favourites::of_user);
    statement.bind("user"_L1, user);
    QSet<qint64> services;
    while (statement.step())
        services << statement.integer("service_id");
    return services;
}

} // namespace pw
