// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/user_store.h"
#include "tests/core/sync/sync_world.h"

#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;
using Outcome = Session::Outcome;

/// Who a desk is: restored copies, another server, another person, a second program.
class IdentityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void restoredCopyForksAndLosesNothing();
    void forkedCopyWithWhatTheServerHasAlready();
    void whatACopyHasSentIsShownOnce_data();
    void whatACopyHasSentIsShownOnce();
    void whatARestoredServerDoesIsShown();
    void aNumberThatACopyHasUsedIsWarnedOf();
    void resyncKeepsTheOutbox();
    void anotherPersonDoesNotSendTheQueue();
    void oneProfileOneProgram();

private:
    QString dir(const QString &name) const { return m_dir->filePath(name); }
    static QJsonObject funds(const QString &amount)
    {
        return {{u"user"_s, 1}, {u"amount"_s, amount}, {u"reason"_s, u"gift"_s}};
    }
    Money balance(Database &db) { return UserStore(db).byId(UserId(1))->balance; }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Shop> m_shop;
    std::unique_ptr<DeskAt> m_desk;
};

void IdentityTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_shop = std::make_unique<Shop>(dir(u"shop"_s));
    m_desk = std::make_unique<DeskAt>(*m_shop, dir(u"desk"_s), 1);
    QCOMPARE(m_desk->sync().outcome(), Outcome::Done);
}

void IdentityTest::cleanup()
{
    m_desk.reset();
    m_shop.reset();
    m_dir.reset();
}

void IdentityTest::restoredCopyForksAndLosesNothing()
{
    DeskAt &desk = *m_desk;
    const Money before = balance(m_shop->db());
    desk.perform(u"AddFunds"_s, funds(u"1"_s));
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    desk.copyTo(dir(u"copy"_s));
    desk.perform(u"AddFunds"_s, funds(u"2"_s));
    desk.perform(u"AddFunds"_s, funds(u"4"_s));
    QCOMPARE(desk.sync().outcome(), Outcome::Done);

    DeskAt copy(*m_shop, dir(u"copy"_s), 99);
    const QString client = copy->outbox().clientId();
    QCOMPARE(client, desk->outbox().clientId());
    copy.perform(u"AddFunds"_s, funds(u"8"_s));
    copy.perform(u"AddFunds"_s, funds(u"16"_s));
    QCOMPARE(copy.sync().outcome(), Outcome::Done);
    QVERIFY(copy->outbox().clientId() != client);
    QVERIFY(copy.equalsShop());
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QVERIFY(desk.equalsShop());
    QCOMPARE(desk->outbox().clientId(), client);
    QCOMPARE((balance(m_shop->db()) - before).toString(), u"31.00"_s);
    // And both go on.
    copy.perform(u"AddFunds"_s, funds(u"32"_s));
    desk.perform(u"AddFunds"_s, funds(u"64"_s));
    QCOMPARE(copy.sync().outcome(), Outcome::Done);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QCOMPARE((balance(m_shop->db()) - before).toString(), u"127.00"_s);
}

void IdentityTest::forkedCopyWithWhatTheServerHasAlready()
{
    DeskAt &desk = *m_desk;
    const Money before = balance(m_shop->db());
    const OutboxEntry shared = desk.perform(u"AddFunds"_s, funds(u"1"_s));
    const OutboxEntry refused = desk.perform(u"AddFunds"_s, funds(u"-0.5"_s));
    desk.copyTo(dir(u"copy"_s));
    desk.perform(u"AddFunds"_s, funds(u"2"_s));
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    DeskAt copy(*m_shop, dir(u"copy"_s), 99);
    copy.perform(u"AddFunds"_s, funds(u"4"_s));
    // The answer to the forked push is lost too, and comes as rows of the new client.
    copy.line().fail(u"/sync/v1/push"_s, Fault::LoseAnswer);
    QCOMPARE(copy.sync().outcome(), Outcome::NoAnswer);
    const QString client = copy->outbox().clientId();
    QVERIFY(client != desk->outbox().clientId());
    QCOMPARE(copy.sync().outcome(), Outcome::Done);
    // What the old client was told, the new one is told again: once is enough to fork.
    QCOMPARE(copy->outbox().clientId(), client);
    // And what is in the base already is not shown on top of it a second time.
    QCOMPARE(copy->replica().ackedSeq(), 3);
    QCOMPARE(copy.entry(shared.commandId).state, OutboxState::Accepted);
    QCOMPARE(copy.entry(refused.commandId).state, OutboxState::Accepted);
    QVERIFY(copy.equalsShop());
    QCOMPARE((balance(m_shop->db()) - before).toString(), u"6.50"_s);
    QCOMPARE(m_shop->count(u"SELECT count(*) FROM commands"_s), 4);
}

void IdentityTest::whatACopyHasSentIsShownOnce_data()
{
    QTest::addColumn<Session::Scope>("scope");
    QTest::addColumn<int>("rowsPerPage");
    QTest::newRow("it looks before it sends") << Session::Scope::PushAndPull << 5000;
    QTest::newRow("it only looks") << Session::Scope::PullOnly << 5000;
    // The last page says up to where this desk's commands are in it; what the copy has sent is in an earlier one.
    QTest::newRow("it looks, page by page") << Session::Scope::PushAndPull << 1;
}

