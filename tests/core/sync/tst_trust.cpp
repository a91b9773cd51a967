// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/command_log_store.h"
#include "core/storage/order_store.h"
#include "core/storage/quarantine_store.h"
#include "core/storage/staff_store.h"
#include "core/storage/user_store.h"
#include "tests/core/sync/sync_world.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;
using Outcome = Session::Outcome;

/// Numbers that are final, commands that build on each other, the owner's limits, devices that are revoked, and a
/// server that lost some time.
class TrustTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aNumberShownOfflineIsFinal();
    void everyKindOfRowKeepsItsNumber();
    void twoDesksNeverGiveTheSameNumber();
    void aForeignNumberIsRefused();
    void whatBuildsOnARefusedCommandIsRefused();
    void oldDecisionsAreRefusedByTheServersClock();
    void offlineMoneyHasALimit();
    void aRevokedDeviceHandsInWhatItHolds();
    void aDisabledPersonsDeskIsToldToGo();
    void theOwnerReleasesWhatWasKept();
    void aRestoredServerHearsEverythingAgain();
    void aDeskWithoutACopyIsHeardAgainToo();
    void theSecondOfTwoCopiesBecomesAnother();
    void whatAnotherCopyHasSentIsShownOnce();
    void aCopyAsksBeforeItLooks();
    void whatWasDismissedAsDoneIsShownWhenItIsSentAgain();

private:
    QString dir(const QString &name) const { return m_dir->filePath(name); }
    static QJsonObject person(const QString &name)
    {
        return {{u"username"_s, name}, {u"email"_s, QString(name + u"@example.com"_s)}};
    }
    static QJsonObject funds(const QString &amount, qint64 user = 1)
    {
        return {{u"user"_s, user}, {u"amount"_s, amount}, {u"reason"_s, u"gift"_s}};
    }
    Money balance(qint64 user = 1) { return UserStore(m_shop->db()).byId(UserId(user))->balance; }
    void set(const QString &name, const QString &value)
    {
        QVERIFY(m_shop->run(u"SetSetting"_s, {{u"name"_s, name}, {u"value"_s, value}}));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Shop> m_shop;
    std::unique_ptr<DeskAt> m_desk;
};

void TrustTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_shop = std::make_unique<Shop>(dir(u"shop"_s));
    m_desk = std::make_unique<DeskAt>(*m_shop, dir(u"desk"_s), 1);
    QCOMPARE(m_desk->sync().outcome(), Outcome::Done);
}

void TrustTest::cleanup()
{
    m_desk.reset();
    m_shop.reset();
    m_dir.reset();
}

void TrustTest::aNumberShownOfflineIsFinal()
{
    DeskAt &desk = *m_desk;
    const OutboxEntry entry = desk.perform(u"CreateUser"_s, person(u"newcomer"_s));
    QVERIFY(entry.rowId > 0);
    QCOMPARE(UserStore(desk->replica().view()).byId(UserId(entry.rowId))->username, u"newcomer"_s);
    // Others sign up meanwhile, and the desk crashes.
    QVERIFY(m_shop->run(u"CreateUser"_s, person(u"stranger"_s)));
    desk.reopen();
    const OutboxEntry second = desk.perform(u"CreateUser"_s, person(u"second"_s));
    QCOMPARE(second.rowId, entry.rowId + 1);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QCOMPARE(UserStore(m_shop->db()).byId(UserId(entry.rowId))->username, u"newcomer"_s);
    QCOMPARE(UserStore(m_shop->db()).byId(UserId(second.rowId))->username, u"second"_s);
    QVERIFY(desk.equalsShop());
}

