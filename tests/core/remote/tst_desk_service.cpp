// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/base/clock.h"
#include "core/base/id_source.h"
#include "core/remote/desk_service.h"
#include "core/storage/order_store.h"
#include "core/storage/storage_error.h"
#include "core/storage/user_store.h"
#include "tests/support/http_client.h"
#include "tests/support/server_process.h"

#include <QFutureWatcher>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace pw;
using namespace Qt::StringLiterals;

/// The console's desk against the real server, over a network that goes away and comes back.
class DeskServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void signsInAndPulls();
    void signingOutEndsTheSession();
    void wrongPasswordIsASentence();
    void worksThroughAnOutage();
    void showsWhatHappensElsewhere();
    void hearsAgainAfterACrash();
    void readsWaitUntilTheProfileIsOpen();
    void startsOfflineFromItsProfile();
    void refusesASecondProgram();

private:
    using Connection = DeskStatus::Connection;

    void open(bool offline = false)
    {
        m_service = std::make_unique<DeskService>(DeskService::Options{
            .profileDir = m_dir->filePath(u"desk"_s), .clock = m_clock, .ids = m_ids, .offline = offline});
    }
    template <typename T>
    static T waitFor(QFuture<T> future)
    {
        // The worker posts to this thread's event loop while it works.
        [&] { QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 30'000); }();
        return future.result();
    }
    Money balance(bool confirmed = false)
    {
        const auto query = [](Database &db) { return UserStore(db).byId(UserId(1))->balance; };
        return waitFor(confirmed ? m_service->readConfirmed(query) : m_service->read(query));
    }
    QString signIn(const QString &password)
    {
        const Credentials given{.user = u"owner"_s, .password = Secret(password)};
        return waitFor(m_service->signIn(m_server->url(), given)).text;
    }
    bool becomes(Connection connection)
    {
        return QTest::qWaitFor([&] { return m_service->status().connection == connection; }, 60'000);
    }
    Decided<OutboxEntry> credit(const QString &amount)
    {
        return waitFor(
            m_service->perform(u"AddFunds"_s, {{u"user"_s, 1}, {u"amount"_s, amount}, {u"reason"_s, u"a gift"_s}}));
    }

    /// The owner credits a customer in another program; how long the desk takes to show it, without being asked to.
    qint64 creditElsewhere();
    /// Waits until the desk listens. It looks by itself once a minute only then, so that what it sees right afterwards
    /// it was told of.
    bool listens()
    {
        return QTest::qWaitFor([&] { return m_service->status().live; }, 30'000);
    }

    SystemClock m_clock;
    SystemIdSource m_ids;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<test::ServerProcess> m_server;
    std::unique_ptr<DeskService> m_service;
};

void DeskServiceTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<test::ServerProcess>();
    QVERIFY2(m_server->init(), qPrintable(m_server->problem()));
    QVERIFY2(m_server->seed({u"--orders"_s, u"100"_s}), qPrintable(m_server->problem()));
    QVERIFY2(m_server->start(), qPrintable(m_server->problem()));
    open();
}

void DeskServiceTest::cleanup()
{
    m_service.reset();
    m_server.reset();
    m_dir.reset();
}

void DeskServiceTest::signsInAndPulls()
{
    QSignalSpy changed(m_service.get(), &DeskService::changed);
    QCOMPARE(signIn(m_server->ownerPassword()), QString());
    QVERIFY(becomes(Connection::Online));
    QCOMPARE(m_service->status().user, u"owner"_s);
    QVERIFY(m_service->status().cursor > 0);
    QVERIFY(!changed.isEmpty());
    const auto orders = waitFor(m_service->read([](Database &db) {
        return OrderStore(db).page({.status = {}, .user = {}, .service = {}, .search = {}, .limit = 200}).size();
    }));
    QCOMPARE(orders, 100);
    QVERIFY(!waitFor(m_service->token()).isEmpty());
}

/// Not on this desk alone: a copy of its token opens nothing any more.
void DeskServiceTest::signingOutEndsTheSession()
{
    QCOMPARE(signIn(m_server->ownerPassword()), QString());
    QVERIFY(becomes(Connection::Online));
    test::HttpClient copy(m_server->port());
    copy.setToken(waitFor(m_service->token()).reveal());
    QCOMPARE(copy.get(u"/api/admin/users"_s).status, 200);
    m_service->signOut();
    QTRY_COMPARE(copy.get(u"/api/admin/users"_s).verdict(), u"401 not_signed_in"_s);
    QVERIFY(waitFor(m_service->token()).isEmpty());
    // Also where the next one signs in at once.
    QCOMPARE(signIn(m_server->ownerPassword()), QString());
    copy.setToken(waitFor(m_service->token()).reveal());
    m_service->signOut();
    QCOMPARE(signIn(m_server->ownerPassword()), QString());
    QTRY_COMPARE(copy.get(u"/api/admin/users"_s).verdict(), u"401 not_signed_in"_s);
    QVERIFY(becomes(Connection::Online));
}

void DeskServiceTest::wrongPasswordIsASentence()
{
    QVERIFY(!signIn(u"not it"_s).isEmpty());
    QCOMPARE(m_service->status().connection, Connection::SignedOut);
    QVERIFY(!waitFor(m_service->signIn(u"http://shop.example"_s, {.user = u"owner"_s, .password = Secret(u"x"_s)}))
                 .isEmpty());
    const auto entry = credit(u"1"_s);
    QVERIFY(!entry && entry.error().code == RefusalCode::NotSignedIn);
}

void DeskServiceTest::worksThroughAnOutage()
{
    QCOMPARE(signIn(m_server->ownerPassword()), QString());
    QVERIFY(becomes(Connection::Online));
    const Money before = balance();
    m_server->kill();
    const auto entry = credit(u"25"_s);
    QVERIFY(entry.ok());
    QCOMPARE((balance() - before).toString(), u"25.00"_s);
    QCOMPARE(balance(true), before);
    QVERIFY(becomes(Connection::Offline));
    QCOMPARE(m_service->status().pending, 1);
    QVERIFY(!m_service->status().problem.isEmpty());
    // Working goes on while the desk tries to connect.
    QVERIFY(credit(u"1"_s).ok());
    QVERIFY2(m_server->restart(), qPrintable(m_server->problem()));
    QVERIFY(becomes(Connection::Online));
    QVERIFY(QTest::qWaitFor([&] { return m_service->status().pending == 0; }, 60'000));
    QCOMPARE((balance(true) - before).toString(), u"26.00"_s);
    const auto entries = waitFor(m_service->entries());
    QCOMPARE(entries.size(), 2);
    QCOMPARE(entries.last().commandId, entry->commandId);
    QCOMPARE(entries.last().state, OutboxState::Accepted);
    QVERIFY(waitFor(m_service->dismiss(entry->commandId)));
    QCOMPARE(waitFor(m_service->entries()).size(), 1);
    QVERIFY(m_server->verify().value(u"ok"_s).toBool());
}

qint64 DeskServiceTest::creditElsewhere()
{
    const Money before = balance(true);
    QElapsedTimer timer;
    timer.start();
    const auto reply = test::callAsOwner(m_server->port(), m_server->ownerPassword(), "POST",
                                         u"/api/admin/users/1/add-fund"_s, R"({"amount":"1","reason":"elsewhere"})");
    const bool seen = reply.status == 201 && QTest::qWaitFor([&] { return balance(true) != before; }, 30'000);
    return seen ? timer.elapsed() : -1;
}

void DeskServiceTest::showsWhatHappensElsewhere()
{
    QCOMPARE(signIn(m_server->ownerPassword()), QString());
    QVERIFY(becomes(Connection::Online));
    QVERIFY(listens());
    for (int i = 0; i < 3; ++i) {
        const qint64 tookMs = creditElsewhere();
        QVERIFY2(tookMs >= 0 && tookMs < 2'500, qPrintable(QString::number(tookMs)));
    }
}

void DeskServiceTest::hearsAgainAfterACrash()
{
    QCOMPARE(signIn(m_server->ownerPassword()), QString());
    QVERIFY(becomes(Connection::Online));
    QVERIFY(listens());
    // Nobody says good-bye, and nothing asks: the line's end is what the desk notices.
    m_server->kill();
    QVERIFY(becomes(Connection::Offline));
    QVERIFY2(m_server->restart(), qPrintable(m_server->problem()));
    QVERIFY(becomes(Connection::Online));
    QVERIFY(listens());
    const qint64 tookMs = creditElsewhere();
    QVERIFY2(tookMs >= 0 && tookMs < 2'500, qPrintable(QString::number(tookMs)));
}

void DeskServiceTest::readsWaitUntilTheProfileIsOpen()
{
    m_service.reset();
    m_service = std::make_unique<DeskService>(DeskService::Options{
        .profileDir = m_dir->filePath(u"locked"_s), .clock = m_clock, .ids = m_ids, .offline = true, .locked = true});
    const QFuture<int> early = m_service->read([](Database &) { return 7; });
    const QFuture<QList<OutboxEntry>> entries = m_service->entries();
    QTest::qWait(100);
    QVERIFY(!early.isFinished());
    QVERIFY(!entries.isFinished());
    QCOMPARE(waitFor(m_service->unlock({})), QString());
    QCOMPARE(waitFor(early), 7);
    QVERIFY(waitFor(entries).isEmpty());
}

void DeskServiceTest::startsOfflineFromItsProfile()
{
    QCOMPARE(signIn(m_server->ownerPassword()), QString());
    QVERIFY(becomes(Connection::Online));
    const Secret token = waitFor(m_service->token());
    const Money before = balance();
    m_service.reset();
    open(true);
    m_service->resume(m_server->url(), u"owner"_s, token);
    QVERIFY(credit(u"5"_s).ok());
    QVERIFY(credit(u"6"_s).ok());
    m_service.reset();
    open(true);
    m_service->resume(m_server->url(), u"owner"_s, token);
    QCOMPARE((balance() - before).toString(), u"11.00"_s);
    QCOMPARE(balance(true), before);
    QTRY_COMPARE(m_service->status().pending, 2);
    m_service->setOnline(true);
    QVERIFY(becomes(Connection::Online));
    QTRY_COMPARE_WITH_TIMEOUT(m_service->status().pending, 0, 30'000);
    QCOMPARE((balance(true) - before).toString(), u"11.00"_s);
}

void DeskServiceTest::refusesASecondProgram()
{
    // Only once the first one has certainly opened its files is the other one the second.
    QVERIFY(waitFor(m_service->entries()).isEmpty());
    DeskService second({.profileDir = m_dir->filePath(u"desk"_s), .clock = m_clock, .ids = m_ids});
    QVERIFY(QTest::qWaitFor([&] { return !second.status().problem.isEmpty(); }, 10'000));
    auto future = second.entries();
    QTRY_VERIFY(future.isFinished());
    QVERIFY_EXCEPTION_THROWN(future.result(), StorageError);
}

QTEST_GUILESS_MAIN(DeskServiceTest)
#include "tst_desk_service.moc"
