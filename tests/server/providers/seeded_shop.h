// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#pragma once

#include "core/commands/command.h"
#include "core/storage/database.h"
#include "core/storage/migrator.h"
#include "core/storage/revision_store.h"
#include "sync-server/seed/demo_seed.h"

#include <QTemporaryDir>

namespace pw::test
{

/// A server's database in a folder of its own, with the demonstration's shop in it.
class SeededShop
{
public:
    SeededShop(int orders, int users)
        : db({.file = m_dir.filePath(QStringLiteral("shop.db")), .durability = Database::Durability::Normal})
    {
        migrate(db, schema::server());
        server::SeedOptions options;
        options.orders = orders;
        options.users = users;
        options.now = Instant(1'789'000'000'000);
        seeded = server::seedShop(db, options).orders;
    }

    /// Lets the owner do something in a transaction, which is kept or rolled back.
    enum class After { RollBack, Keep };
    template <typename Act>
    void within(Act act, After after = After::RollBack)
    {
        Transaction transaction(db);
        CommandContext context{.db = db,
                               .actor = Actor::staff(StaffId(1), QStringLiteral("owner"), Role::Owner),
                               .stamp = {.rev = RevisionStore(db).next(), .now = Instant(1'790'000'000'000)},
                               .commandId = QStringLiteral("test")};
        act(context);
        if (after == After::Keep)
            transaction.commit();
    }

private:
    QTemporaryDir m_dir;

public:
    Database db;
    int seeded = 0; ///< orders
};

} // namespace pw::test
