// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/commands/command.h"
#include "core/storage/database.h"
#include "core/storage/ledger_store.h"
#include "core/storage/migrator.h"
#include "core/storage/order_store.h"
#include "core/storage/revision_store.h"
#include "core/storage/rollup_store.h"
#include "core/storage/ticket_store.h"
#include "core/storage/user_store.h"
#include "sync-server/seed/demo_seed.h"

#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace pw;
using namespace Qt::StringLiterals;

/// Commands on a real database with a small made-up shop.
class CommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void refusals_data();
    void refusals();
    void cancelRefundsExactly();
    void partialDividesTheCharge();
    void customersStayWithTheirOwn();
    void staffCommandsAreNotForCustomers();
    void creditIsALedgerEntry();
    void ticketsTakeTurns();
    void ledgerExplainsEveryBalance();
    void rollupsEqualCounts();
    void seedingTwiceDoesNothing();

private:
    Decided<QJsonObject> run(const char *name, const QByteArray &json, const Actor &actor)
    {
        Transaction transaction(*m_db);
        CommandContext context{.db = *m_db,
                               .actor = actor,
                               .stamp = {.rev = RevisionStore(*m_db).next(), .now = Instant(1'790'000'000'000)},
                               .commandId = u"test-"_s + QString::number(++m_counter)};
        auto result = runCommand(context, QString::fromLatin1(name), QJsonDocument::fromJson(json).object());
        if (result)
            transaction.commit();
        return result;
    }

    Actor staff() const { return Actor::staff(StaffId(1), u"owner"_s, Role::Owner); }
    Order firstIn(OrderStatus status) const
    {
        return OrderStore(*m_db).page({.status = status, .user = {}, .service = {}, .search = {}, .limit = 1}).value(0);
    }
    User userOf(const Order &order) const { return UserStore(*m_db).byId(order.user).value(); }
    static QByteArray args(const char *pattern, qint64 id)
    {
        return QByteArray(pattern).replace("$1", QByteArray::number(id));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Database> m_db;
    int m_counter = 0;
};

void CommandsTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_db = std::make_unique<Database>(
        Database::Options{.file = m_dir->filePath(u"shop.db"_s), .durability = Database::Durability::Normal});
    migrate(*m_db, schema::server());
    server::SeedOptions options;
    options.orders = 300;
    options.users = 10;
    options.tickets = 10;
    options.now = Instant(1'789'000'000'000);
    const auto seeded = server::seedShop(*m_db, options);
    QCOMPARE(seeded.orders, 300);
    QCOMPARE(seeded.services, 40);
}

void CommandsTest::cleanup()
{
    m_db.reset();
    m_dir.reset();
}

void CommandsTest::refusals_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("refusal");
    const auto row = [](const char *title, const char *name, const char *json, const char *refusal) {
        QTest::newRow(title) << QByteArray(name) << QByteArray(json) << QString::fromLatin1(refusal);
    };
    row("unknown command", "Frobnicate", "{}", "command_unsupported");
    row("no such order", "CancelOrder", R"({"order":99999})", "order_not_found");
    row("unknown field", "CancelOrder", R"({"order":1,"force":true})", "field_unknown");
    row("bad status", "SetOrderStatus", R"({"order":1,"status":"done"})", "field_not_one_of");
    row("no such service", "UpdateService", R"({"service":99999,"rate":"1"})", "service_not_found");
    row("rate of six decimals", "UpdateService", R"({"service":1,"rate":"0.123456"})", "rate_malformed");
    row("min above max", "UpdateService", R"({"service":1,"min":10,"max":5})", "minimum_above_maximum");
    row("no such category", "UpdateService", R"({"service":1,"category":99})", "category_not_found");
    row("empty name", "UpdateService", R"({"service":1,"name":" "})", "text_empty");
    row("category twice", "CreateCategory", R"({"name":"TikTok"})", "category_name_taken");
    row("no such announcement", "UpdateAnnouncement", R"({"announcement":9,"title":"x"})", "announcement_not_found");
    row("ended before it began", "CreateAnnouncement", R"({"title":"x","text":"x","until":"2020-01-01T00:00:00Z"})",
        "period_ends_before_it_begins");
    row("for a stranger", "CreateAnnouncement", R"({"title":"x","text":"x","audience":"users","user_ids":[9999]})",
        "user_not_found");
    row("no such page", "DeletePage", R"({"page":9})", "page_not_found");
    row("address of a page", "CreatePage", R"({"slug":"A b","title":"x","body":"x"})", "page_slug_malformed");
    row("name taken, other case", "CreateUser", R"({"username":"ANA.silva","email":"new@example.com"})",
        "username_taken");
    row("e-mail taken", "CreateUser", R"({"username":"somebody","email":"ANA.silva@example.com"})", "email_taken");
    row("no amount", "AddFunds", R"({"user":1,"reason":"x"})", "field_missing");
    row("nine decimals", "AddFunds", R"({"user":1,"amount":"0.000000001","reason":"x"})", "money_malformed");
    row("more than he has", "AddFunds", R"({"user":1,"amount":"-90000000","reason":"x"})", "balance_would_be_negative");
    row("no reason", "AddFunds", R"({"user":1,"amount":"1","reason":""})", "text_empty");
    row("not suspended", "UnsuspendUser", R"({"user":1})", "user_not_suspended");
    row("no such ticket", "ReplyTicket", R"({"ticket":9999,"text":"x"})", "ticket_not_found");
}