void TrustTest::everyKindOfRowKeepsItsNumber()
{
    DeskAt &desk = *m_desk;
    const QJsonObject service{
        {u"category"_s, 1}, {u"name"_s, u"Here"_s}, {u"rate"_s, u"0.5"_s}, {u"min"_s, 10}, {u"max"_s, 100}};
    QJsonObject elsewhere = service;
    elsewhere.insert(u"name"_s, u"Elsewhere"_s);
    QList<OutboxEntry> made;
    made << desk.perform(u"CreateCategory"_s, {{u"name"_s, u"Made offline"_s}});
    made << desk.perform(u"CreateService"_s, service);
    made << desk.perform(u"CreateUser"_s, person(u"made"_s));
    made << desk.perform(u"OpenTicket"_s, {{u"user"_s, 1}, {u"type"_s, u"other"_s}, {u"message"_s, u"Hello."_s}});
    // Somebody else takes the numbers that would have come next.
    QVERIFY(m_shop->run(u"CreateService"_s, elsewhere));
    QVERIFY(m_shop->run(u"CreateUser"_s, person(u"stranger"_s)));
    desk.perform(u"UpdateService"_s, {{u"service"_s, made[1].rowId}, {u"rate"_s, u"0.75"_s}});
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    const CommandLogStore log(m_shop->db());
    const QStringList fields{u"category"_s, u"service"_s, u"user"_s, u"ticket"_s};
    for (qsizetype i = 0; i < made.size(); ++i) {
        QVERIFY2(made[i].rowId > 0, qPrintable(made[i].name));
        const auto verdict = log.verdict(made[i].commandId);
        QVERIFY2(verdict && verdict->accepted(), qPrintable(made[i].name));
        QCOMPARE(verdict->result.value(fields[i]).toInteger(), made[i].rowId);
    }
    QVERIFY(desk.equalsShop());
}

void TrustTest::twoDesksNeverGiveTheSameNumber()
{
    DeskAt other(*m_shop, dir(u"other"_s), 2);
    QCOMPARE(other.sync().outcome(), Outcome::Done);
    QSet<qint64> given;
    for (int i = 0; i < 250; ++i) {
        DeskAt &desk = i % 2 == 0 ? *m_desk : other;
        const qint64 id = desk.perform(u"CreateUser"_s, person(u"user%1"_s.arg(i))).rowId;
        QVERIFY(id == 0 || !given.contains(id));
        given << id;
        // The supply is filled up before it ends.
        if (i == 160) {
            QCOMPARE(m_desk->sync().outcome(), Outcome::Done);
            QCOMPARE(other.sync().outcome(), Outcome::Done);
        }
    }
    QVERIFY(!given.contains(0));
    QCOMPARE(m_desk->sync().outcome(), Outcome::Done);
    QCOMPARE(other.sync().outcome(), Outcome::Done);
    QCOMPARE(m_desk->sync().outcome(), Outcome::Done);
    QVERIFY(m_desk->equalsShop());
    QVERIFY(other.equalsShop());
    for (const OutboxEntry &entry : (*m_desk)->entries())
        QCOMPARE(toWord(entry.state), u"accepted"_s);
}

void TrustTest::aForeignNumberIsRefused()
{
    const QJsonObject command{{u"command_id"_s, u"hostile"_s},
                              {u"seq"_s, 1},
                              {u"name"_s, u"CreateUser"_s},
                              {u"v"_s, 1},
                              {u"args"_s, person(u"grabber"_s)},
                              {u"row_id"_s, 5'000'000},
                              {u"base_rev"_s, 0},
                              {u"made_at"_s, u"2026-01-01T00:00:00Z"_s}};
    const QString client = (*m_desk)->outbox().clientId();
    const SyncReply reply = m_shop->push(
        {{u"client_id"_s, client}, {u"schema"_s, 3}, {u"commands"_s, QJsonArray{command}}}, m_shop->owner());
    QCOMPARE(reply.status, 200);
    QVERIFY2(reply.body.contains("id_not_leased"), reply.body.constData());
    QVERIFY(!UserStore(m_shop->db()).usernameTaken(u"grabber"_s));
}

