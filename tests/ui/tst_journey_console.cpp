// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/database.h"
#include "core/storage/order_store.h"
#include "core/storage/ticket_store.h"
#include "core/storage/user_store.h"
#include "tests/journeys/desk_process.h"
#include "tests/support/http_client.h"
#include "tests/support/server_process.h"
#include "tests/ui/no_keychain.h"
#include "tests/ui/person.h"
#include "ui/features/orders/columns.h"
#include "ui/features/services/columns.h"
#include "ui/features/users/columns.h"
#include "ui/presentation/words.h"
#include "ui/shell/session_controller.h"
#include "ui/shell/sync_indicator.h"

#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace pw::ui;
using namespace Qt::StringLiterals;

namespace
{

constexpr int patienceMs = 30'000;

/// The console on a real clock and a real network, made and thrown away as a person opens and closes it.
struct Console {
    explicit Console(const QString &profile)
        : desk({.profileDir = profile, .clock = clock, .ids = ids}), source(desk), commands(source),
          person({.data = source, .commands = commands, .clock = clock}, profile),
          session(new SessionController(
              {.data = source, .session = source, .keychain = keychain, .settings = person.settings()},
              &person.window()))
    {
        person.window().setSession(session);
    }

    SystemClock clock;
    SystemIdSource ids;
    NoKeychain keychain;
    DeskService desk;
    DeskSource source;
    CommandRunner commands;
    Person person;
    SessionController *session;
};

} // namespace

/// The owner's day from the first issue, through the console's widgets: she works while the server is down, closes the
/// console, finds everything again, comes online, and sees what was done and what was refused.
class ConsoleJourney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void a_signsInAndSeesTheShop();
    void b_worksWhileTheServerIsDown();
    void c_findsItAgainAfterARestart();
    void d_comesOnlineAndSeesTheVerdicts();
    void e_seesWhatCustomersDo();
    void f_deskEqualsServer();

private:
    void signIn();
    HttpReply asOwner(const QByteArray &method, const QString &path, const QByteArray &body = {})
    {
        return callAsOwner(m_server.port(), m_server.ownerPassword(), method, path, body);
    }

    QTemporaryDir m_folder;
    ServerProcess m_server;
    std::unique_ptr<Console> m_console;
    qint64 m_canceled = 0;
    qint64 m_tooLate = 0;
    qint64 m_ticket = 0;
    User m_customer;
    Money m_refund;
    Money m_spent;
};

void ConsoleJourney::signIn()
{
    m_console->session->start({});
    Person &person = m_console->person;
    person.type(u"server"_s, m_server.url());
    person.type(u"user"_s, u"owner"_s);
    person.type(u"password"_s, m_server.ownerPassword());
    person.press(u"signIn"_s);
    QTRY_VERIFY_WITH_TIMEOUT(person.indicator().startsWith(u"Online"_s), patienceMs);
}

void ConsoleJourney::initTestCase()
{
    QVERIFY2(m_server.init() && m_server.seed() && m_server.start(), qPrintable(m_server.problem()));
    m_console = std::make_unique<Console>(m_folder.filePath(u"desk"_s));
}

void ConsoleJourney::a_signsInAndSeesTheShop()
{
    signIn();
    Person &person = m_console->person;
    const auto *orders = person.openPage(PageId::Orders)->table();
    QTRY_VERIFY_WITH_TIMEOUT(orders->model()->rowCount() > 0, patienceMs);
    person.press(u"chip_pending"_s);
    QTRY_VERIFY(orders->model()->rowCount() >= 2 && person.openPage(PageId::Orders)->isSettled());
    QTRY_COMPARE(orders->model()->index(0, static_cast<int>(OrderColumn::Status)).data().toString(), u"Pending"_s);
    m_canceled = orders->model()->index(0, 0).data(PagedModelBase::KeyRole).toLongLong();
    m_tooLate = orders->model()->index(1, 0).data(PagedModelBase::KeyRole).toLongLong();
    auto facts = m_console->source.read([id = OrderId(m_canceled)](Database &db) {
        const Order order = OrderStore(db).byId(id).value();
        return std::pair(order.charge, UserStore(db).byId(order.user).value());
    });
    QTRY_VERIFY(facts.isFinished());
    m_refund = facts.result().first;
    m_customer = facts.result().second;
    auto open = m_console->source.read([](Database &db) {
        TicketFilter filter;
        filter.status = TicketStatus::Open;
        return TicketStore(db).page(filter).value(0).id.value;
    });
    QTRY_VERIFY(open.isFinished());
    m_ticket = open.result();
    QVERIFY(m_ticket > 0);
}

