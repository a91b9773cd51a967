// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
// One desk against a running server, over HTTP on the loopback interface: the first sync, a pull that finds nothing, a
// pull of 1,000 changed orders with nothing pending and with 1,000 commands pending, and the push of these commands.
// Prints a line "RESULT ours <what> <milliseconds>" for each. scripts/bench calls it in turn with the rivals.
//   bench_sync URL PASSWORD-FILE SHOP.DB FOLDER ORDERS
#include "core/base/clock.h"
#include "core/base/id_source.h"
#include "core/remote/network_access.h"
#include "core/storage/database.h"
#include "core/storage/order_store.h"
#include "core/storage/revision_store.h"
#include "core/sync/desk.h"
#include "tests/bench/measure.h"
#include "tests/bench/sign_in.h"

#include <QCoreApplication>

#include <cstdio>
#include <cstdlib>

using namespace pw;
using namespace Qt::StringLiterals;

namespace
{

constexpr int deltaRows = 1000;
constexpr int pendingCommands = 1000;
constexpr int quietRounds = 21;
constexpr int deltaRounds = 5;
constexpr int pageRows = 200; // as in ui/models/paged_model.h

void require(bool ok, const QString &what)
{
    if (!ok) {
        std::fprintf(stderr, "bench_sync: %s\n", qPrintable(what));
        std::exit(1);
    }
}

void report(const char *what, qint64 us)
{
    std::printf("RESULT ours %s %.3f\n", what, static_cast<double>(us) / 1000.0);
    std::fflush(stdout);
}

class Bench
{
public:
    Bench(const QString &url, const QString &passwordFile, const QString &shopFile)
        : m_server(checkedServer(url).value()), m_person(bench::signIn(m_http, m_server, passwordFile)),
          m_shop({.file = shopFile})
    {
    }

    void firstSync(const QString &folder, qint64 orders, const char *what);
    void quietPulls();
    void deltas(const char *what);
    void queue();
    void push();

private:
    void converse(Session::Scope scope, bool greeted);
    QList<Order> pendingOrders() { return OrderStore(m_desk->replica().view()).page(pendingFilter()); }
    static OrderFilter pendingFilter()
    {
        OrderFilter filter;
        filter.status = OrderStatus::Pending;
        filter.limit = pageRows;
        return filter;
    }
    qint64 changeRows();
    [[nodiscard]] qint64 count(const char *label, const QString &text, Database &db) const;