void CommandsTest::refusals()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, json);
    QFETCH(QString, refusal);
    const auto result = run(name.constData(), json, staff());
    QVERIFY(!result);
    QCOMPARE(refusalName(result.error().code), refusal);
}

void CommandsTest::cancelRefundsExactly()
{
    const Order order = firstIn(OrderStatus::Pending);
    QVERIFY(order.id.isValid());
    const User before = userOf(order);
    QVERIFY(run("CancelOrder", args(R"({"order":$1})", order.id.value), staff()).ok());
    const User after = userOf(order);
    QCOMPARE(after.balance, before.balance + order.charge);
    QCOMPARE(after.onHold, before.onHold - order.charge);
    QCOMPARE(after.spent, before.spent);
    const auto events = OrderStore(*m_db).events(order.id);
    QCOMPARE(events.size(), 1);
    QCOMPARE(events.first().actor, u"staff:owner"_s);
    const auto again = run("CancelOrder", args(R"({"order":$1})", order.id.value), staff());
    QCOMPARE(refusalName(again.error().code), u"order_not_cancelable"_s);
    QCOMPARE(again.error().fact, u"canceled"_s);
    QCOMPARE(userOf(order).balance, after.balance);
}

void CommandsTest::partialDividesTheCharge()
{
    const Order order = firstIn(OrderStatus::InProgress);
    QVERIFY(order.id.isValid());
    const User before = userOf(order);
    const QByteArray json = args(R"({"order":$1,"status":"partial","remains":1})", order.id.value);
    QVERIFY(run("SetOrderStatus", json, staff()).ok());
    const User after = userOf(order);
    const Money refund = shareOf(order.charge, 1, order.quantity);
    QCOMPARE(after.balance, before.balance + refund);
    QCOMPARE(after.spent, before.spent + (order.charge - refund));
    QCOMPARE(after.onHold, before.onHold - order.charge);
}

void CommandsTest::customersStayWithTheirOwn()
{
    const Order order = firstIn(OrderStatus::Pending);
    const Actor stranger = Actor::customer(UserId(order.user.value == 1 ? 2 : 1), u"stranger"_s);
    const auto cancelled = run("CancelOrder", args(R"({"order":$1})", order.id.value), stranger);
    QCOMPARE(refusalName(cancelled.error().code), u"order_not_found"_s);
    const Ticket ticket = TicketStore(*m_db).page({}).value(0);
    const Actor other = Actor::customer(UserId(ticket.user.value == 1 ? 2 : 1), u"stranger"_s);
    const auto replied = run("ReplyTicket", args(R"({"ticket":$1,"text":"hi"})", ticket.id.value), other);
    QCOMPARE(refusalName(replied.error().code), u"ticket_not_found"_s);
}

void CommandsTest::staffCommandsAreNotForCustomers()
{
    const Actor customer = Actor::customer(UserId(1), u"anna"_s);
    int staffOnly = 0;
    for (const CommandDefinition &command : allCommands()) {
        if (command.forCustomers)
            continue;
        ++staffOnly;
        const auto result = run(command.name.data(), "{}", customer);
        QVERIFY(!result);
        QCOMPARE(refusalName(result.error().code), u"not_allowed"_s);
    }
    QVERIFY(staffOnly > 5);
}