void ConsoleJourney::b_worksWhileTheServerIsDown()
{
    m_server.kill();
    Person &person = m_console->person;
    m_console->source.syncNow();
    QTRY_VERIFY_WITH_TIMEOUT(person.indicator().startsWith(u"Offline"_s), patienceMs);
    for (const qint64 order : {m_canceled, m_tooLate}) {
        person.openRow(PageId::Orders, order);
        person.press(u"cancelOrderButton"_s);
        person.press(u"accept"_s);
        QTRY_VERIFY(!person.visible<QPushButton>(u"accept"_s));
    }
    person.openRow(PageId::Services, 2);
    person.press(u"changeRateButton"_s);
    person.type(u"rate"_s, u"1.23456"_s);
    person.press(u"accept"_s);
    QTRY_VERIFY(!person.visible<QPushButton>(u"accept"_s));
    person.openRow(PageId::Services, 5);
    person.press(u"switchServiceButton"_s);
    person.press(u"accept"_s);
    QTRY_VERIFY(!person.visible<QPushButton>(u"accept"_s));
    person.openRow(PageId::Users, m_customer.id.value);
    person.press(u"addFundsButton"_s);
    person.type(u"amount"_s, u"25"_s);
    person.type(u"reason"_s, u"Goodwill"_s);
    person.press(u"accept"_s);
    QTRY_VERIFY(!person.visible<QPushButton>(u"accept"_s));
    person.openRow(PageId::Tickets, m_ticket);
    QTest::keyClicks(person.see<QPlainTextEdit>(u"reply"_s), u"We are on it."_s);
    person.press(u"sendReply"_s);
    // Opening the ticket has marked it read: seven changes wait.
    QTRY_COMPARE(person.badge(u"pending"_s), u"7"_s);
    QVERIFY(person.indicator().contains(u"7 pending"_s));
    person.window().close();
}

void ConsoleJourney::c_findsItAgainAfterARestart()
{
    m_console.reset();
    m_console = std::make_unique<Console>(m_folder.filePath(u"desk"_s));
    Person &person = m_console->person;
    QTRY_COMPARE(person.badge(u"pending"_s), u"7"_s);
    const auto *services = person.openPage(PageId::Services)->table();
    QTRY_COMPARE(Person::cell(*services, 2, static_cast<int>(ServiceColumn::Rate)), u"$1.23456"_s);
    QCOMPARE(Person::cell(*services, 5, static_cast<int>(ServiceColumn::State)), u"Disabled"_s);
    QVERIFY(Person::isMarked(*services, 2) && Person::isMarked(*services, 5) && !Person::isMarked(*services, 3));
    const auto *orders = person.openPage(PageId::Orders)->table();
    QTRY_COMPARE(Person::cell(*orders, m_canceled, static_cast<int>(OrderColumn::Status)), u"Cancelled"_s);
    QVERIFY(Person::isMarked(*orders, m_canceled));
}

