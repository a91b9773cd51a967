// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
// How long a desk needs to take 1,000 rows of the server's while 1,000 commands are pending on top: the one moment in
// which a person's screen could stand still. Prints the median of many rounds.
#include "core/base/clock.h"
#include "core/base/id_source.h"
#include "core/protocol/field_reader.h"
#include "core/storage/database.h"
#include "core/storage/migrator.h"
#include "core/storage/revision_store.h"
#include "core/storage/staff_store.h"
#include "core/storage/sync_store.h"
#include "core/sync/desk.h"
#include "core/sync/row_page.h"
#include "core/sync/sync_server.h"
#include "sync-server/seed/demo_seed.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

using namespace pw;
using namespace Qt::StringLiterals;

namespace
{

constexpr int pendingCommands = 1000;
constexpr int serverRows = 1000;
constexpr int rounds = 21;

/// Everything on the server in pages, as a desk asks for it.
RowPage pageOf(Database &server, const QString &client, qint64 since)
{
    const Projection projection{client};
    PageHead head;
    head.since = since;
    head.cut = SyncStore(server).cutPage(projection, since, 20'000);
    head.serverEpoch = SyncServer(server).epoch();
    const auto body = parseJsonObject(QByteArray::fromStdString(writePage(server, projection, head)));
    return RowPage::decode(body.value()).value();
}

void fillServer(Database &server, const Clock &clock, IdSource &ids)
{
    migrate(server, schema::server());
    Transaction transaction(server);
    const Stamp stamp{.rev = RevisionStore(server).next(), .now = clock.now()};
    StaffStore(server).insert(u"owner"_s, Role::Owner, stamp);
    SyncServer(server).makeEpoch(ids);
    transaction.commit();
    server::SeedOptions options;
    options.orders = 20'000;
    options.users = 500;
    options.now = clock.now();
    static_cast<void>(server::seedShop(server, options));
}

void pull(Desk &desk, Database &server)
{
    for (bool more = true; more;) {
        const RowPage page = pageOf(server, desk.outbox().clientId(), desk.replica().cursor());
        desk.replica().apply(page);
        more = page.more;
    }
}

/// What a person does in a long offline day: cancelled orders, credits, changed rates.
int queueCommands(Desk &desk)
{
    std::vector<qint64> pending;
    auto statement = desk.replica().confirmed().prepareText(
        u"bench pending orders"_s,
        u"SELECT o.id FROM orders o JOIN services s ON s.id = o.service_id WHERE o.status = 'pending' AND s.cancel = 1"_s);
    while (statement.step())
        pending.push_back(statement.integer("id"));
    int saved = 0;
    for (int i = 0; saved < pendingCommands; ++i) {
        const auto at = static_cast<size_t>(i);
        const bool cancels = i % 2 == 0 && at / 2 < pending.size();
        const auto entry =
            cancels ? desk.perform(u"CancelOrder"_s, {{u"order"_s, pending[at / 2]}})
                    : desk.perform(u"AddFunds"_s,
                                   {{u"user"_s, 1 + i % 500}, {u"amount"_s, u"1.5"_s}, {u"reason"_s, u"a gift"_s}});
        saved += entry ? 1 : 0;
    }
    return saved;
}

/// What this thread has really worked, which other programs on the machine do not change.
double cpuMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

void touchRows(Database &server)
{
    Transaction transaction(server);
    const qint64 rev = RevisionStore(server).next();
    server
        .prepareText(u"bench touch"_s,
                     u"UPDATE orders SET rev = :rev, start_count = :rev WHERE id % 20 = :part AND id <= 20000"_s)
        .bind("rev"_L1, rev)
        .bind("part"_L1, rev % 20)
        .run();
    transaction.commit();
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QTemporaryDir dir;
    const SystemClock clock;
    SystemIdSource ids;
    Database server({.file = dir.filePath(u"shop.db"_s), .durability = Database::Durability::Normal});
    fillServer(server, clock, ids);
    Desk desk({.profileDir = dir.filePath(u"desk"_s), .clock = clock, .ids = ids});
    desk.setPerson({.server = u"https://shop.example"_s, .staffId = 1, .name = u"owner"_s, .role = Role::Owner});
    pull(desk, server);
    const int saved = queueCommands(desk);
    std::vector<double> times;
    std::vector<double> cpuTimes;
    qint64 rows = 0;
    for (int round = 0; round < rounds; ++round) {
        touchRows(server);
        const RowPage page = pageOf(server, desk.outbox().clientId(), desk.replica().cursor());
        rows = page.rowCount();
        QElapsedTimer timer;
        timer.start();
        const double cpuBefore = cpuMs();
        desk.replica().apply(page);
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        cpuTimes.push_back(cpuMs() - cpuBefore);
    }
    std::ranges::sort(times);
    std::ranges::sort(cpuTimes);
    std::printf("rebase of %lld server rows (wanted %d) onto %d pending commands: median %.1f ms, worst %.1f ms, "
                "median on the processor %.1f ms\n",
                static_cast<long long>(rows), serverRows, saved, times[times.size() / 2], times.back(),
                cpuTimes[cpuTimes.size() / 2]);
    std::printf("LIMIT %.2f 150 rebase onto pending commands\n", times[times.size() / 2]);
    return 0;
}
