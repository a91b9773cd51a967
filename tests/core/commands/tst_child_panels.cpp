// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "core/storage/job_store.h"
#include "tests/core/commands/child_panel_shop.h"

#include <QTest>

using namespace pw;
using namespace Qt::StringLiterals;

/// What is paid for child panels, and when, on a real database.
class ChildPanelsTest : public QObject, protected pw::test::ChildPanelShop
{
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void ordersAreChecked_data();
    void ordersAreChecked();
    void orderedAndPaidAtOnce();
    void oneAtADomain();
    void statesFollowEachOther_data();
    void statesFollowEachOther();
    void cancelledIsPaidBackOnce();
    void monthsArePaidOnce();
    void aYearAheadAtMost();
    void customersHaveTheirOwn();
    void changesAreChecked_data();
    void changesAreChecked();
    void renewsByItself();
    void lapsesAndEnds();
    void aMonthWakesIt();
    void suspendedByStaffStaysSo();
    void verifyFindsTampering_data();
    void verifyFindsTampering();
};

void ChildPanelsTest::ordersAreChecked_data()
{
    QTest::addColumn<QByteArray>("args");
    QTest::addColumn<QString>("refusal");
    const auto row = [](const char *what, const char *args, const QString &refusal) {
        QTest::newRow(what) << QByteArray(args) << refusal;
    };
    row("good", R"({"user":1,"domain":"Shop.Example.com","currency":"EUR","auto_renew":false})", QString());
    row("nobody", R"({"user":99,"domain":"a.com","currency":"EUR"})", u"user_not_found"_s);
    row("no domain", R"({"user":1,"currency":"EUR"})", u"field_missing"_s);
    row("an address", R"({"user":1,"domain":"10.0.0.1","currency":"EUR"})", u"domain_malformed"_s);
    row("no currency", R"({"user":1,"domain":"a.com"})", u"field_missing"_s);
    row("small letters", R"({"user":1,"domain":"a.com","currency":"eur"})", u"currency_malformed"_s);
    row("four letters", R"({"user":1,"domain":"a.com","currency":"EURO"})", u"currency_malformed"_s);
    row("digits", R"({"user":1,"domain":"a.com","currency":"E1R"})", u"currency_malformed"_s);
    row("a price of one's own", R"({"user":1,"domain":"a.com","currency":"EUR","price":"1"})", u"field_unknown"_s);
    row("not a flag", R"({"user":1,"domain":"a.com","currency":"EUR","auto_renew":1})", u"field_wrong_type"_s);
}

void ChildPanelsTest::ordersAreChecked()
{
    QFETCH(QByteArray, args);
    QFETCH(QString, refusal);
    QCOMPARE(run("OrderChildPanel", args), refusal);
    QCOMPARE(spent(), refusal.isEmpty() ? u"5.00"_s : u"0.00"_s);
    QCOMPARE(mismatches(), QStringList());
}

void ChildPanelsTest::orderedAndPaidAtOnce()
{
    setPrice("");
    QCOMPARE(order("a.com"), u"child_panels_not_sold"_s);
    setPrice("100.00000001");
    QCOMPARE(order("a.com"), u"insufficient_funds"_s);
    setPrice("100");
    QCOMPARE(order("a.com"), QString());
    QCOMPARE(spent(), u"100.00"_s);
    QCOMPARE(state(), u"pending"_s);
    QCOMPARE(panel().paidUntil.ms, qint64(0));
    const Transfer paid = LedgerStore(*m_db).byKey(u"childpanel:1:1"_s).value();
    QCOMPARE(paid.kind, TransferKind::ChildPanel);
    QCOMPARE(paid.debit, u"liab:customer:1"_s);
    QCOMPARE(paid.credit, u"rev:childpanels"_s);
    QCOMPARE(paid.amount, Money::whole(100));
    // Later prices are for later panels.
    setPrice("1");
    QCOMPARE(panel().price, Money::whole(100));
    QCOMPARE(mismatches(), QStringList());
}

void ChildPanelsTest::oneAtADomain()
{
    QCOMPARE(order("bücher.de"), QString());
    QCOMPARE(order("XN--BCHER-KVA.de."), u"domain_taken"_s);
    QCOMPARE(spent(), u"5.00"_s);
    QCOMPARE(move("canceled"), QString());
    QCOMPARE(order("bücher.de"), QString());
    QCOMPARE(order("b.com"), QString());
    QCOMPARE(run("UpdateChildPanel", R"({"panel":3,"domain":"bücher.de"})"), u"domain_taken"_s);
    QCOMPARE(run("UpdateChildPanel", R"({"panel":3,"domain":"B.com"})"), QString());
    QCOMPARE(spent(), u"10.00"_s);
    QCOMPARE(mismatches(), QStringList());
}