void ConsoleJourney::d_comesOnlineAndSeesTheVerdicts()
{
    // Meanwhile, before she is back, the shop completes one of the orders that she cancelled.
    QVERIFY2(m_server.restart(), qPrintable(m_server.problem()));
    const auto done = asOwner("PUT", u"/api/admin/orders/"_s + QString::number(m_tooLate) + u"/status"_s,
                              R"({"status":"completed"})");
    QCOMPARE(done.verdict(), u"200"_s);
    // And her customer goes on ordering; service 11 costs 0.04 a thousand.
    HttpClient customer(m_server.port());
    const HttpReply session = customer.post(
        u"/api/auth/login"_s, {{u"login"_s, m_customer.username}, {u"password"_s, m_server.customerPassword()}});
    customer.setToken(session.text(u"token"_s));
    const QString userPath = u"/api/admin/users/"_s + QString::number(m_customer.id.value);
    QCOMPARE(asOwner("POST", userPath + u"/add-fund"_s, R"({"amount":"10","reason":"Payment"})").status, 201);
    QCOMPARE(customer
                 .post(u"/api/orders"_s,
                       {{u"service"_s, 11}, {u"link"_s, u"https://example.com/p/1"_s}, {u"quantity"_s, 1000}})
                 .verdict(),
             u"201"_s);
    signIn();
    Person &person = m_console->person;
    QTRY_COMPARE_WITH_TIMEOUT(person.indicator(), u"Online \u00b7 1 refused"_s, patienceMs);
    QCOMPARE(person.badge(u"pending"_s), u"1"_s);
    const auto *orders = person.openPage(PageId::Orders)->table();
    QTRY_COMPARE(Person::cell(*orders, m_tooLate, static_cast<int>(OrderColumn::Status)), u"Completed"_s);
    QTRY_VERIFY(!Person::isMarked(*orders, m_canceled));
    auto *pending = person.openPage(PageId::Pending)->table();
    person.press(u"chip_refused"_s);
    QTRY_COMPARE(pending->model()->rowCount(), 1);
    person.openRow(PageId::Pending, pending->model()->index(0, 0).data(PagedModelBase::KeyRole).toLongLong());
    QTRY_COMPARE(person.see<QLabel>(u"answer"_s)->text(),
                 u"The server refused: The order is completed and can no longer be cancelled."_s);
    person.press(u"dropButton"_s);
    QTRY_COMPARE(person.badge(u"pending"_s), QString());
    QTRY_COMPARE(person.indicator(), u"Online"_s);
}

void ConsoleJourney::e_seesWhatCustomersDo()
{
    Person &person = m_console->person;
    const auto *orders = person.openPage(PageId::Orders)->table();
    HttpClient customer(m_server.port());
    const HttpReply session = customer.post(
        u"/api/auth/login"_s, {{u"login"_s, m_customer.username}, {u"password"_s, m_server.customerPassword()}});
    customer.setToken(session.text(u"token"_s));
    // While the console listens it looks by itself once a minute only: what comes now, it was told of.
    QTRY_VERIFY_WITH_TIMEOUT(m_console->desk.status().live, patienceMs);
    // She does nothing: each order comes to the open page by itself.
    for (int i = 0; i < 3; ++i) {
        const HttpReply placed = customer.post(
            u"/api/orders"_s, {{u"service"_s, 11}, {u"link"_s, u"https://example.com/p/2"_s}, {u"quantity"_s, 1000}});
        QCOMPARE(placed.verdict(), u"201"_s);
        m_spent = m_spent + Money::parse(placed.text(u"charge"_s)).value();
        const qint64 order = placed.number(u"id"_s);
        QTRY_COMPARE_WITH_TIMEOUT(orders->model()->index(0, 0).data(PagedModelBase::KeyRole).toLongLong(), order,
                                  15'000);
        QVERIFY(!Person::isMarked(*orders, order));
    }
}

void ConsoleJourney::f_deskEqualsServer()
{
    const QString path = u"/api/admin/users/"_s + QString::number(m_customer.id.value);
    const Money balance = Money::parse(asOwner("GET", path).text(u"balance"_s)).value();
    QCOMPARE(balance.toString(),
             (m_customer.balance + m_refund + Money::whole(35) - Money::parse(u"0.04").value() - m_spent).toString());
    QCOMPARE(asOwner("GET", u"/api/admin/services/2"_s).text(u"rate"_s), u"1.23456"_s);
    const auto *users = m_console->person.openPage(PageId::Users)->table();
    QCOMPARE(Person::cell(*users, m_customer.id.value, static_cast<int>(UserColumn::Balance)), Words::money(balance));
    QVERIFY(!Person::isMarked(*users, m_customer.id.value));
    m_console.reset();
    QVERIFY(m_server.stop() == 0);
    // Every replicated row, as the command line reads it from the console's profile.
    const QByteArray dump = DeskProcess(m_folder.filePath(u"desk"_s)).run({u"--offline"_s, u"dump"_s}).output;
    QVERIFY(dump.count('\n') > 9000);
    QVERIFY2(dump == m_server.run(u"dump"_s).out, "the console's rows differ from the server's");
    QVERIFY(m_server.verify().value(u"ok"_s).toBool());
}

QTEST_MAIN(ConsoleJourney)
#include "tst_journey_console.moc"
