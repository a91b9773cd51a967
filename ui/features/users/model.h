// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/user.h"
#include "core/storage/user_store.h"
#include "ui/models/paged_model.h"

namespace pw::ui
{

/// Customers, newest first.
class UsersModel final : public PagedModel<User>
{
    Q_OBJECT

public:
    using PagedModel::PagedModel;

    void setFilter(const UserFilter &filter);
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;

protected:
    [[nodiscard]] QFuture<QList<User>> fetch(const std::optional<User> &after, int limit) override;
    [[nodiscard]] QFuture<std::optional<User>> fetchConfirmed(const User &user) override;
    [[nodiscard]] qint64 keyOf(const User &user) const override { return user.id.value; }
    [[nodiscard]] qint64 revOf(const User &user) const override { return user.rev; }
    [[nodiscard]] QVariant fact(const User &user, int column, int role) const override;

private:
    UserFilter m_filter;
};

} // namespace pw::ui