void ChildPanelsTest::statesFollowEachOther_data()
{
    QTest::addColumn<QStringList>("moves");
    QTest::addColumn<QString>("last");
    const auto row = [](const char *moves, const QString &last) {
        QTest::newRow(moves) << QString::fromLatin1(moves).split(u' ') << last;
    };
    row("active", QString());
    row("canceled", QString());
    row("suspended", u"child_panel_state_forbids"_s);
    row("ended", u"child_panel_state_forbids"_s);
    row("pending", u"field_not_one_of"_s);
    row("active active", u"child_panel_state_forbids"_s);
    row("active canceled", u"child_panel_state_forbids"_s);
    row("active suspended", QString());
    row("active ended", QString());
    row("active suspended suspended", u"child_panel_state_forbids"_s);
    row("active suspended active", QString());
    row("active suspended ended", QString());
    row("active suspended canceled", u"child_panel_state_forbids"_s);
    row("active ended active", u"child_panel_state_forbids"_s);
    row("active ended ended", u"child_panel_state_forbids"_s);
    row("canceled active", u"child_panel_state_forbids"_s);
    row("canceled canceled", u"child_panel_state_forbids"_s);
    row("canceled ended", u"child_panel_state_forbids"_s);
}

void ChildPanelsTest::statesFollowEachOther()
{
    QFETCH(QStringList, moves);
    QFETCH(QString, last);
    QCOMPARE(order("a.com"), QString());
    QString refusal;
    for (const QString &to : std::as_const(moves)) {
        QCOMPARE(refusal, QString());
        refusal = move(to.toLatin1(), to == "suspended"_L1 ? QByteArray("Spam") : QByteArray());
    }
    QCOMPARE(refusal, last);
    QCOMPARE(panel().reason, state() == "suspended"_L1 ? u"Spam"_s : QString());
    QCOMPARE(mismatches(), QStringList());
}

void ChildPanelsTest::cancelledIsPaidBackOnce()
{
    QCOMPARE(order("a.com"), QString());
    QCOMPARE(run("UpdateChildPanel", R"({"panel":1,"price":"7.25"})"), QString());
    QCOMPARE(renew(2), QString());
    QCOMPARE(spent(), u"12.25"_s);
    QCOMPARE(move("canceled", "No such domain"), QString());
    QCOMPARE(spent(), u"0.00"_s);
    QCOMPARE(move("canceled"), u"child_panel_state_forbids"_s);
    QCOMPARE(renew(3), u"child_panel_state_forbids"_s);
    QCOMPARE(spent(), u"0.00"_s);
    const Transfer back = LedgerStore(*m_db).byKey(u"childpanel:1:2:refund"_s).value();
    QCOMPARE(back.kind, TransferKind::ChildPanelRefund);
    QCOMPARE(back.amount.toString(), u"7.25"_s);
    QCOMPARE(mismatches(), QStringList());
}

void ChildPanelsTest::monthsArePaidOnce()
{
    QCOMPARE(order("a.com"), QString());
    QCOMPARE(move("active"), QString());
    QCOMPARE(panel().paidUntil.toString(), u"2026-11-10T08:00:00.000Z"_s);
    QCOMPARE(renew(1), u"child_panel_month_paid"_s);
    QCOMPARE(renew(3), u"field_out_of_range"_s);
    QCOMPARE(renew(2), QString());
    QCOMPARE(renew(2), u"child_panel_month_paid"_s);
    QCOMPARE(spent(), u"10.00"_s);
    QCOMPARE(panel().paidUntil.toString(), u"2026-12-10T08:00:00.000Z"_s);
    leave("4.99");
    QCOMPARE(renew(3), u"insufficient_funds"_s);
    QCOMPARE(panel().months, qint64(2));
    QCOMPARE(mismatches(), QStringList());
}

void ChildPanelsTest::aYearAheadAtMost()
{
    leave("1000");
    QCOMPARE(order("a.com"), QString());
    for (qint64 month = 2; month <= childPanelMonthsAhead; ++month)
        QCOMPARE(renew(month), QString());
    QCOMPARE(renew(13), u"child_panel_paid_ahead"_s);
    QCOMPARE(move("active"), QString());
    QCOMPARE(panel().paidUntil.toString(), u"2027-10-10T08:00:00.000Z"_s);
    QCOMPARE(renew(13), u"child_panel_paid_ahead"_s);
    passDays(31);
    QCOMPARE(renew(13), QString());
    QCOMPARE(renew(14), u"child_panel_paid_ahead"_s);
    QCOMPARE(mismatches(), QStringList());
}