void IdentityTest::whatACopyHasSentIsShownOnce()
{
    QFETCH(const Session::Scope, scope);
    QFETCH(const int, rowsPerPage);
    DeskAt &desk = *m_desk;
    // A reply, which nothing but its command tells from another one with the same words.
    const OutboxEntry reply = desk.perform(u"ReplyTicket"_s, {{u"ticket"_s, 1}, {u"text"_s, u"Only once."_s}});
    desk.copyTo(dir(u"copy"_s));
    Session session = desk->startSession(scope, false);
    session.onReply(*desk.line().exchange(session.nextRequest()));
    // The desk is greeted, so that the copy is the one that becomes another client, with the same command.
    DeskAt copy(*m_shop, dir(u"copy"_s), 99);
    QCOMPARE(copy.sync().outcome(), Outcome::Done);
    QVERIFY(copy->outbox().clientId() != desk->outbox().clientId());
    while (session.isRunning()) {
        SyncRequest request = session.nextRequest();
        request.path.replace(u"limit=5000"_s, QString(u"limit="_s + QString::number(rowsPerPage)));
        session.onReply(*desk.line().exchange(request));
        QCOMPARE(desk.viewDump().count("Only once."), 1);
    }
    QCOMPARE(session.outcome(), Outcome::Done);
    QCOMPARE(desk.entry(reply.commandId).state, OutboxState::Accepted);
    QVERIFY(desk.equalsShop());
}

/// Its revisions are lower than those that the copy has, and mean something else.
void IdentityTest::whatARestoredServerDoesIsShown()
{
    DeskAt &desk = *m_desk;
    m_shop->keepBackup();
    for (int i = 0; i < 5; ++i)
        QVERIFY(m_shop->run(u"ReplyTicket"_s, {{u"ticket"_s, 1}, {u"text"_s, u"Before."_s}}));
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    m_shop->restore();
    const OutboxEntry reply = desk.perform(u"ReplyTicket"_s, {{u"ticket"_s, 1}, {u"text"_s, u"Only once."_s}});
    Session session = desk->startSession(Session::Scope::PushAndPull, true);
    while (session.isRunning()) {
        session.onReply(*desk.line().exchange(session.nextRequest()));
        // While the shop is fetched anew there is no ticket that it could be shown in.
        if (desk->replica().cursor() > 0)
            QCOMPARE(desk.viewDump().count("Only once."), 1);
    }
    QCOMPARE(session.outcome(), Outcome::Done);
    QCOMPARE(desk.entry(reply.commandId).state, OutboxState::Accepted);
    QVERIFY(desk.equalsShop());
}

void IdentityTest::aNumberThatACopyHasUsedIsWarnedOf()
{
    DeskAt &desk = *m_desk;
    desk.copyTo(dir(u"copy"_s));
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    DeskAt copy(*m_shop, dir(u"copy"_s), 99);
    const QJsonObject args{{u"user"_s, 1}, {u"type"_s, u"other"_s}, {u"message"_s, u"Where is it?"_s}};
    const OutboxEntry first = copy.perform(u"OpenTicket"_s, args);
    const OutboxEntry second = desk.perform(u"OpenTicket"_s, args);
    QCOMPARE(first.rowId, second.rowId);
    QCOMPARE(copy.sync().outcome(), Outcome::Done);
    Session look = desk->startSession(Session::Scope::PullOnly, true);
    while (look.isRunning())
        look.onReply(*desk.line().exchange(look.nextRequest()));
    QCOMPARE(look.outcome(), Outcome::Done);
    const auto warning = desk.entry(second.commandId).warning;
    QVERIFY(warning);
    QCOMPARE(warning->code, RefusalCode::IdTaken);
    QCOMPARE(warning->fact, QString::number(second.rowId));
    // The server says the same, and a new try gets a number of its own.
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QCOMPARE(desk.entry(second.commandId).refusal->code, RefusalCode::IdTaken);
    QVERIFY(desk.perform(u"OpenTicket"_s, args).rowId != first.rowId);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QVERIFY(desk.equalsShop());
}

void IdentityTest::resyncKeepsTheOutbox()
{
    DeskAt &desk = *m_desk;
    const Money before = balance(m_shop->db());
    desk.perform(u"AddFunds"_s, funds(u"1"_s));
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    desk.perform(u"AddFunds"_s, funds(u"2"_s));
    m_shop->changeEpoch();
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QVERIFY(desk.equalsShop());
    QCOMPARE((balance(m_shop->db()) - before).toString(), u"3.00"_s);
}

void IdentityTest::anotherPersonDoesNotSendTheQueue()
{
    DeskAt &desk = *m_desk;
    const Money before = balance(m_shop->db());
    desk.perform(u"AddFunds"_s, funds(u"1"_s));
    Line helpers(*m_shop, StaffId(2));
    QVERIFY(!desk->maySignIn({.server = desk->person().server, .staffId = 2, .name = u"helper"_s}));
    const Session session = desk->sync(helpers);
    QCOMPARE(session.outcome(), Outcome::Failed);
    QVERIFY(session.problem().contains(u"owner"));
    QCOMPARE(balance(m_shop->db()), before);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    // With nothing pending the desk changes hands, under a client id of its own.
    QCOMPARE(desk->sync(helpers).outcome(), Outcome::Done);
    QCOMPARE(desk->person().name, u"helper"_s);
    desk.perform(u"AddFunds"_s, funds(u"2"_s));
    QCOMPARE(desk->sync(helpers).outcome(), Outcome::Done);
    QVERIFY(desk.equalsShop());
    QVERIFY(desk.viewDump().contains("staff:helper"));
}

void IdentityTest::oneProfileOneProgram()
{
    const ManualClock clock;
    SeededIds ids(3);
    QVERIFY_EXCEPTION_THROWN(Desk({.profileDir = dir(u"desk"_s), .clock = clock, .ids = ids}), ProfileBusy);
}

QTEST_GUILESS_MAIN(IdentityTest)
#include "tst_identity.moc"
