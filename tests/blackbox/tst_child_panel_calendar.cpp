// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/mailbox.h"
#include "tests/blackbox/shop_fixture.h"
#include "tests/faults/strace.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace pw::test
{

namespace
{

/// kill -9, and the month of every child panel ended so many days ago: the calendar is due. The server is not running
/// afterwards.
void endMonths(ServerProcess &server, qint64 daysAgo)
{
    server.kill();
    const qint64 until = QDateTime::currentMSecsSinceEpoch() - daysAgo * 86'400'000 - 1'000;
    const QString sql = u"UPDATE child_panels SET paid_until = %1 WHERE paid_until > 0;"
                        "UPDATE jobs SET due_at = 0 WHERE kind = 'child_panel'"_s.arg(until);
    QCOMPARE(server.sqlite(sql).exitCode, 0);
}

} // namespace

/// What the months do to child panels. Time passes by ending the month in the file of a shop that was killed.
class TestChildPanelCalendar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void renewsByItself();
    void withoutMoneyItIsSuspendedAndEnds();
    void aMonthWakesIt();
    void killedAnywhereItPaysOnce();

private:
    [[nodiscard]] HttpReply change(const QJsonObject &body) const
    {
        return m_owner->put(u"/api/admin/child-panels/1"_s, body);
    }
    [[nodiscard]] HttpReply move(const QString &state) const { return change({{u"state"_s, state}}); }
    [[nodiscard]] HttpReply order(const QString &domain) const
    {
        return m_anna->post(u"/api/child-panel"_s, {{u"domain"_s, domain}, {u"currency"_s, u"EUR"_s}});
    }
    [[nodiscard]] HttpReply renew(qint64 month) const
    {
        return m_anna->post(u"/api/child-panel/1/renew"_s, {{u"month"_s, month}});
    }
    [[nodiscard]] QJsonObject panel() const { return m_owner->get(u"/api/admin/child-panels/1"_s).json(); }
    [[nodiscard]] QString state() const { return panel()[u"state"_s].toString(); }
    [[nodiscard]] QString balance() const { return m_anna->get(u"/api/funds"_s).text(u"balance"_s); }
    /// An active panel of hers.
    void setUp() const
    {
        QCOMPARE(order(u"panel.example.com"_s).status, 201);
        QCOMPARE(move(u"active"_s).status, 200);
    }
    void serveAgain()
    {
        QVERIFY2(m_shop->server.restart(), qPrintable(m_shop->server.problem()));
        m_owner->disconnect();
        m_anna->disconnect();
    }
    void passMonth(qint64 daysAgo = 0)
    {
        endMonths(m_shop->server, daysAgo);
        serveAgain();
    }
    void checkSound() { QVERIFY(m_shop->server.verify()[u"ok"_s].toBool()); }

    std::unique_ptr<ShopFixture> m_shop;
    std::unique_ptr<HttpClient> m_owner;
    std::unique_ptr<HttpClient> m_anna;
};

void TestChildPanelCalendar::init()
{
    m_shop = std::make_unique<ShopFixture>();
    QVERIFY2(m_shop->open(withoutRateLimits()), qPrintable(m_shop->server.problem()));
    m_owner = m_shop->owner();
    m_anna = m_shop->customer(u"anna"_s, u"20"_s);
    QCOMPARE(m_owner->put(u"/api/admin/settings"_s, {{u"child_panel_price"_s, u"5.00"_s}}).status, 200);
}