void ChildPanelsTest::customersHaveTheirOwn()
{
    QCOMPARE(order("a.com"), QString());
    m_actor = Actor::customer(UserId(2), u"ben"_s);
    QCOMPARE(order("b.com"), u"not_allowed"_s);
    QCOMPARE(renew(2), u"child_panel_not_found"_s);
    QCOMPARE(run("UpdateChildPanel", R"({"panel":1,"auto_renew":false})"), u"child_panel_not_found"_s);
    QCOMPARE(move("active"), u"not_allowed"_s);
    m_actor = Actor::customer(UserId(1), u"anna"_s);
    QCOMPARE(run("UpdateChildPanel", R"({"panel":1,"auto_renew":false})"), QString());
    QCOMPARE(run("UpdateChildPanel", R"({"panel":1,"price":"0.01"})"), u"not_allowed"_s);
    QCOMPARE(run("UpdateChildPanel", R"({"panel":1,"domain":"b.com"})"), u"not_allowed"_s);
    QCOMPARE(move("canceled"), u"not_allowed"_s);
    QCOMPARE(renew(2), QString());
    QCOMPARE(order("b.com"), QString());
    QCOMPARE(panel().autoRenew, false);
    m_actor = Actor::staff(StaffId(2), u"support"_s, Role::Support);
    QCOMPARE(move("active"), u"not_allowed"_s);
    QCOMPARE(renew(3), QString());
    m_actor = Actor::staff(StaffId(1), u"owner"_s, Role::Owner);
    QCOMPARE(run("SuspendUser", R"({"user":1,"reason":"test"})"), QString());
    QCOMPARE(order("c.com"), u"user_suspended"_s);
    QCOMPARE(renew(4), u"user_suspended"_s);
    QCOMPARE(mismatches(), QStringList());
}

void ChildPanelsTest::changesAreChecked_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<QString>("refusal");
    const auto row = [](const char *change, const QString &refusal) {
        QTest::newRow(change) << QByteArray(change) << refusal;
    };
    row(R"("auto_renew":false)", QString());
    row(R"("domain":"b.com","price":"0.00000001")", QString());
    row(R"("price":"0")", u"field_out_of_range"_s);
    row(R"("price":"-1")", u"field_out_of_range"_s);
    row(R"("price":5)", u"money_malformed"_s);
    row(R"("domain":"b")", u"domain_malformed"_s);
    row(R"("currency":"USD")", u"field_unknown"_s);
    row(R"("months":5)", u"field_unknown"_s);
}

void ChildPanelsTest::changesAreChecked()
{
    QFETCH(QByteArray, change);
    QFETCH(QString, refusal);
    QCOMPARE(order("a.com"), QString());
    QCOMPARE(run("UpdateChildPanel", R"({"panel":1,)" + change + '}'), refusal);
    QCOMPARE(run("UpdateChildPanel", R"({"panel":1})"), u"nothing_to_change"_s);
    QCOMPARE(run("UpdateChildPanel", R"({"panel":2,)" + change + '}'),
             refusal.isEmpty() ? u"child_panel_not_found"_s : refusal);
    QCOMPARE(move("canceled"), QString());
    QCOMPARE(run("UpdateChildPanel", R"({"panel":1,"auto_renew":true})"), u"child_panel_state_forbids"_s);
}

void ChildPanelsTest::renewsByItself()
{
    QCOMPARE(order("a.com"), QString());
    QCOMPARE(follow(), ChildPanelDue::Nothing);
    QCOMPARE(JobStore(*m_db).counts().size(), qsizetype(0));
    QCOMPARE(move("active"), QString());
    QCOMPARE(JobStore(*m_db).nextDue()->toString(), u"2026-11-10T08:00:00.000Z"_s);
    QCOMPARE(follow(), ChildPanelDue::Nothing);
    passDays(31);
    m_actor = {};
    QCOMPARE(follow(), ChildPanelDue::Renew);
    QCOMPARE(follow(), ChildPanelDue::Nothing);
    QCOMPARE(spent(), u"10.00"_s);
    QCOMPARE(panel().paidUntil.toString(), u"2026-12-10T08:00:00.000Z"_s);
    QCOMPARE(state(), u"active"_s);
    QCOMPARE(LedgerStore(*m_db).byKey(u"childpanel:1:2"_s)->actor, u"system"_s);
    QCOMPARE(mismatches(), QStringList());
}

