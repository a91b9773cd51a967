// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/simulation/stage.h"

#include "core/commands/command.h"
#include "core/storage/migrator.h"
#include "core/storage/revision_store.h"
#include "core/storage/staff_store.h"
#include "core/sync/desk.h"
#include "core/sync/sync_server.h"

#include <QDir>

#include <sqlite3.h>

using namespace Qt::StringLiterals;

namespace pw::simulation
{
namespace
{

/// Memory where there is some for files; the folders hold nothing but locks.
QString profilesTemplate()
{
    const QString memory = u"/dev/shm"_s;
    return (QDir(memory).exists() ? memory : QDir::tempPath()) + u"/panelwright-simulation-XXXXXX"_s;
}

class ShopMaker
{
public:
    ShopMaker(Database &db, const Clock &clock) : m_db(db), m_clock(clock) {}

    void run(const QString &name, const QJsonObject &args)
    {
        Transaction transaction(m_db);
        CommandContext context{m_db, WorldServer::owner(),
                               Stamp{.rev = RevisionStore(m_db).next(), .now = m_clock.now()},
                               u"template-"_s + QString::number(++m_count)};
        if (const auto done = runCommand(context, name, args); !done)
            qFatal("%s: %s", qPrintable(name), qPrintable(refusalSentence(done.error())));
        transaction.commit();
    }
    void fill()
    {
        for (int i = 1; i <= 3; ++i)
            run(u"CreateCategory"_s, {{u"name"_s, u"Category %1"_s.arg(i)}});
        for (int i = 1; i <= services; ++i) {
            run(u"CreateService"_s, {{u"category"_s, 1 + i % 2},
                                     {u"name"_s, u"Service %1"_s.arg(i)},
                                     {u"rate"_s, u"0.75"_s},
                                     {u"min"_s, 10},
                                     {u"max"_s, 100'000}});
        }
        for (int i = 1; i <= customers; ++i) {
            const QString name = u"customer%1"_s.arg(i);
            run(u"CreateUser"_s, {{u"username"_s, name}, {u"email"_s, QString(name + u"@example.com"_s)}});
            run(u"AddFunds"_s, {{u"user"_s, i}, {u"amount"_s, u"50"_s}, {u"reason"_s, u"first deposit"_s}});
        }
        for (int i = 1; i <= orders; ++i) {
            run(u"PlaceOrder"_s, {{u"user"_s, 1 + i % customers},
                                  {u"service"_s, 1 + i % services},
                                  {u"link"_s, u"https://example.com/%1"_s.arg(i)},
                                  {u"quantity"_s, 100 * i}});
        }
        for (int i = 1; i <= tickets; ++i) {
            run(u"OpenTicket"_s, {{u"user"_s, i}, {u"type"_s, u"other"_s}, {u"message"_s, u"Please help."_s}});
        }
    }

private:
    Database &m_db;
    const Clock &m_clock;
    int m_count = 0;
};

} // namespace

Stage::Stage() : m_profiles(profilesTemplate())
{
    makeShop();
    makeDesk();
    m_disk.forgetAll();
}

void Stage::makeShop()
{
    WorldClock clock;
    clock.set(beginning());
    WorldIds ids(7);
    {
        Database db({.file = QString::fromLatin1(WorldServer::folder) + u"/shop.db"_s});
        sqlite3 *const handle = m_disk.lastOpened();
        migrate(db, schema::server());
        {
            Transaction transaction(db);
            const Stamp stamp{.rev = RevisionStore(db).next(), .now = clock.now()};
            StaffStore(db).insert(u"owner"_s, Role::Owner, stamp);
            StaffStore(db).insert(u"helper"_s, Role::Owner, stamp);
            SyncServer(db).makeEpoch(ids);
            transaction.commit();
        }
        ShopMaker(db, clock).fill();
        RowReader reader(handle);
        std::vector<WatchedRow> rows;
        reader.readAll(rows);
        m_shop.history.begin(rows, reader.number("SELECT rev FROM revision"));
    }
    m_shop.files = MemoryDisk::imageOf(m_disk.machine(WorldServer::folder));
}

void Stage::makeDesk()
{
    WorldClock clock;
    clock.set(beginning());
    WorldIds ids(8);
    const QString dir = profile(0);
    static_cast<void>(Desk({.profileDir = dir, .clock = clock, .ids = ids}));
    {
        // Every desk makes an identity of its own.
        Database outbox({.file = QString(dir + u"/outbox.db"_s)});
        outbox.execute(u"DELETE FROM outbox_meta"_s);
    }
    m_newDesk = MemoryDisk::imageOf(m_disk.machine(dir.toStdString()));
}

} // namespace pw::simulation