void TrustTest::whatBuildsOnARefusedCommandIsRefused()
{
    DeskAt &desk = *m_desk;
    const OutboxEntry made = desk.perform(u"CreateUser"_s, person(u"twin"_s));
    const OutboxEntry credit = desk.perform(u"AddFunds"_s, funds(u"5"_s, made.rowId));
    QCOMPARE(credit.dependsOn, made.commandId);
    const OutboxEntry apart = desk.perform(u"AddFunds"_s, funds(u"1"_s));
    QVERIFY(apart.dependsOn.isEmpty());
    QVERIFY(m_shop->run(u"CreateUser"_s, person(u"twin"_s)));
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QCOMPARE(desk.entry(made.commandId).refusal->code, RefusalCode::UsernameTaken);
    QCOMPARE(desk.entry(credit.commandId).refusal->code, RefusalCode::DependencyRefused);
    QCOMPARE(toWord(desk.entry(apart.commandId).state), u"accepted"_s);
    QVERIFY(desk.equalsShop());
}

void TrustTest::oldDecisionsAreRefusedByTheServersClock()
{
    set(u"offline_max_age"_s, u"24"_s);
    DeskAt &desk = *m_desk;
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    // The desk's clock is ten years wrong; what counts is how long the server's has run.
    desk.clock().advance(10LL * 365 * 86'400'000);
    const OutboxEntry fresh = desk.perform(u"AddFunds"_s, funds(u"1"_s));
    m_shop->clock().advance(23LL * 3'600'000);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QCOMPARE(toWord(desk.entry(fresh.commandId).state), u"accepted"_s);
    const OutboxEntry old = desk.perform(u"AddFunds"_s, funds(u"1"_s));
    m_shop->clock().advance(25LL * 3'600'000);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QCOMPARE(desk.entry(old.commandId).refusal->code, RefusalCode::CommandTooOld);
    QVERIFY(desk.equalsShop());
}

void TrustTest::offlineMoneyHasALimit()
{
    set(u"offline_amount_limit"_s, u"10"_s);
    DeskAt &desk = *m_desk;
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    desk.perform(u"AddFunds"_s, funds(u"6"_s));
    // Taking counts like giving: both are promises that nobody has checked.
    desk.perform(u"AddFunds"_s, funds(u"-4"_s));
    const auto more = desk->perform(u"AddFunds"_s, funds(u"0.00000001"_s));
    QVERIFY(!more);
    QCOMPARE(more.error().code, RefusalCode::OfflineLimitExceeded);
    QCOMPARE(more.error().fact, u"10.00"_s);
    desk->setConnected(true);
    desk.perform(u"AddFunds"_s, funds(u"50"_s));
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    desk->setConnected(false);
    desk.perform(u"AddFunds"_s, funds(u"10"_s));
    QVERIFY(!desk->perform(u"SetSetting"_s, {{u"name"_s, u"offline_amount_limit"_s}, {u"value"_s, u"-1"_s}}));
}

void TrustTest::aRevokedDeviceHandsInWhatItHolds()
{
    DeskAt &desk = *m_desk;
    const Money before = balance();
    const QString client = desk->outbox().clientId();
    const OutboxEntry pending = desk.perform(u"AddFunds"_s, funds(u"1000"_s));
    m_shop->write([&](Database &db, const Stamp &) { CommandLogStore(db).setState(client, ClientState::Revoked); });
    QCOMPARE(desk.sync().outcome(), Outcome::Revoked);
    QCOMPARE(balance(), before);
    const QList<QuarantinedCommand> kept = QuarantineStore(m_shop->db()).all();
    QCOMPARE(kept.size(), 1);
    QCOMPARE(kept.first().commandId, pending.commandId);
    QCOMPARE(desk.entry(pending.commandId).refusal->code, RefusalCode::DeviceRevoked);
    // It gets nothing more, also when it asks again.
    QCOMPARE(desk.sync().outcome(), Outcome::Revoked);
    QCOMPARE(QuarantineStore(m_shop->db()).all().size(), 1);
    QCOMPARE(desk.line().timesSaid(u"/sync/v1/pull"_s), 1);
}

