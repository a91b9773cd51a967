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
    SeededShop(int orders, int users) : db(options())
    {
        migrate(db, schema::server());
        server::SeedOptions wanted;
        wanted.orders = orders;
        wanted.users = users;
        wanted.now = Instant(1'789'000'000'000);
        seeded = server::seedShop(db, wanted).orders;
    }

    [[nodiscard]] Database::Options options() const
    {
        return {.file = m_dir.filePath(QStringLiteral("shop.db")), .durability = Database::Durability::Normal};
    }

    /// Lets the owner do something in a transaction that is kept.
    template <typename Act>
    void keep(Act act)
    {
        Transaction transaction(db);
        run(act);
        transaction.commit();
    }
    /// In one that is rolled back.
    template <typename Act>
    void within(Act act)
    {
        Transaction transaction(db);
        run(act);
    }

private:
    template <typename Act>
    void run(Act act)
    {
        CommandContext context{.db = db,
                               .actor = Actor::staff(StaffId(1), QStringLiteral("owner"), Role::Owner),
                               .stamp = {.rev = RevisionStore(db).next(), .now = Instant(1'790'000'000'000)},
                               .commandId = QStringLiteral("test")};
        act(context);
    }

    QTemporaryDir m_dir;

public:
    Database db;
    int seeded = 0; ///< orders
};

} // namespace pw::test
