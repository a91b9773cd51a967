// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "ui/features/users/model.h"

#include "ui/features/users/columns.h"

namespace pw::ui
{

void UsersModel::setFilter(const UserFilter &filter)
{
    m_filter = filter;
    reload();
}

int UsersModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : userColumnCount;
}

QFuture<QList<User>> UsersModel::fetch(const std::optional<User> &after, int limit)
{
    UserFilter filter = m_filter;
    filter.limit = limit;
    if (after)
        filter.after = after->id.value;
    return source().read([filter](Database &db) { return UserStore(db).page(filter); });
}

QFuture<std::optional<User>> UsersModel::fetchConfirmed(const User &user)
{
    return source().readConfirmed([id = user.id](Database &db) { return UserStore(db).byId(id); });
}

QVariant UsersModel::fact(const User &user, int column, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<UserColumn>(column)) {
    case UserColumn::Number:
        return user.id.value;
    case UserColumn::Name:
        return user.username;
    case UserColumn::Balance:
        return user.balance.toString();
    case UserColumn::State:
        return toWord(user.state);
    case UserColumn::OnHold:
        return user.onHold.toString();
    case UserColumn::Spent:
        return user.spent.toString();
    case UserColumn::Orders:
        return user.orderCount;
    case UserColumn::Joined:
        return user.createdAt.ms;
    }
    return {};
}

} // namespace pw::ui