void TrustTest::aDisabledPersonsDeskIsToldToGo()
{
    DeskAt helper(*m_shop, dir(u"helper"_s), 2, StaffId(2));
    QCOMPARE(helper.sync().outcome(), Outcome::Done);
    helper.perform(u"AddFunds"_s, funds(u"1000"_s));
    m_shop->write([](Database &db, const Stamp &stamp) { StaffStore(db).setEnabled(StaffId(2), false, stamp); });
    helper.line().fail(u"/sync/v1/push"_s, Fault::LoseAnswer);
    QCOMPARE(helper.sync().outcome(), Outcome::NoAnswer);
    QCOMPARE(helper.sync().outcome(), Outcome::Revoked);
    QCOMPARE(QuarantineStore(m_shop->db()).all().size(), 1);
}

void TrustTest::theOwnerReleasesWhatWasKept()
{
    aRevokedDeviceHandsInWhatItHolds();
    const Money before = balance();
    const QString commandId = QuarantineStore(m_shop->db()).all().first().commandId;
    DeskAt owner(*m_shop, dir(u"owner"_s), 3);
    QCOMPARE(owner.sync().outcome(), Outcome::Done);
    const OutboxEntry released = owner.perform(u"ReleaseQuarantined"_s, {{u"command_id"_s, commandId}});
    QVERIFY(!owner->perform(u"ReleaseQuarantined"_s, {{u"command_id"_s, commandId}}));
    QCOMPARE(owner.sync().outcome(), Outcome::Done);
    QCOMPARE(toWord(owner.entry(released.commandId).state), u"accepted"_s);
    QCOMPARE((balance() - before).toString(), u"1000.00"_s);
    QVERIFY(owner.equalsShop());
}

void TrustTest::aRestoredServerHearsEverythingAgain()
{
    DeskAt &desk = *m_desk;
    const Money before = balance();
    desk.perform(u"AddFunds"_s, funds(u"1"_s));
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    m_shop->keepBackup();
    desk.perform(u"AddFunds"_s, funds(u"2"_s));
    const OutboxEntry made = desk.perform(u"CreateUser"_s, person(u"survivor"_s));
    desk.perform(u"AddFunds"_s, funds(u"4"_s, made.rowId));
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    desk.perform(u"AddFunds"_s, funds(u"8"_s));
    m_shop->restore();
    QCOMPARE((balance() - before).toString(), u"1.00"_s);
    // Somebody else signs up first, and does not get the number that the desk has given.
    QVERIFY(m_shop->run(u"CreateUser"_s, person(u"early"_s)));
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QCOMPARE((balance() - before).toString(), u"11.00"_s);
    QCOMPARE(UserStore(m_shop->db()).byId(UserId(made.rowId))->username, u"survivor"_s);
    QCOMPARE(balance(made.rowId).toString(), u"4.00"_s);
    QVERIFY(desk.equalsShop());
    for (const OutboxEntry &entry : desk->entries())
        QCOMPARE(toWord(entry.state), u"accepted"_s);
}

/// It has sent and never pulled, so that its copy does not know of which epoch it is.
void TrustTest::aDeskWithoutACopyIsHeardAgainToo()
{
    const Money before = balance();
    DeskAt fresh(*m_shop, dir(u"fresh"_s), 5);
    m_shop->keepBackup();
    QCOMPARE(fresh.sync(Session::Scope::PushOnly).outcome(), Outcome::Done);
    fresh.perform(u"CreateUser"_s, person(u"early"_s));
    QCOMPARE(fresh.sync(Session::Scope::PushOnly).outcome(), Outcome::Done);
    QCOMPARE(fresh->replica().cursor(), 0);
    m_shop->restore();
    QVERIFY(m_shop->run(u"AddFunds"_s, funds(u"1"_s)));
    QCOMPARE(fresh.sync().outcome(), Outcome::Done);
    QCOMPARE(m_shop->count(u"SELECT count(*) FROM users WHERE username = 'early'"_s), 1);
    QCOMPARE((balance() - before).toString(), u"1.00"_s);
    QVERIFY(fresh.equalsShop());
}