void TestChildPanelCalendar::renewsByItself()
{
    setUp();
    for (const qint64 month : {qint64(2), qint64(3)}) {
        passMonth();
        QTRY_COMPARE_WITH_TIMEOUT(panel()[u"months"_s].toInteger(), month, 15'000);
        QCOMPARE(state(), u"active"_s);
        QCOMPARE(balance(), month == 2 ? u"10.00"_s : u"5.00"_s);
    }
    // Not wanted: nothing is taken.
    QCOMPARE(m_anna->put(u"/api/child-panel/1"_s, {{u"auto_renew"_s, false}}).status, 200);
    passMonth();
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"suspended"_s, 15'000);
    QCOMPARE(balance(), u"5.00"_s);
    checkSound();
}

void TestChildPanelCalendar::withoutMoneyItIsSuspendedAndEnds()
{
    setUp();
    QCOMPARE(change({{u"price"_s, u"15.00000001"_s}}).status, 200);
    passMonth();
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"suspended"_s, 15'000);
    QCOMPARE(move(u"active"_s).verdict(), u"409 child_panel_not_paid"_s);
    passMonth(6);
    QTest::qWait(1'000);
    QCOMPARE(state(), u"suspended"_s);
    passMonth(7);
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"ended"_s, 15'000);
    QCOMPARE(renew(2).verdict(), u"409 child_panel_state_forbids"_s);
    QCOMPARE(balance(), u"15.00"_s);
    QStringList subjects;
    for (const ReadMail &mail : awaitMails(m_shop->server.dataDir() + u"/mail"_s, 3)) {
        subjects << mail.subject;
        if (mail.subject.contains(u"panel"_s))
            QVERIFY(mail.to == "anna@example.com"_L1 && mail.text.contains(u"panel.example.com"_s));
    }
    QCOMPARE(subjects.mid(1), QStringList({u"Your child panel is suspended"_s, u"Your child panel has ended"_s}));
    QCOMPARE(order(u"panel.example.com"_s).status, 201);
    checkSound();
}

void TestChildPanelCalendar::aMonthWakesIt()
{
    setUp();
    QCOMPARE(m_anna->put(u"/api/child-panel/1"_s, {{u"auto_renew"_s, false}}).status, 200);
    passMonth();
    QTRY_COMPARE_WITH_TIMEOUT(state(), u"suspended"_s, 15'000);
    QCOMPARE(renew(2).text(u"state"_s), u"active"_s);
    // The look that was for the end of the grace ends nothing.
    m_shop->server.kill();
    QCOMPARE(m_shop->server.sqlite(u"UPDATE jobs SET due_at = 0"_s).exitCode, 0);
    QVERIFY(m_shop->server.restart());
    m_anna->disconnect();
    m_owner->disconnect();
    QTest::qWait(1'000);
    QCOMPARE(state(), u"active"_s);
    // And the calendar goes on.
    QCOMPARE(m_anna->put(u"/api/child-panel/1"_s, {{u"auto_renew"_s, true}}).status, 200);
    passMonth();
    QTRY_COMPARE_WITH_TIMEOUT(panel()[u"months"_s].toInteger(), 3, 15'000);
    QCOMPARE(balance(), u"5.00"_s);
    checkSound();
}

/// At calls that write, from the start of the server until the month is paid, one of each run of them; then it serves
/// again, and the month is paid once.
void TestChildPanelCalendar::killedAnywhereItPaysOnce()
{
    if (!strace::works())
        QSKIP("strace may not trace here (ptrace is forbidden)");
    setUp();
    const qint64 anna = m_anna->get(u"/api/user/profile"_s).number(u"id"_s);
    const QString funds = u"/api/admin/users/%1/add-fund"_s.arg(anna);
    QCOMPARE(m_owner->post(funds, {{u"amount"_s, u"985"_s}, {u"reason"_s, u"Test"_s}}).status, 201);
    const QTemporaryDir folder;
    const QString log = folder.filePath(u"calls"_s);
    m_shop->server.setWrapper(strace::counting(log));
    passMonth();
    QTRY_COMPARE_WITH_TIMEOUT(panel()[u"months"_s].toInteger(), 2, 15'000);
    m_shop->server.kill();
    const QList<KillPoint> points = spread(strace::points(log), 32, 1);
    QVERIFY(points.size() > 10);
    int killed = 0;
    qint64 months = 2;
    for (const KillPoint &point : points) {
        endMonths(m_shop->server, 0);
        m_shop->server.setWrapper(strace::killing(point));
        const bool began = m_shop->server.restart();
        killed += !began || (m_shop->server.endsWithin(1'000) && !m_shop->server.isRunning()) ? 1 : 0;
        m_shop->server.setWrapper({});
        serveAgain();
        ++months;
        QTRY_COMPARE_WITH_TIMEOUT(panel()[u"months"_s].toInteger(), months, 15'000);
        const QString expected = QString::number(1'005 - 5 * months) + u".00"_s;
        QVERIFY2(balance() == expected, qPrintable(u"killed at "_s + point.name() + u": "_s + balance()));
        QCOMPARE(state(), u"active"_s);
    }
    qInfo("killed at %d of %lld points", killed, static_cast<long long>(points.size()));
    QVERIFY(killed > 5);
    checkSound();
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestChildPanelCalendar)
#include "tst_child_panel_calendar.moc"