    const SystemClock m_clock;
    SystemIdSource m_ids;
    HttpTransport m_http;
    QUrl m_server;
    SignedIn m_person;
    Database m_shop; ///< the server's file, from outside: to change rows and to look what became of commands
    std::unique_ptr<Desk> m_desk;
};

qint64 Bench::count(const char *label, const QString &text, Database &db) const
{
    auto statement = db.prepareText(QString::fromLatin1(label), text);
    require(statement.step(), u"nothing could be counted"_s);
    return statement.integer("n");
}

void Bench::converse(Session::Scope scope, bool greeted)
{
    WaitingTransport transport(m_http);
    Session session = m_desk->startSession(scope, greeted);
    while (session.isRunning()) {
        if (const auto reply = transport.exchange(session.nextRequest()))
            session.onReply(*reply);
        else
            session.onNoAnswer(transport.problem());
    }
    require(session.outcome() == Session::Outcome::Done, u"the conversation failed: "_s + session.problem());
}

/// From no files at all to the page of pending orders.
void Bench::firstSync(const QString &folder, qint64 orders, const char *what)
{
    m_desk.reset();
    qsizetype found = 0;
    report(what, bench::microseconds([&] {
               m_desk = std::make_unique<Desk>(Desk::Options{.profileDir = folder, .clock = m_clock, .ids = m_ids});
               m_desk->setPerson({.server = m_server.toString(),
                                  .staffId = m_person.staffId,
                                  .name = m_person.name,
                                  .role = m_person.role});
               converse(Session::Scope::PullOnly, false);
               found = pendingOrders().size();
           }));
    require(found > 0, u"the desk found no pending order"_s);
    require(count("bench orders", u"SELECT count(*) AS n FROM orders"_s, m_desk->replica().view()) == orders,
            u"the desk has another number of orders than the server"_s);
}

void Bench::quietPulls()
{
    std::vector<qint64> times;
    for (int round = 0; round < quietRounds; ++round)
        times.push_back(bench::microseconds([&] { converse(Session::Scope::PullOnly, true); }));
    report("noop", bench::median(times));
}

/// A thousand orders change on the server in one transaction; its revision comes back.
qint64 Bench::changeRows()
{
    Transaction transaction(m_shop);
    const qint64 rev = RevisionStore(m_shop).next();
    m_shop
        .prepareText(u"bench change"_s, u"UPDATE orders SET rev = :rev, start_count = :rev WHERE id IN "
                                        "(SELECT id FROM orders WHERE id % 97 = :part LIMIT :limit)"_s)
        .bind("rev"_L1, rev)
        .bind("part"_L1, rev % 97)
        .bind("limit"_L1, deltaRows)
        .run();
    transaction.commit();
    return rev;
}

void Bench::deltas(const char *what)
{
    std::vector<qint64> times;
    for (int round = 0; round < deltaRounds; ++round) {
        const qint64 rev = changeRows();
        times.push_back(bench::microseconds([&] {
            converse(Session::Scope::PullOnly, true);
            static_cast<void>(pendingOrders());
        }));
        auto changed = m_desk->replica().confirmed().prepareText(
            u"bench changed"_s, u"SELECT count(*) AS n FROM orders WHERE start_count = :rev AND rev = :rev"_s);
        changed.bind("rev"_L1, rev);
        require(changed.step() && changed.integer("n") == deltaRows, u"the desk did not get the changed rows"_s);
    }
    report(what, bench::median(times));
}

/// What a person does in a long offline day: cancelled orders and credits.
void Bench::queue()
{
    std::vector<qint64> cancellable;
    {
        auto statement = m_desk->replica().confirmed().prepareText(
            u"bench cancellable"_s, u"SELECT o.id FROM orders o JOIN services s ON s.id = o.service_id "
                                    "WHERE o.status = 'pending' AND s.cancel = 1"_s);
        while (statement.step())
            cancellable.push_back(statement.integer("id"));
    }
    int saved = 0;
    for (size_t i = 0; saved < pendingCommands; ++i) {
        require(i < size_t{20} * pendingCommands, u"the desk refuses what is asked of it"_s);
        const bool cancels = i % 2 == 0 && i / 2 < cancellable.size();
        const auto entry = cancels ? m_desk->perform(u"CancelOrder"_s, {{u"order"_s, cancellable[i / 2]}})
                                   : m_desk->perform(u"AddFunds"_s, {{u"user"_s, static_cast<qint64>(1 + i % 50)},
                                                                     {u"amount"_s, u"1.5"_s},
                                                                     {u"reason"_s, u"a gift"_s}});
        saved += entry ? 1 : 0;
    }
}

void Bench::push()
{
    const QString decided = u"SELECT count(*) AS n FROM command_results WHERE status = 'accepted'"_s;
    const qint64 before = count("bench decided", decided, m_shop);
    report("push", bench::microseconds([&] { converse(Session::Scope::PushOnly, true); }));
    require(m_desk->outbox().counts().pending == 0, u"commands are still pending after the push"_s);
    require(count("bench decided", decided, m_shop) - before == pendingCommands,
            u"the server did not accept every command"_s);
    report("settle", bench::microseconds([&] {
               converse(Session::Scope::PullOnly, true);
               static_cast<void>(pendingOrders());
           }));
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    require(arguments.size() == 6, u"wants URL PASSWORD-FILE SHOP.DB FOLDER ORDERS"_s);
    const qint64 orders = arguments[5].toLongLong();
    Bench bench(arguments[1], arguments[2], arguments[3]);
    bench.firstSync(arguments[4] + u"/first"_s, orders, "first");
    bench.firstSync(arguments[4] + u"/next"_s, orders, "next");
    bench.quietPulls();
    bench.deltas("delta");
    bench.queue();
    bench.deltas("rebase");
    bench.push();
    return 0;
}