void TrustTest::theSecondOfTwoCopiesBecomesAnother()
{
    DeskAt &desk = *m_desk;
    desk.copyTo(dir(u"copy"_s));
    DeskAt copy(*m_shop, dir(u"copy"_s), 99);
    const QString client = desk->outbox().clientId();
    // Neither has anything to send: only their lives tell them apart.
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QCOMPARE(copy.sync().outcome(), Outcome::Done);
    QCOMPARE(desk->outbox().clientId(), client);
    QVERIFY(copy->outbox().clientId() != client);
    const qint64 mine = desk.perform(u"CreateUser"_s, person(u"mine"_s)).rowId;
    const qint64 his = copy.perform(u"CreateUser"_s, person(u"his"_s)).rowId;
    QVERIFY(mine > 0 && his > 0 && mine != his);
}

/// The copy learns that it is one, and then hears the rows of what both held.
void TrustTest::whatAnotherCopyHasSentIsShownOnce()
{
    DeskAt &desk = *m_desk;
    const Money before = balance();
    desk.perform(u"AddFunds"_s, funds(u"1"_s));
    desk.copyTo(dir(u"copy"_s));
    DeskAt copy(*m_shop, dir(u"copy"_s), 99);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QCOMPARE(copy.sync(Session::Scope::PullOnly).outcome(), Outcome::Done);
    QCOMPARE((balance() - before).toString(), u"1.00"_s);
    QCOMPARE(UserStore(copy->replica().view()).byId(UserId(1))->balance, balance());
    QVERIFY(copy.equalsShop());
}

/// Another may have been quicker while the server did not know of it, so the person has to hear of it again.
void TrustTest::whatWasDismissedAsDoneIsShownWhenItIsSentAgain()
{
    DeskAt &desk = *m_desk;
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    m_shop->keepBackup();
    const OutboxEntry made = desk.perform(u"CreateCategory"_s, {{u"name"_s, u"Wanted"_s}});
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QVERIFY(desk->dismiss(made.commandId));
    m_shop->restore();
    QVERIFY(m_shop->run(u"CreateCategory"_s, {{u"name"_s, u"Wanted"_s}}).ok());
    desk.line().fail(u"/sync/v1/push"_s, Fault::LoseRequest);
    QCOMPARE(desk.sync().outcome(), Outcome::NoAnswer);
    QCOMPARE(desk->entries().size(), 1);
    desk.line().heal();
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QCOMPARE(desk.entry(made.commandId).state, OutboxState::Refused);
}

/// What waits at a copy was never sent by it, and may have been by the other one: it asks before it fetches the rows.
void TrustTest::aCopyAsksBeforeItLooks()
{
    DeskAt &desk = *m_desk;
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    desk.perform(u"ReplyTicket"_s, {{u"ticket"_s, 1}, {u"text"_s, u"said once"_s}});
    desk.copyTo(dir(u"copy"_s));
    DeskAt copy(*m_shop, dir(u"copy"_s), 99);
    desk.perform(u"AddFunds"_s, funds(u"1"_s));
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    copy.line().fail(u"/sync/v1/push"_s, Fault::LoseRequest);
    QCOMPARE(copy.sync().outcome(), Outcome::NoAnswer);
    QCOMPARE(copy.viewDump().count("said once"), 1);
    copy.line().heal();
    QCOMPARE(copy.sync().outcome(), Outcome::Done);
    QVERIFY(copy.equalsShop());
}

QTEST_GUILESS_MAIN(TrustTest)
#include "tst_trust.moc"
