// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
// How long after a customer began to send an order an open desk has it: in an answer to a query, as the console asks,
// and with the desk's file forced to the disk besides. The clock starts before the order's first byte is written.
//   bench_live watch NAME URL PASSWORD-FILE FOLDER CUSTOMER-TOKEN SERVICE QUANTITY ORDERS
//   bench_live hold URL PASSWORD-FILE FOLDER DESKS     keeps that many desks open until it is ended
#include "core/base/clock.h"
#include "core/base/id_source.h"
#include "core/remote/desk_service.h"
#include "core/remote/network_access.h"
#include "core/storage/database.h"
#include "core/storage/order_store.h"
#include "tests/bench/measure.h"
#include "tests/bench/order_sender.h"
#include "tests/bench/sign_in.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <unistd.h>

using namespace pw;
using bench::OrderSender;
using namespace Qt::StringLiterals;

namespace
{

constexpr int warmUpOrders = 10;
constexpr int pauseMs = 20;
constexpr int lostAfterMs = 30'000;

[[noreturn]] void giveUp(const QString &why)
{
    std::fprintf(stderr, "bench_live: %s\n", qPrintable(why));
    std::_Exit(1);
}

Secret tokenFor(const QUrl &server, const QString &passwordFile)
{
    HttpTransport http;
    return bench::signIn(http, server, passwordFile).token;
}

bool isCurrent(const DeskStatus &status)
{
    return status.connection == DeskStatus::Connection::Online && !status.syncing && status.cursor > 0;
}

/// One open desk, and a customer who orders again each time that the desk has seen the order before.
class Watch final : public QObject
{
public:
    Watch(const QString &name, const QUrl &server, const Secret &token, const QString &folder, OrderSender &sender,
          int orders)
        : m_name(name.toUtf8()), m_walFile((folder + u"/base.db-wal"_s).toUtf8()), m_sender(sender),
          m_orders(orders + warmUpOrders), m_desk({.profileDir = folder, .clock = m_clock, .ids = m_ids})
    {
        connect(&m_desk, &DeskService::changed, this, &Watch::look);
        connect(&m_desk, &DeskService::statusChanged, this, [this](const DeskStatus &status) {
            if (!m_begun && isCurrent(status))
                begin();
        });
        m_lost.setSingleShot(true);
        connect(&m_lost, &QTimer::timeout, this, [] { giveUp(u"an order did not come to the desk"_s); });
        m_lost.start(lostAfterMs);
        m_desk.resume(server.toString(), u"owner"_s, token);
    }

private:
    void begin()
    {
        m_begun = true;
        m_syncLog = ::open(m_walFile.constData(), O_RDONLY | O_CLOEXEC);
        if (m_syncLog < 0)
            giveUp(u"the desk's log cannot be opened"_s);
        QTimer::singleShot(500, this, &Watch::order);
    }

    void order()
    {
        m_lost.start(lostAfterMs);
        m_waiting = true;
        m_timer.start();
        m_sender.send();
    }

    void look()
    {
        m_desk
            .read([](Database &db) {
                OrderFilter newest;
                newest.limit = 1;
                const QList<Order> orders = OrderStore(db).page(newest);
                return orders.isEmpty() ? 0 : orders.first().id.value;
            })
            .then(this, [this](qint64 id) { onNewest(id); });
    }

    void onNewest(qint64 id)
    {
        const qint64 seenUs = m_timer.isValid() ? m_timer.nsecsElapsed() / 1000 : 0;
        const bool isNew = id > m_newest;
        m_newest = std::max(m_newest, id);
        if (!m_waiting || !isNew)
            return;
        m_waiting = false;
        if (::fdatasync(m_syncLog) != 0)
            giveUp(u"the desk's log cannot be synced"_s);
        m_seen.push_back(seenUs);
        m_durable.push_back(m_timer.nsecsElapsed() / 1000);
        m_sender.finish();
        if (static_cast<int>(m_seen.size()) < m_orders) {
            // Out of step with whatever else repeats.
            QTimer::singleShot(pauseMs + static_cast<int>(id * 7 % 13), this, &Watch::order);
            return;
        }
        finish();
    }

    void finish()
    {
        m_lost.stop();
        m_seen.erase(m_seen.begin(), m_seen.begin() + warmUpOrders);
        m_durable.erase(m_durable.begin(), m_durable.begin() + warmUpOrders);
        for (const int share : {50, 95, 99}) {
            std::printf("RESULT ours %s_p%d %.3f\n", m_name.constData(), share,
                        static_cast<double>(bench::percentile(m_durable, share)) / 1000.0);
            std::printf("RESULT ours %s_seen_p%d %.3f\n", m_name.constData(), share,
                        static_cast<double>(bench::percentile(m_seen, share)) / 1000.0);
        }
        std::fflush(stdout);
        QCoreApplication::quit();
    }

    const SystemClock m_clock;
    SystemIdSource m_ids;
    QByteArray m_name;
    QByteArray m_walFile;
    OrderSender &m_sender;
    int m_orders;
    DeskService m_desk;
    QTimer m_lost;
    QElapsedTimer m_timer;
    int m_syncLog = -1;
    bool m_begun = false;
    bool m_waiting = false;
    qint64 m_newest = 0;
    std::vector<qint64> m_seen;
    std::vector<qint64> m_durable;
};

int watch(const QStringList &arguments)
{
    const QUrl server = checkedServer(arguments[3]).value();
    const Secret token = tokenFor(server, arguments[4]);
    OrderSender sender({.port = server.port(),
                        .token = arguments[6].toUtf8(),
                        .service = arguments[7].toLongLong(),
                        .quantity = arguments[8].toLongLong()});
    const Watch watcher(arguments[2], server, token, arguments[5], sender, arguments[9].toInt());
    return QCoreApplication::exec();
}

/// Desks as the console opens them, each with its thread, its files and its connections.
int hold(const QStringList &arguments)
{
    const QUrl server = checkedServer(arguments[2]).value();
    const Secret token = tokenFor(server, arguments[3]);
    const int count = arguments[5].toInt();
    const SystemClock clock;
    SystemIdSource ids;
    std::vector<std::unique_ptr<DeskService>> desks;
    std::vector<bool> current(static_cast<size_t>(count));
    int ready = 0;
    for (int i = 0; i < count; ++i) {
        const QString folder = arguments[4] + u'/' + QString::number(i);
        desks.push_back(
            std::make_unique<DeskService>(DeskService::Options{.profileDir = folder, .clock = clock, .ids = ids}));
        QObject::connect(desks.back().get(), &DeskService::statusChanged, [&, i](const DeskStatus &status) {
            if (current[static_cast<size_t>(i)] || !isCurrent(status))
                return;
            current[static_cast<size_t>(i)] = true;
            if (++ready == count) {
                std::printf("HOLDING %d\n", count);
                std::fflush(stdout);
            }
        });
        desks.back()->resume(server.toString(), u"owner"_s, token);
    }
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 10 && arguments[1] == u"watch")
        return watch(arguments);
    if (arguments.size() == 6 && arguments[1] == u"hold")
        return hold(arguments);
    giveUp(u"wants watch or hold with their arguments"_s);
}
