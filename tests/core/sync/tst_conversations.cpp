// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/order_store.h"
#include "core/storage/user_store.h"
#include "tests/core/sync/sync_world.h"

#include <QJsonDocument>
#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;
using Outcome = Session::Outcome;

/// Real desks and the real server's half, over a line that fails on demand.
class ConversationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void offlineCommandsAreShownThenAccepted();
    void lostMessagesChangeNothing_data();
    void lostMessagesChangeNothing();
    void refusalComesBackWithItsReason();
    void refusalComesAsARowWhenTheAnswerIsLost();
    void warnsBeforeItSends();
    void looksFirstOnlyAfterATimeWithoutTheServer();
    void acceptedStaysShownUntilItsRowsAreHere();
    void twoDesksConverge();
    void performedDuringTheConversation();
    void staleAnswersAreIgnored();
    void refusedHereIsNotSaved();
    void greetedDesksSayHelloOnlyWhenAsked();
    void dismissing();
    void warningsWhenAReplayFails();
    void manyPendingUnderManyRows();

private:
    QString dir(const QString &name) const { return m_dir->filePath(name); }
    static QJsonObject order(qint64 id) { return {{u"order"_s, id}}; }
    static QJsonObject funds(const QString &amount, qint64 user = 1)
    {
        return {{u"user"_s, user}, {u"amount"_s, amount}, {u"reason"_s, u"gift"_s}};
    }
    Money balance(Database &db, qint64 user = 1) { return UserStore(db).byId(UserId(user))->balance; }
    OrderStatus statusOf(Database &db, qint64 id) { return OrderStore(db).byId(OrderId(id))->status; }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Shop> m_shop;
    std::unique_ptr<DeskAt> m_desk;
};

void ConversationsTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_shop = std::make_unique<Shop>(dir(u"shop"_s));
    m_desk = std::make_unique<DeskAt>(*m_shop, dir(u"desk"_s), 1);
    QCOMPARE(m_desk->sync().outcome(), Outcome::Done);
    QVERIFY(m_desk->equalsShop());
}

void ConversationsTest::cleanup()
{
    m_desk.reset();
    m_shop.reset();
    m_dir.reset();
}

