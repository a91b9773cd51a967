// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/user_store.h"
#include "tests/core/sync/sync_world.h"

#include <QTest>

using namespace pw;
using namespace pw::test;
using namespace Qt::StringLiterals;
using Outcome = Session::Outcome;

namespace
{

QJsonObject funds(const QString &amount)
{
    return {{u"user"_s, 1}, {u"amount"_s, amount}, {u"reason"_s, u"gift"_s}};
}

} // namespace

/// What a person does with commands that are saved already: takes back what was never sent, says it otherwise, puts it
/// back. The server meets no gap, and nothing that was sent disappears.
class TakingBackTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void takesBackWhatWasNeverSent();
    void leavesWhatWasSent();
    void leavesNoGapBehindWhatWasSent();
    void keepsWhatALaterOneNeeds();
    void putsAnotherInThePlaceOfARefusedOne();
    void saysAnUnsentOneOtherwise();
    void keepsTheOldOneWhereTheNewIsRefused();
    void foreseesAndKeepsNothing();
    void bringsBackWhatWasDismissed();

private:
    QString dir(const QString &name) const { return m_dir->filePath(name); }
    Money balance() { return UserStore(m_shop->db()).byId(UserId(1))->balance; }
    Money shown() { return UserStore((*m_desk)->replica().view()).byId(UserId(1))->balance; }
    QList<qint64> numbers()
    {
        QList<qint64> all;
        for (const OutboxEntry &entry : (*m_desk)->entries())
            all.prepend(entry.seq);
        return all;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Shop> m_shop;
    std::unique_ptr<DeskAt> m_desk;
    Money m_before;
};

void TakingBackTest::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_shop = std::make_unique<Shop>(dir(u"shop"_s));
    m_desk = std::make_unique<DeskAt>(*m_shop, dir(u"desk"_s), 1);
    QCOMPARE(m_desk->sync().outcome(), Outcome::Done);
    m_before = balance();
}

void TakingBackTest::cleanup()
{
    m_desk.reset();
    m_shop.reset();
    m_dir.reset();
}

void TakingBackTest::takesBackWhatWasNeverSent()
{
    DeskAt &desk = *m_desk;
    desk.perform(u"AddFunds"_s, funds(u"1"_s));
    const OutboxEntry middle = desk.perform(u"AddFunds"_s, funds(u"2"_s));
    desk.perform(u"AddFunds"_s, funds(u"4"_s));
    QVERIFY(desk->withdraw(middle.commandId).ok());
    QCOMPARE((shown() - m_before).toString(), u"5.00"_s);
    QCOMPARE(numbers(), QList<qint64>({1, 2}));
    QVERIFY(!desk->entry(middle.commandId));
    desk.reopen();
    QCOMPARE((shown() - m_before).toString(), u"5.00"_s);
    const QString client = desk->outbox().clientId();
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QCOMPARE(desk->outbox().clientId(), client);
    QVERIFY(desk.equalsShop());
    QCOMPARE((balance() - m_before).toString(), u"5.00"_s);
    // And the last one: the number is given again.
    const OutboxEntry last = desk.perform(u"AddFunds"_s, funds(u"8"_s));
    QVERIFY(desk->withdraw(last.commandId).ok());
    QCOMPARE(desk.perform(u"AddFunds"_s, funds(u"16"_s)).seq, last.seq);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QCOMPARE(desk->outbox().clientId(), client);
    QCOMPARE((balance() - m_before).toString(), u"21.00"_s);
    QCOMPARE(m_shop->count(u"SELECT count(*) FROM commands"_s), 3);
}

void TakingBackTest::leavesWhatWasSent()
{
    DeskAt &desk = *m_desk;
    const OutboxEntry sent = desk.perform(u"AddFunds"_s, funds(u"1"_s));
    desk.line().fail(u"/sync/v1/push"_s, Fault::LoseAnswer);
    QCOMPARE(desk.sync().outcome(), Outcome::NoAnswer);
    QCOMPARE(desk.entry(sent.commandId).state, OutboxState::Sent);
    QCOMPARE(desk->withdraw(sent.commandId).error().trouble, TakeBackTrouble::Sent);
    const auto instead = desk->performInstead(sent.commandId, u"AddFunds"_s, funds(u"2"_s));
    QCOMPARE(instead.error().trouble, TakeBackTrouble::Sent);
    QCOMPARE((shown() - m_before).toString(), u"1.00"_s);
    desk.line().heal();
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QCOMPARE(desk->withdraw(sent.commandId).error().trouble, TakeBackTrouble::Done);
    QCOMPARE(desk->withdraw(u"nothing"_s).error().trouble, TakeBackTrouble::Unknown);
    QCOMPARE((balance() - m_before).toString(), u"1.00"_s);
}

void TakingBackTest::leavesNoGapBehindWhatWasSent()
{
    DeskAt &desk = *m_desk;
    desk.perform(u"AddFunds"_s, funds(u"1"_s));
    desk.line().fail(u"/sync/v1/push"_s, Fault::LoseAnswer);
    QCOMPARE(desk.sync().outcome(), Outcome::NoAnswer);
    desk.line().heal();
    const OutboxEntry second = desk.perform(u"AddFunds"_s, funds(u"2"_s));
    desk.perform(u"AddFunds"_s, funds(u"4"_s));
    desk.perform(u"AddFunds"_s, funds(u"8"_s));
    QVERIFY(desk->withdraw(second.commandId).ok());
    QCOMPARE(numbers(), QList<qint64>({1, 2, 3}));
    const QString client = desk->outbox().clientId();
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QCOMPARE(desk->outbox().clientId(), client);
    QVERIFY(desk.equalsShop());
    QCOMPARE((balance() - m_before).toString(), u"13.00"_s);
}

