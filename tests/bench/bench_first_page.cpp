// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
// The page of orders that the console asks for, on a desk that holds a million of them: what a person waits for when
// the page opens and when a filter is set. Makes the desk first, the way a pull does, and leaves it in the folder that
// it is given, so that the console can be started on it.
#include "core/base/clock.h"
#include "core/base/id_source.h"
#include "core/storage/database.h"
#include "core/storage/migrator.h"
#include "core/storage/order_store.h"
#include "core/storage/rollup_store.h"
#include "core/storage/sync_store.h"
#include "core/sync/desk.h"
#include "tests/bench/measure.h"

#include <QCoreApplication>
#include <QDir>

#include <cstdio>
#include <cstdlib>

using namespace pw;
using namespace Qt::StringLiterals;

namespace
{

constexpr qint64 orderCount = 1'000'000;
constexpr qint64 userCount = 10'000;
constexpr qint64 serviceCount = 400;
constexpr qint64 rowsInTransaction = 100'000;
constexpr qint64 startBalance = 2'500'000'000; // 25.00
constexpr qint64 lastDay = 1'790'000'000'000;
constexpr int pageSize = 200; // as in ui/models/paged_model.h
constexpr int rounds = 41;
constexpr int slowRounds = 5;
constexpr double frameMs = 16.0;

void require(bool ok, const char *what)
{
    if (!ok) {
        std::fprintf(stderr, "bench_first_page: %s\n", what);
        std::exit(1);
    }
}

void addRow(SyncStore &store, const char *table, const QList<QVariant> &row)
{
    store.upsert(*findReplicatedTable(QString::fromLatin1(table)), row);
}

/// Nearly everything is done; what staff works on is few and new.
QString statusOf(qint64 id)
{
    if (id > orderCount - 3000)
        return toWord(id % 3 == 0 ? OrderStatus::Pending : OrderStatus::InProgress);
    if (id % 50 == 0)
        return toWord(OrderStatus::Canceled);
    return toWord(id % 70 == 0 ? OrderStatus::Partial : OrderStatus::Completed);
}

QString serviceName(qint64 id)
{
    return u"Followers, quality "_s + QString::number(id);
}

void addOrder(SyncStore &store, qint64 id)
{
    const QString status = statusOf(id);
    const qint64 service = 1 + id * 7919 % serviceCount;
    const qint64 placedAt = lastDay - (orderCount - id) * 15'000;
    const qint64 refunded = status == toWord(OrderStatus::Canceled) ? 90'000'000 : 0;
    addRow(store, "orders",
           {id, 1 + id * 104'729 % userCount, service, serviceName(service),
            QString(u"https://social.example/p/"_s + QString::number(id * 31)), u""_s, 1000, 90'000'000, refunded, id,
            status == toWord(OrderStatus::Completed) ? 0 : 500, status, u"api"_s, placedAt, placedAt + 60'000, id});
}

void addPeopleAndServices(SyncStore &store)
{
    addRow(store, "staff", {1, u"owner"_s, u"owner"_s, 1, 1, 1});
    for (qint64 id = 1; id <= userCount; ++id) {
        const QString name = u"customer"_s + QString::number(id);
        const QString mail = name + u"@example.com"_s;
        addRow(store, "users",
               {id, name, name, mail, mail, u"active"_s, u""_s, startBalance, 0, 0, 100, u""_s, 1, 1, 1});
    }
    addRow(store, "categories", {1, u"Everything"_s, 1, 1, 1});
    for (qint64 id = 1; id <= serviceCount; ++id)
        addRow(store, "services",
               {id, 1, serviceName(id), u"default"_s, 90'000'000, 10, 100'000, 1, 0, 1, 0, u""_s, 30, id, 1, 1});
}

void makeBase(const QString &file)
{
    Database db({.file = file, .durability = Database::Durability::Normal, .cacheKb = 65536});
    migrate(db, schema::desk());
    SyncStore store(db);
    store.switchForeignKeysOff();
    const qint64 took = bench::microseconds([&] {
        for (qint64 first = 1; first <= orderCount; first += rowsInTransaction) {
            Transaction transaction(db);
            if (first == 1)
                addPeopleAndServices(store);
            for (qint64 id = first; id < first + rowsInTransaction; ++id)
                addOrder(store, id);
            store.setDeskMeta(u"cursor"_s, QString::number(first + rowsInTransaction - 1));
            transaction.commit();
        }
    });
    std::printf("a base of %lld orders, taken over as a pull does: %.1f s, %.1f us a row\n",
                static_cast<long long>(orderCount), static_cast<double>(took) / 1e6,
                static_cast<double>(took) / orderCount);
}

double medianMs(Database &db, const OrderFilter &filter, int repeats, qsizetype expected)
{
    std::vector<qint64> times;
    for (int round = 0; round < repeats; ++round)
        times.push_back(bench::microseconds([&] {
            require(OrderStore(db).page(filter).size() == expected, "a page has another length than it should");
        }));
    return static_cast<double>(bench::median(times)) / 1000;
}

/// Every first page that one click away leads to.
void measurePages(Database &db)
{
    const auto limited = [&](const char *title, const OrderFilter &filter, qsizetype expected = pageSize) {
        std::printf("LIMIT %.2f %.0f %s\n", medianMs(db, filter, rounds, expected), frameMs, title);
    };
    OrderFilter all;
    all.limit = pageSize;
    limited("first page of a million orders", all);
    OrderFilter filter = all;
    filter.status = OrderStatus::Pending;
    limited("first page, pending", filter);
    filter.status = OrderStatus::Canceled;
    limited("first page, canceled", filter);
    filter = all;
    filter.user = UserId(77);
    limited("first page, one customer", filter, 100);
    filter = all;
    filter.after = orderCount / 2;
    limited("a page half way down", filter);
    filter = all;
    filter.search = u"social.example"_s;
    limited("first page, a search that finds much", filter);
}

/// These look at many rows, whatever the page; there is no promise about them, and the console does not block on them.
void measureSlowPages(Database &db)
{
    OrderFilter filter;
    filter.limit = pageSize;
    filter.service = ServiceId(17);
    std::printf("first page, one service of %lld: %.1f ms\n", static_cast<long long>(serviceCount),
                medianMs(db, filter, slowRounds, pageSize));
    filter.service = {};
    filter.search = u"nowhere-to-be-found"_s;
    std::printf("a search that finds nothing among a million orders: %.0f ms\n", medianMs(db, filter, slowRounds, 0));
}

void measureTotals(Database &db)
{
    std::vector<qint64> times;
    for (int round = 0; round < rounds; ++round)
        times.push_back(
            bench::microseconds([&] { require(!RollupStore(db).totals().isEmpty(), "the roll-ups are empty"); }));
    std::printf("LIMIT %.2f %.0f the dashboard's totals\n", static_cast<double>(bench::median(times)) / 1000, frameMs);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() != 2 || QDir(words[1]).exists() || !QDir().mkpath(words[1])) {
        std::fprintf(stderr, "Usage: bench_first_page NEW_FOLDER\n");
        return 2;
    }
    makeBase(words[1] + u"/base.db"_s);
    const SystemClock clock;
    SystemIdSource ids;
    Desk desk({.profileDir = words[1], .clock = clock, .ids = ids});
    desk.setPerson({.server = u"http://127.0.0.1:8080"_s, .staffId = 1, .name = u"owner"_s, .role = Role::Owner});
    measurePages(desk.replica().view());
    measureTotals(desk.replica().view());
    measureSlowPages(desk.replica().view());
    return 0;
}
