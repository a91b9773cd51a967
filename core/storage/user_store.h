// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/domain/user.h"
#include "core/storage/stamp.h"

#include <QList>

#include <limits>
#include <optional>

namespace pw
{

class Database;

struct UserFilter {
    std::optional<UserState> state;
    QString search;                                    ///< name, e-mail or id
    qint64 after = std::numeric_limits<qint64>::max(); ///< last id of the page before
    int limit = 50;
};

/// What keeps a customer; orders and transfers are counted up to 100'000.
struct UserTies {
    qint64 orders = 0;
    qint64 transfers = 0;
    qint64 openTickets = 0;
};

/// Customers. Every call may throw StorageError.
class UserStore
{
public:
    explicit UserStore(Database &db) : m_db(db) {}

    [[nodiscard]] std::optional<User> byId(UserId id) const;
    /// By name or e-mail, in any case.
    [[nodiscard]] std::optional<User> byLogin(const QString &login) const;
    [[nodiscard]] bool usernameTaken(const QString &username) const;
    [[nodiscard]] bool emailTaken(const QString &email) const;
    /// Newest first.
    [[nodiscard]] QList<User> page(const UserFilter &filter) const;

    /// With the number `wanted`, which must be free, or the next one.
    UserId insert(const QString &username, const QString &email, const Stamp &stamp, UserId wanted = {});
    /// Writes balance, onHold, spent and orderCount of `user`.
    void setMoney(const User &user, const Stamp &stamp);
    void setEmail(UserId id, const QString &email, const Stamp &stamp);
    /// Writes username, e-mail and note of `user`.
    void setDetails(const User &user, const Stamp &stamp);
    /// Something of him that stands in another table has changed.
    void touch(UserId id, const Stamp &stamp);
    [[nodiscard]] UserTies ties(UserId id) const;
    /// One whom nothing keeps any more; on a server his credentials go along.
    void remove(UserId id);
    void setState(UserId id, UserState state, const QString &reason, const Stamp &stamp);

private:
    Database &m_db;
};

} // namespace pw
