// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/user_store.h"
#include "tests/core/sync/sync_world.h"

#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;
using Outcome = Session::Outcome;

/// A refused command that is tried again: once, with the right number, and without what built on it going astray.
class TryingAgainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void keepsTheNumberOfARowThatIsTriedAgain();
    void drawsAnotherNumberForOneThatIsTaken();
    void asksForOtherNumbersWhereTheServerKnowsNoneOfThem();
    void isReplacedOnce();
    void countsOfflineMoneyOnce();

private:
    QString dir(const QString &name) const { return m_dir->filePath(name); }
    static QJsonObject funds(const QString &amount)
    {
        return {{u"user"_s, 1}, {u"amount"_s, amount}, {u"reason"_s, u"gift"_s}};
    }
    static QJsonObject person(const QString &name)
    {
        return {{u"username"_s, name}, {u"email"_s, QString(name + u"@example.com"_s)}};
    }
    Money shown() { return UserStore((*m_desk)->replica().view()).byId(UserId(1))->balance; }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Shop> m_shop;
    std::unique_ptr<DeskAt> m_desk;
    Money m_before;
};

void TryingAgainTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_shop = std::make_unique<Shop>(dir(u"shop"_s));
    m_desk = std::make_unique<DeskAt>(*m_shop, dir(u"desk"_s), 1);
    QCOMPARE(m_desk->sync().outcome(), Outcome::Done);
    m_before = shown();
}

void TryingAgainTest::cleanup()
{
    m_desk.reset();
    m_shop.reset();
    m_dir.reset();
}

void TryingAgainTest::keepsTheNumberOfARowThatIsTriedAgain()
{
    DeskAt &desk = *m_desk;
    const OutboxEntry made = desk.perform(u"CreateUser"_s, person(u"twin"_s));
    const OutboxEntry credit =
        desk.perform(u"AddFunds"_s, {{u"user"_s, made.rowId}, {u"amount"_s, u"5"_s}, {u"reason"_s, u"gift"_s}});
    QVERIFY(m_shop->run(u"CreateUser"_s, person(u"twin"_s)));
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QCOMPARE(desk.entry(credit.commandId).refusal->code, RefusalCode::DependencyRefused);
    // The number was told to somebody, and what came after names it.
    const auto other = desk->performInstead(made.commandId, u"CreateUser"_s, person(u"another"_s));
    QVERIFY(other.ok());
    QCOMPARE(other->rowId, made.rowId);
    const auto again = desk->performInstead(credit.commandId, u"AddFunds"_s, credit.args);
    QVERIFY(again.ok());
    QCOMPARE(again->dependsOn, other->commandId);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QVERIFY(desk.equalsShop());
    QCOMPARE(UserStore(m_shop->db()).byId(UserId(made.rowId))->username, u"another"_s);
    QCOMPARE(UserStore(m_shop->db()).byId(UserId(made.rowId))->balance.toString(), u"5.00"_s);
}