void TakingBackTest::keepsWhatALaterOneNeeds()
{
    DeskAt &desk = *m_desk;
    const OutboxEntry credit = desk.perform(u"AddFunds"_s, funds(u"50"_s));
    const OutboxEntry debit = desk.perform(u"AddFunds"_s, funds(u'-' + (m_before + Money::whole(50)).toString()));
    QVERIFY(shown().isZero());
    const auto refused = desk->withdraw(credit.commandId);
    QCOMPARE(refused.error().trouble, TakeBackTrouble::NeededLater);
    QCOMPARE(refused.error().later, u"AddFunds"_s);
    QVERIFY(shown().isZero()); // both are still shown
    QVERIFY(desk->withdraw(debit.commandId).ok());
    QVERIFY(desk->withdraw(credit.commandId).ok());
    QCOMPARE(shown(), m_before);
    QCOMPARE(desk->outbox().counts().pending, 0);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QVERIFY(desk.equalsShop());
}

void TakingBackTest::putsAnotherInThePlaceOfARefusedOne()
{
    DeskAt &desk = *m_desk;
    const qint64 order = ordersIn(m_shop->db(), u"pending"_s, 1).constFirst();
    const OutboxEntry cancel = desk.perform(u"CancelOrder"_s, {{u"order"_s, order}});
    QVERIFY(m_shop->run(u"SetOrderStatus"_s, {{u"order"_s, order}, {u"status"_s, u"completed"_s}}).ok());
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QCOMPARE(desk.entry(cancel.commandId).state, OutboxState::Refused);
    // Again is refused at once, and changes nothing.
    const auto again = desk->performInstead(cancel.commandId, u"CancelOrder"_s, cancel.args);
    QCOMPARE(again.error().refusal->code, RefusalCode::OrderNotCancelable);
    QCOMPARE(desk->entries().size(), 1);
    const auto instead = desk->performInstead(cancel.commandId, u"AddFunds"_s, funds(u"3"_s));
    QVERIFY(instead.ok());
    QCOMPARE(desk->entries().size(), 1);
    QCOMPARE(desk->entries().constFirst().commandId, instead->commandId);
    QVERIFY(!desk->restore(cancel.commandId)); // replaced, not dismissed
    QCOMPARE(desk->outbox().counts().refused, 0);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QCOMPARE((balance() - m_before).toString(), u"3.00"_s);
}

void TakingBackTest::saysAnUnsentOneOtherwise()
{
    DeskAt &desk = *m_desk;
    const OutboxEntry first = desk.perform(u"AddFunds"_s, funds(u"5"_s));
    desk.perform(u"AddFunds"_s, funds(u"1"_s));
    const auto instead = desk->performInstead(first.commandId, u"AddFunds"_s, funds(u"7"_s));
    QVERIFY(instead.ok());
    QCOMPARE(instead->seq, 2);
    QCOMPARE(numbers(), QList<qint64>({1, 2}));
    QCOMPARE((shown() - m_before).toString(), u"8.00"_s);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QVERIFY(desk.equalsShop());
    QCOMPARE((balance() - m_before).toString(), u"8.00"_s);
}

void TakingBackTest::keepsTheOldOneWhereTheNewIsRefused()
{
    DeskAt &desk = *m_desk;
    const OutboxEntry first = desk.perform(u"AddFunds"_s, funds(u"5"_s));
    const auto instead = desk->performInstead(first.commandId, u"AddFunds"_s, funds(u"0"_s));
    QCOMPARE(instead.error().refusal->code, RefusalCode::AmountMustNotBeZero);
    QCOMPARE((shown() - m_before).toString(), u"5.00"_s);
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QCOMPARE((balance() - m_before).toString(), u"5.00"_s);
}

void TakingBackTest::foreseesAndKeepsNothing()
{
    DeskAt &desk = *m_desk;
    const QByteArray before = desk.viewDump();
    QVERIFY(desk->foresee(u"AddFunds"_s, funds(u"5"_s)).ok());
    QCOMPARE(desk->foresee(u"AddFunds"_s, funds(u"0"_s)).error().code, RefusalCode::AmountMustNotBeZero);
    QCOMPARE(desk.viewDump(), before);
    QVERIFY(desk->entries().isEmpty());
}

void TakingBackTest::bringsBackWhatWasDismissed()
{
    DeskAt &desk = *m_desk;
    const OutboxEntry entry = desk.perform(u"AddFunds"_s, funds(u"5"_s));
    QVERIFY(!desk->dismiss(entry.commandId));
    QCOMPARE(desk.sync().outcome(), Outcome::Done);
    QVERIFY(desk->dismiss(entry.commandId));
    QVERIFY(desk->entries().isEmpty());
    QVERIFY(desk->restore(entry.commandId));
    QCOMPARE(desk->entries().size(), 1);
    QVERIFY(!desk->restore(entry.commandId));
}

QTEST_GUILESS_MAIN(TakingBackTest)
#include "tst_taking_back.moc"
