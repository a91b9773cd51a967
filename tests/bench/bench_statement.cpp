// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
// What a store's call costs through Qt Sql and through SQLite's own functions, in one run: the same stores and
// commands, the same database, one engine after the other, round after round.
#include "core/commands/place_order.h"
#include "core/storage/catalogue_store.h"
#include "core/storage/database.h"
#include "core/storage/migrator.h"
#include "core/storage/order_store.h"
#include "core/storage/revision_store.h"
#include "core/storage/user_store.h"
#include "sync-server/seed/demo_seed.h"
#include "tests/bench/measure.h"

#include <QCoreApplication>
#include <QTemporaryDir>

#include <cstdio>
#include <cstdlib>

using namespace pw;
using namespace Qt::StringLiterals;

namespace
{

constexpr int rounds = 5;
constexpr int placed = 5000;
constexpr int lookedUp = 50000;
constexpr int listed = 300;
constexpr qint64 seededOrders = 3000;
const Instant now(1'790'000'000'000);

struct Times {
    std::vector<qint64> place;
    std::vector<qint64> lookUp;
    std::vector<qint64> list;
};

void require(bool ok, const char *what)
{
    if (!ok) {
        std::fprintf(stderr, "bench_statement: %s\n", what);
        std::exit(1);
    }
}

Service plainService(Database &db)
{
    for (qint64 id = 1; id <= 40; ++id) {
        const auto service = CatalogueStore(db).service(ServiceId(id));
        if (service && service->enabled && service->type == ServiceType::Default)
            return *service;
    }
    return {};
}

/// In one transaction that is undone: the disk has no part in it, and the database stays the same for the next round.
void placeOrders(Database &db, const Service &service)
{
    const Transaction undone(db);
    UserStore users(db);
    const Stamp stamp{.rev = RevisionStore(db).next(), .now = now};
    User user = users.byId(UserId(1)).value();
    user.balance = Money::whole(1'000'000);
    users.setMoney(user, stamp);
    for (int i = 0; i < placed; ++i) {
        Savepoint step(db);
        CommandContext context{.db = db,
                               .actor = Actor::customer(user.id, user.username),
                               .stamp = stamp,
                               .commandId = QString::number(i)};
        commands::PlaceOrder command;
        command.user = user.id;
        command.service = service.id;
        command.request.link = u"https://example.com/p/"_s + QString::number(i);
        command.request.quantity = service.min;
        command.via = u"api"_s;
        require(static_cast<bool>(command.run(context)), "an order was refused");
        step.release();
    }
}

void lookUpOrders(Database &db)
{
    const ReadTransaction view(db);
    for (qint64 i = 0; i < lookedUp; ++i)
        require(OrderStore(db).byId(OrderId(1 + i * 7919 % seededOrders)).has_value(), "an order is missing");
}

void listOrders(Database &db)
{
    const ReadTransaction view(db);
    for (int i = 0; i < listed; ++i)
        require(OrderStore(db).page({.status = {}, .user = {}, .service = {}, .search = {}, .limit = 200}).size() ==
                    200,
                "a page is short");
}

void measure(Database &db, const Service &service, Times &times)
{
    times.place.push_back(bench::microseconds([&] { placeOrders(db, service); }));
    times.lookUp.push_back(bench::microseconds([&] { lookUpOrders(db); }));
    times.list.push_back(bench::microseconds([&] { listOrders(db); }));
}

void report(const char *what, const std::vector<qint64> &qt, const std::vector<qint64> &native, int count)
{
    const auto qtTime = static_cast<double>(bench::median(qt));
    const auto nativeTime = static_cast<double>(bench::median(native));
    std::printf("%-28s Qt Sql %8.2f us   SQLite's functions %8.2f us   ratio %.2f\n", what, qtTime / count,
                nativeTime / count, qtTime / nativeTime);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir dir;
    const QString file = dir.filePath(u"shop.db"_s);
    {
        Database db({.file = file, .durability = Database::Durability::Normal});
        migrate(db, schema::server());
        server::SeedOptions options;
        options.orders = seededOrders;
        options.now = now;
        require(server::seedShop(db, options).orders == seededOrders, "the shop was not made");
    }
    Database qt({.file = file, .durability = Database::Durability::Normal, .engine = Database::Engine::QtSql});
    Database native({.file = file, .durability = Database::Durability::Normal});
    require(native.isNative(), "Qt's driver uses another SQLite than we do: nothing to compare");
    const Service service = plainService(native);
    require(service.id.isValid(), "there is no plain service");
    Times qtTimes;
    Times nativeTimes;
    for (int round = 0; round < rounds; ++round) {
        measure(qt, service, qtTimes);
        measure(native, service, nativeTimes);
    }
    report("place an order (no commit)", qtTimes.place, nativeTimes.place, placed);
    report("look an order up", qtTimes.lookUp, nativeTimes.lookUp, lookedUp);
    report("list 200 orders", qtTimes.list, nativeTimes.list, listed);
    return 0;
}