void CommandsTest::creditIsALedgerEntry()
{
    const User before = UserStore(*m_db).byId(UserId(1)).value();
    QVERIFY(run("AddFunds", R"({"user":1,"amount":"25","reason":"Goodwill"})", staff()).ok());
    QCOMPARE(UserStore(*m_db).byId(UserId(1))->balance, before.balance + Money::whole(25));
    const Transfer entry = LedgerStore(*m_db).page({.user = UserId(1), .limit = 1}).value(0);
    QCOMPARE(entry.debit, u"asset:manual"_s);
    QCOMPARE(entry.credit, u"liab:customer:1"_s);
    QCOMPARE(entry.amount, Money::whole(25));
    QCOMPARE(entry.memo, u"Goodwill"_s);
}

void CommandsTest::ticketsTakeTurns()
{
    const Actor customer = Actor::customer(UserId(1), u"anna"_s);
    const auto opened = run("OpenTicket", R"({"user":1,"type":"other","message":"Hello?"})", staff());
    QVERIFY(opened.ok());
    const TicketId id(opened->value(u"ticket"_s).toInteger());
    TicketStore tickets(*m_db);
    QVERIFY(!tickets.byId(id)->readByStaff);
    const QByteArray reply = args(R"({"ticket":$1,"text":"Yes?"})", id.value);
    QVERIFY(run("ReplyTicket", reply, staff()).ok());
    QCOMPARE(tickets.byId(id)->status, TicketStatus::Replied);
    QVERIFY(tickets.byId(id)->readByStaff);
    QVERIFY(run("ReplyTicket", reply, customer).ok());
    QCOMPARE(tickets.byId(id)->status, TicketStatus::Open);
    QVERIFY(!tickets.byId(id)->readByStaff);
    QCOMPARE(tickets.messages(id).size(), 3);
    QVERIFY(run("SetTicketStatus", args(R"({"ticket":$1,"status":"closed"})", id.value), staff()).ok());
    QCOMPARE(refusalName(run("ReplyTicket", reply, customer).error().code), u"ticket_closed"_s);
}

void CommandsTest::ledgerExplainsEveryBalance()
{
    QHash<QString, qint64> accounts;
    const auto transfers = LedgerStore(*m_db).page({.user = {}, .limit = 1'000'000});
    QVERIFY(transfers.size() > 300);
    for (const Transfer &transfer : transfers) {
        accounts[transfer.debit] -= transfer.amount.units();
        accounts[transfer.credit] += transfer.amount.units();
    }
    const auto users = UserStore(*m_db).page({.state = {}, .search = {}, .limit = 1000});
    QCOMPARE(users.size(), 10);
    for (const User &user : users) {
        QCOMPARE(user.balance.units(), accounts.value(account::customer(user.id)));
        QCOMPARE(user.onHold.units(), accounts.value(account::hold(user.id)));
    }
    qint64 sum = 0;
    for (const qint64 balance : accounts)
        sum += balance;
    QCOMPARE(sum, 0);
}

void CommandsTest::rollupsEqualCounts()
{
    const auto totals = RollupStore(*m_db).totals();
    for (const QString &word : allWords<OrderStatus>()) {
        const auto status = fromWord<OrderStatus>(word);
        const auto rows =
            OrderStore(*m_db).page({.status = status, .user = {}, .service = {}, .search = {}, .limit = 100'000});
        QCOMPARE(totals.value(u"orders."_s + word), rows.size());
    }
    qint64 placed = 0;
    for (const DailyFigure &figure : RollupStore(*m_db).daily(1, 1'000'000))
        placed += figure.name == u"orders.placed"_s ? figure.value : 0;
    QCOMPARE(placed, 300);
    QVERIFY(totals.value(u"orders.pending"_s) > 0);
    QVERIFY(totals.value(u"orders.in_progress"_s) > 0);
}

void CommandsTest::seedingTwiceDoesNothing()
{
    server::SeedOptions options;
    options.now = Instant(1'789'000'000'000);
    QVERIFY(server::seedShop(*m_db, options).alreadySeeded);
    QCOMPARE(UserStore(*m_db).page({.state = {}, .search = {}, .limit = 1000}).size(), 10);
}

QTEST_GUILESS_MAIN(CommandsTest)
#include "tst_commands.moc"