void ConversationsTest::offlineCommandsAreShownThenAccepted()
{
    DeskAt &desk = *m_desk;
    const qint64 id = ordersIn(m_shop->db(), u"pending"_s, 1).value(0);
    const Money before = balance(m_shop->db());
    const QByteArray base = desk.confirmedDump();
    desk.perform(u"CancelOrder"_s, order(id));
    desk.perform(u"AddFunds"_s, funds(u"25"_s));
    desk.perform(u"UpdateService"_s, {{u"service"_s, 1}, {u"rate"_s, u"0.5"_s}});
    desk.perform(u"UpdateService"_s, {{u"service"_s, 2}, {u"enabled"_s, false}});
    desk.perform(u"ReplyTicket"_s, {{u"ticket"_s, 1}, {u"text"_s, u"Looking into it."_s}});

    Database &view = desk->replica().view();
    QCOMPARE(statusOf(view, id), OrderStatus::Canceled);
    QVERIFY(OrderStore(view).byId(OrderId(id))->rev > desk->replica().cursor());
    QCOMPARE(statusOf(desk->replica().confirmed(), id), OrderStatus::Pending);
    QCOMPARE(desk.confirmedDump(), base);
    QCOMPARE(desk->outbox().counts().pending, 5);

    desk.reopen();
    QCOMPARE(desk.confirmedDump(), base);
    QCOMPARE(statusOf(desk->replica().view(), id), OrderStatus::Canceled);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QVERIFY(desk.equalsShop());
    QCOMPARE(statusOf(m_shop->db(), id), OrderStatus::Canceled);
    QVERIFY(balance(m_shop->db()) - before >= Money::fromUnits(25'00000000));
    for (const OutboxEntry &entry : desk->entries())
        QCOMPARE(toWord(entry.state), u"accepted"_s);
    QVERIFY(OrderStore(desk->replica().view()).byId(OrderId(id))->rev <= desk->replica().cursor());
}

void ConversationsTest::lostMessagesChangeNothing_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("fault");
    for (const char *path : {"/sync/v1/hello", "/sync/v1/push", "/sync/v1/pull"}) {
        for (const Fault fault : {Fault::LoseRequest, Fault::LoseAnswer, Fault::Twice, Fault::Busy})
            QTest::addRow("%s %d", path, static_cast<int>(fault))
                << QString::fromLatin1(path) << static_cast<int>(fault);
    }
}

void ConversationsTest::lostMessagesChangeNothing()
{
    QFETCH(const QString, path);
    QFETCH(const int, fault);
    DeskAt &desk = *m_desk;
    const Money before = balance(m_shop->db());
    desk.perform(u"AddFunds"_s, funds(u"1"_s));
    desk.perform(u"AddFunds"_s, funds(u"2"_s));
    desk.line().fail(path, static_cast<Fault>(fault));
    const bool answered = static_cast<Fault>(fault) == Fault::Twice;
    QCOMPARE(desk.sync().outcome(), answered ? Outcome::Done : Outcome::NoAnswer);
    // What the person sees never goes back in between.
    QCOMPARE((balance(desk->replica().view()) - before).toString(), u"3.00"_s);
    desk.reopen();
    QCOMPARE((balance(desk->replica().view()) - before).toString(), u"3.00"_s);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QVERIFY(desk.equalsShop());
    QCOMPARE((balance(m_shop->db()) - before).toString(), u"3.00"_s);
    QCOMPARE(m_shop->count(u"SELECT count(*) FROM commands"_s), 2);
}

void ConversationsTest::refusalComesBackWithItsReason()
{
    DeskAt &desk = *m_desk;
    const QList<qint64> ids = ordersIn(m_shop->db(), u"in_progress"_s, 1) + ordersIn(m_shop->db(), u"pending"_s, 2);
    const Money before = balance(m_shop->db());
    const OutboxEntry late = desk.perform(u"CancelOrder"_s, order(ids[1]));
    const OutboxEntry next = desk.perform(u"AddFunds"_s, funds(u"7"_s));
    QVERIFY(m_shop->run(u"SetOrderStatus"_s, {{u"order"_s, ids[1]}, {u"status"_s, u"in_progress"_s}}).ok());
    QVERIFY(m_shop->run(u"SetOrderStatus"_s, {{u"order"_s, ids[1]}, {u"status"_s, u"completed"_s}}).ok());
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QVERIFY(desk.equalsShop());
    QCOMPARE(desk.entry(late.commandId).state, OutboxState::Refused);
    QCOMPARE(refusalName(desk.entry(late.commandId).refusal->code), u"order_not_cancelable"_s);
    QCOMPARE(desk.entry(late.commandId).refusal->fact, u"completed"_s);
    QCOMPARE(desk.entry(next.commandId).state, OutboxState::Accepted);
    QCOMPARE(statusOf(desk->replica().view(), ids[1]), OrderStatus::Completed);
    QCOMPARE((balance(m_shop->db()) - before).toString(), u"7.00"_s);
    QCOMPARE(desk->outbox().counts().refused, 1);
}

void ConversationsTest::refusalComesAsARowWhenTheAnswerIsLost()
{
    DeskAt &desk = *m_desk;
    const qint64 id = ordersIn(m_shop->db(), u"pending"_s, 1).value(0);
    const OutboxEntry late = desk.perform(u"CancelOrder"_s, order(id));
    QVERIFY(m_shop->run(u"CancelOrder"_s, order(id)).ok());
    desk.line().fail(u"/sync/v1/push"_s, Fault::LoseAnswer);
    QCOMPARE(desk.sync().outcome(), Outcome::NoAnswer);
    QCOMPARE(desk.entry(late.commandId).state, OutboxState::Sent);
    const int pushes = desk.line().timesSaid(u"/sync/v1/push"_s);
    QCOMPARE(desk.sync(Session::Scope::PullOnly).outcome(), Outcome::Done);
    QCOMPARE(desk.entry(late.commandId).state, OutboxState::Refused);
    QCOMPARE(refusalName(desk.entry(late.commandId).refusal->code), u"order_not_cancelable"_s);
    // The row was word enough: the command is not sent again.
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QCOMPARE(desk.line().timesSaid(u"/sync/v1/push"_s), pushes);
    QVERIFY(desk.equalsShop());
    // A refusal does not stop the queue, nor does it look like a fork.
    const QString client = desk->outbox().clientId();
    const OutboxEntry next = desk.perform(u"AddFunds"_s, funds(u"1"_s));
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QCOMPARE(desk.entry(next.commandId).state, OutboxState::Accepted);
    QCOMPARE(desk->outbox().clientId(), client);
}

void ConversationsTest::warnsBeforeItSends()
{
    DeskAt &desk = *m_desk;
    const qint64 id = ordersIn(m_shop->db(), u"pending"_s, 1).value(0);
    const OutboxEntry late = desk.perform(u"CancelOrder"_s, order(id));
    QVERIFY(m_shop->run(u"CancelOrder"_s, order(id)).ok());
    QVERIFY(!desk.entry(late.commandId).warning);
    desk.line().fail(u"/sync/v1/push"_s, Fault::LoseRequest);
    QCOMPARE(desk.sync().outcome(), Outcome::NoAnswer);
    // The push did not arrive, and the person has been told what the server would have said.
    QVERIFY(desk.entry(late.commandId).warning);
    QCOMPARE(desk.entry(late.commandId).warning->code, RefusalCode::OrderNotCancelable);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QCOMPARE(desk.entry(late.commandId).state, OutboxState::Refused);
    QVERIFY(desk.equalsShop());
}

void ConversationsTest::looksFirstOnlyAfterATimeWithoutTheServer()
{
    DeskAt &desk = *m_desk;
    const auto pathsOf = [&](bool greeted) {
        const qsizetype before = desk.line().said().size();
        desk.perform(u"AddFunds"_s, funds(u"1"_s));
        Session session = desk->startSession(Session::Scope::PushAndPull, greeted);
        while (session.isRunning())
            session.onReply(desk.line().exchange(session.nextRequest()).value());
        QStringList paths;
        for (const SyncRequest &request : desk.line().said().mid(before))
            paths << request.path.section(u'?', 0, 0).section(u'/', -1);
        return paths;
    };
    QCOMPARE(pathsOf(false), QStringList({u"hello"_s, u"pull"_s, u"push"_s, u"pull"_s}));
    QCOMPARE(pathsOf(true), QStringList({u"push"_s, u"pull"_s}));
    // What was sent may be done already: shown on top of its own rows it would be there twice.
    desk.perform(u"AddFunds"_s, funds(u"1"_s));
    desk.line().fail(u"/sync/v1/push"_s, Fault::LoseAnswer);
    QCOMPARE(desk.sync().outcome(), Outcome::NoAnswer);
    desk.line().heal();
    QCOMPARE(pathsOf(false), QStringList({u"hello"_s, u"push"_s, u"pull"_s}));
    QVERIFY(desk.equalsShop());
}

void ConversationsTest::acceptedStaysShownUntilItsRowsAreHere()
{
    DeskAt &desk = *m_desk;
    const Money before = balance(m_shop->db());
    const OutboxEntry entry = desk.perform(u"AddFunds"_s, funds(u"4"_s));
    QCOMPARE(desk.sync(Session::Scope::PushOnly).outcome(), Outcome::Done);
    QCOMPARE(desk.entry(entry.commandId).state, OutboxState::Accepted);
    QCOMPARE((balance(desk->replica().view()) - before).toString(), u"4.00"_s);
    desk.perform(u"AddFunds"_s, funds(u"1"_s));
    desk.reopen();
    QCOMPARE((balance(desk->replica().view()) - before).toString(), u"5.00"_s);
    QCOMPARE((balance(desk->replica().confirmed()) - before).toString(), u"0.00"_s);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QVERIFY(desk.equalsShop());
}

void ConversationsTest::twoDesksConverge()
{
    DeskAt other(*m_shop, dir(u"other"_s), 2);
    QCOMPARE(other.sync().outcome(), Outcome::Done);
    const QList<qint64> ids = ordersIn(m_shop->db(), u"pending"_s, 2);
    m_desk->perform(u"CancelOrder"_s, order(ids[0]));
    const OutboxEntry late = other.perform(u"CancelOrder"_s, order(ids[0]));
    other.perform(u"CancelOrder"_s, order(ids[1]));
    QCOMPARE(m_desk->sync().outcome(), Outcome::Done);
    QCOMPARE(other.sync().outcome(), Outcome::Done);
    QCOMPARE(m_desk->sync().outcome(), Outcome::Done);
    QVERIFY(m_desk->equalsShop());
    QVERIFY(other.equalsShop());
    QCOMPARE(refusalName(other.entry(late.commandId).refusal->code), u"order_not_cancelable"_s);
}

void ConversationsTest::performedDuringTheConversation()
{
    DeskAt &desk = *m_desk;
    const Money before = balance(m_shop->db());
    desk.perform(u"AddFunds"_s, funds(u"1"_s));
    Session session = desk->startSession();
    int step = 0;
    while (session.isRunning()) {
        const SyncRequest request = session.nextRequest();
        // Between a request and its answer, a person goes on working.
        if (++step <= 4)
            desk.perform(u"AddFunds"_s, funds(u"1"_s));
        session.onReply(*desk.line().exchange(request));
    }
    QCOMPARE(session.outcome(), Outcome::Done);
    QVERIFY(desk.equalsShop());
    QCOMPARE((balance(m_shop->db()) - before).toString(), u"5.00"_s);
}

void ConversationsTest::staleAnswersAreIgnored()
{
    DeskAt &desk = *m_desk;
    QVERIFY(m_shop->run(u"AddFunds"_s, funds(u"1"_s)).ok());
    Session slow = desk->startSession(Session::Scope::PullOnly);
    slow.onReply(*desk.line().exchange(slow.nextRequest()));
    const auto old = desk.line().exchange(slow.nextRequest());
    QVERIFY(m_shop->run(u"AddFunds"_s, funds(u"2"_s)).ok());
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    const qint64 cursor = desk->replica().cursor();
    slow.onReply(*old);
    QCOMPARE(desk->replica().cursor(), cursor);
    QVERIFY(desk.equalsShop());
}

void ConversationsTest::refusedHereIsNotSaved()
{
    DeskAt &desk = *m_desk;
    const QByteArray before = desk.viewDump();
    const auto noOrder = desk->perform(u"CancelOrder"_s, order(99'999));
    QCOMPARE(refusalName(noOrder.error().code), u"order_not_found"_s);
    const auto noCommand = desk->perform(u"Frobnicate"_s, {});
    QCOMPARE(refusalName(noCommand.error().code), u"command_unsupported"_s);
    const auto tooMuch = desk->perform(u"AddFunds"_s, funds(u"-99999999"_s));
    QCOMPARE(refusalName(tooMuch.error().code), u"balance_would_be_negative"_s);
    QVERIFY(desk->entries().isEmpty());
    QCOMPARE(desk.viewDump(), before);
}

void ConversationsTest::greetedDesksSayHelloOnlyWhenAsked()
{
    DeskAt &desk = *m_desk;
    const auto converse = [&desk] {
        Session session = desk->startSession(Session::Scope::PushAndPull, true);
        while (session.isRunning())
            session.onReply(*desk.line().exchange(session.nextRequest()));
        return session.outcome();
    };
    const int hellos = desk.line().timesSaid(u"/sync/v1/hello"_s);
    desk.perform(u"AddFunds"_s, funds(u"1"_s));
    QCOMPARE(converse(), Outcome::Done);
    QVERIFY(desk.equalsShop());
    QCOMPARE(converse(), Outcome::Done);
    QCOMPARE(desk.line().timesSaid(u"/sync/v1/hello"_s), hellos);
    // Another history, and a client that the server does not know any more: both begin anew.
    m_shop->changeEpoch();
    QCOMPARE(converse(), Outcome::Done);
    QVERIFY(desk.equalsShop());
    desk->outbox().becomeAnotherClient();
    desk->replica().adoptClient();
    desk.perform(u"AddFunds"_s, funds(u"1"_s));
    QCOMPARE(converse(), Outcome::Done);
    QVERIFY(desk.equalsShop());
}

void ConversationsTest::dismissing()
{
    DeskAt &desk = *m_desk;
    const OutboxEntry entry = desk.perform(u"AddFunds"_s, funds(u"1"_s));
    QVERIFY(!desk->dismiss(entry.commandId));
    QCOMPARE(desk->entries().size(), 1);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QVERIFY(desk->dismiss(entry.commandId));
    QVERIFY(!desk->dismiss(entry.commandId));
    QVERIFY(desk->entries().isEmpty());
    QVERIFY(!desk->dismiss(u"no such command"_s));
}

void ConversationsTest::warningsWhenAReplayFails()
{
    DeskAt &desk = *m_desk;
    const qint64 id = ordersIn(m_shop->db(), u"pending"_s, 1).value(0);
    const OutboxEntry entry = desk.perform(u"CancelOrder"_s, order(id));
    QVERIFY(m_shop->run(u"CancelOrder"_s, order(id)).ok());
    QCOMPARE(desk.sync(Session::Scope::PullOnly).outcome(), Outcome::Done);
    QCOMPARE(desk.entry(entry.commandId).state, OutboxState::Pending);
    QVERIFY(desk.entry(entry.commandId).warning.has_value());
    QCOMPARE(refusalName(desk.entry(entry.commandId).warning->code), u"order_not_cancelable"_s);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QVERIFY(!desk.entry(entry.commandId).warning.has_value());
    QVERIFY(desk.equalsShop());
}

void ConversationsTest::manyPendingUnderManyRows()
{
    m_desk.reset();
    m_shop = std::make_unique<Shop>(dir(u"large"_s), 3000);
    DeskAt desk(*m_shop, dir(u"large-desk"_s), 5);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QVERIFY2(desk.line().timesSaid(u"/sync/v1/pull"_s) > 1, "the shop fits into one page: this test needs several");
    QVERIFY(desk.equalsShop());
    // 1,000 commands of which many touch the same rows, over 1,000 rows that the server changes meanwhile.
    for (int i = 0; i < 1000; ++i)
        desk.perform(u"AddFunds"_s, funds(u"0.01"_s, 1 + i % 20));
    for (int i = 0; i < 250; ++i)
        QVERIFY(m_shop->run(u"AddFunds"_s, funds(u"0.03"_s, 1 + i % 20)).ok());
    QCOMPARE(desk.sync(Session::Scope::PullOnly).outcome(), Outcome::Done);
    QCOMPARE(desk->outbox().counts().pending, 1000);
    QCOMPARE(dumpOf(desk->replica().confirmed(), {}), m_shop->dump(desk->outbox().clientId()));
    for (qint64 user = 1; user <= 20; ++user) {
        const Money ahead = balance(desk->replica().view(), user) - balance(m_shop->db(), user);
        QCOMPARE(ahead.toString(), u"0.50"_s);
    }
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QVERIFY(desk.equalsShop());
    QCOMPARE(m_shop->count(u"SELECT count(*) FROM commands"_s), 1000);
}

QTEST_GUILESS_MAIN(ConversationsTest)
#include "tst_conversations.moc"