void TryingAgainTest::drawsAnotherNumberForOneThatIsTaken()
{
    // Of two copies of one desk, both give the same number, and what builds on it.
    m_desk->copyTo(dir(u"copy"_s));
    DeskAt copy(*m_shop, dir(u"copy"_s), 99);
    const OutboxEntry first = m_desk->perform(u"CreateUser"_s, person(u"first"_s));
    QCOMPARE(m_desk->sync().outcome(), Outcome::Done);
    const OutboxEntry made = copy.perform(u"CreateUser"_s, person(u"second"_s));
    QCOMPARE(made.rowId, first.rowId);
    const QJsonObject gift{{u"user"_s, made.rowId}, {u"amount"_s, u"5"_s}, {u"reason"_s, u"gift"_s}};
    const OutboxEntry credit = copy.perform(u"AddFunds"_s, gift);
    QCOMPARE(copy.sync().outcome(), Outcome::Done);
    QCOMPARE(copy.entry(made.commandId).refusal->code, RefusalCode::IdTaken);
    QCOMPARE(copy.entry(credit.commandId).refusal->code, RefusalCode::DependencyRefused);
    // The gift was for the second: before he has a number it goes to nobody, least of all to the first.
    QCOMPARE(copy->foresee(u"AddFunds"_s, gift, credit.commandId).error().code, RefusalCode::DependencyRefused);
    QCOMPARE(copy->performInstead(credit.commandId, u"AddFunds"_s, gift).error().refusal->code,
             RefusalCode::DependencyRefused);
    const auto again = copy->performInstead(made.commandId, u"CreateUser"_s, made.args);
    QVERIFY(again.ok());
    QVERIFY(again->rowId != made.rowId);
    QVERIFY(copy->performInstead(credit.commandId, u"AddFunds"_s, gift).ok());
    // And a gift to the first, whose number the refused one had, waits for nothing.
    QVERIFY(copy.perform(u"AddFunds"_s, {{u"user"_s, first.rowId}, {u"amount"_s, u"1"_s}, {u"reason"_s, u"gift"_s}})
                .dependsOn.isEmpty());
    QCOMPARE(copy.sync().outcome(), Outcome::Done);
    QVERIFY(copy.equalsShop());
    const qint64 second = copy.entry(again->commandId).rowId;
    QVERIFY(second > 0);
    QCOMPARE(UserStore(m_shop->db()).byId(UserId(second))->balance.toString(), u"5.00"_s);
    QCOMPARE(UserStore(m_shop->db()).byId(UserId(first.rowId))->balance.toString(), u"1.00"_s);
}

void TryingAgainTest::asksForOtherNumbersWhereTheServerKnowsNoneOfThem()
{
    DeskAt &desk = *m_desk;
    m_shop->write([](Database &db, const Stamp &) { db.execute(u"DELETE FROM leases"_s); });
    const OutboxEntry made = desk.perform(u"CreateUser"_s, person(u"newcomer"_s));
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QCOMPARE(desk.entry(made.commandId).refusal->code, RefusalCode::IdNotLeased);
    QCOMPARE(desk.sync().outcome(), Outcome::Done); // brings a block that is known
    const auto again = desk->performInstead(made.commandId, u"CreateUser"_s, made.args);
    QVERIFY(again.ok());
    QVERIFY(again->rowId > 0 && again->rowId != made.rowId);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QCOMPARE(desk.entry(again->commandId).state, OutboxState::Accepted);
    QVERIFY(desk.equalsShop());
}

void TryingAgainTest::isReplacedOnce()
{
    DeskAt &desk = *m_desk;
    const qint64 order = ordersIn(m_shop->db(), u"pending"_s, 1).constFirst();
    const OutboxEntry cancel = desk.perform(u"CancelOrder"_s, {{u"order"_s, order}});
    QVERIFY(m_shop->run(u"SetOrderStatus"_s, {{u"order"_s, order}, {u"status"_s, u"completed"_s}}).ok());
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QVERIFY(desk->performInstead(cancel.commandId, u"AddFunds"_s, funds(u"3"_s)).ok());
    // As by a second click before the list has changed.
    const auto twice = desk->performInstead(cancel.commandId, u"AddFunds"_s, funds(u"3"_s));
    QCOMPARE(twice.error().trouble, TakeBackTrouble::Done);
    QCOMPARE((shown() - m_before).toString(), u"3.00"_s);
}

void TryingAgainTest::countsOfflineMoneyOnce()
{
    DeskAt &desk = *m_desk;
    QVERIFY(m_shop->run(u"SetSetting"_s, {{u"name"_s, u"offline_amount_limit"_s}, {u"value"_s, u"10"_s}}).ok());
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    const OutboxEntry gift = desk.perform(u"AddFunds"_s, funds(u"6"_s));
    const auto less = desk->performInstead(gift.commandId, u"AddFunds"_s, funds(u"7"_s));
    QVERIFY(less.ok());
    QCOMPARE(desk->performInstead(less->commandId, u"AddFunds"_s, funds(u"11"_s)).error().refusal->code,
             RefusalCode::OfflineLimitExceeded);
}

QTEST_GUILESS_MAIN(TryingAgainTest)
#include "tst_trying_again.moc"