void ChildPanelsTest::lapsesAndEnds()
{
    QCOMPARE(order("a.com"), QString());
    QCOMPARE(move("active"), QString());
    leave("4.99999999");
    passDays(31);
    QCOMPARE(follow(), ChildPanelDue::Suspend);
    QCOMPARE(state(), u"suspended"_s);
    QVERIFY(panel().isUnpaid());
    QCOMPARE(move("active"), u"child_panel_not_paid"_s);
    passDays(6);
    QCOMPARE(follow(), ChildPanelDue::Nothing);
    passDays(1);
    QCOMPARE(follow(), ChildPanelDue::End);
    QCOMPARE(follow(), ChildPanelDue::Nothing);
    QCOMPARE(state(), u"ended"_s);
    QCOMPARE(renew(2), u"child_panel_state_forbids"_s);
    QCOMPARE(spent(), u"5.00"_s);
    QCOMPARE(mismatches(), QStringList());
}

void ChildPanelsTest::aMonthWakesIt()
{
    QCOMPARE(order("a.com"), QString());
    QCOMPARE(move("active"), QString());
    QCOMPARE(run("UpdateChildPanel", R"({"panel":1,"auto_renew":false})"), QString());
    passDays(31);
    QCOMPARE(follow(), ChildPanelDue::Suspend);
    passDays(2);
    // A look that is due after the month that is paid now comes at its end.
    m_db->prepareText(u"test/later"_s, u"UPDATE jobs SET due_at = 4000000000000"_s).run();
    QCOMPARE(renew(2), QString());
    QCOMPARE(state(), u"active"_s);
    QCOMPARE(JobStore(*m_db).nextDue()->toString(), u"2026-12-12T08:00:00.000Z"_s);
    QCOMPARE(panel().paidUntil.toString(), u"2026-12-12T08:00:00.000Z"_s);
    passDays(5);
    QCOMPARE(follow(), ChildPanelDue::Nothing);
    QCOMPARE(mismatches(), QStringList());
}

void ChildPanelsTest::suspendedByStaffStaysSo()
{
    QCOMPARE(order("a.com"), QString());
    QCOMPARE(move("active"), QString());
    QCOMPARE(move("suspended"), u"field_missing"_s);
    QCOMPARE(move("suspended", "Spam"), QString());
    passDays(32);
    QCOMPARE(follow(), ChildPanelDue::Nothing); // nothing is taken for what does not run
    QCOMPARE(move("active"), u"child_panel_not_paid"_s);
    QCOMPARE(renew(2), QString());
    QCOMPARE(state(), u"suspended"_s);
    QCOMPARE(panel().reason, u"Spam"_s);
    QCOMPARE(move("active"), QString());
    QCOMPARE(panel().reason, QString());
    QCOMPARE(panel().paidUntil.toString(), u"2026-12-11T08:00:00.000Z"_s);
    QCOMPARE(mismatches(), QStringList());
}

void ChildPanelsTest::verifyFindsTampering_data()
{
    QTest::addColumn<QString>("sql");
    QTest::newRow("a month more") << u"UPDATE child_panels SET months = months + 1"_s;
    QTest::newRow("another's") << u"UPDATE child_panels SET user_id = 2 WHERE id = 1"_s;
    QTest::newRow("not cancelled") << u"UPDATE child_panels SET state = 'active' WHERE id = 2"_s;
    QTest::newRow("cancelled, not paid back") << u"UPDATE child_panels SET state = 'canceled' WHERE id = 1"_s;
    QTest::newRow("a month that nobody has")
        << u"INSERT INTO transfers (key, kind, debit, credit, amount, user_id, memo, actor, created_at, rev) VALUES ('childpanel:9:1', 'child_panel', 'liab:customer:1', 'rev:childpanels', 5, 1, '', 'x', 1, 1)"_s;
}

void ChildPanelsTest::verifyFindsTampering()
{
    QFETCH(QString, sql);
    QCOMPARE(order("a.com"), QString());
    QCOMPARE(order("b.com"), QString());
    QCOMPARE(run("SetChildPanelState", R"({"panel":2,"state":"canceled"})"), QString());
    QCOMPARE(mismatches(), QStringList());
    m_db->prepareText(u"test/tamper"_s, sql).run();
    QVERIFY(mismatches().contains(u"child_panels"_s));
}

QTEST_GUILESS_MAIN(ChildPanelsTest)
#include "tst_child_panels.moc"
