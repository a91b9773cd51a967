// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/shop_fixture.h"
#include "tests/journeys/desk_process.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace pw::test;
using namespace Qt::StringLiterals;

/// Child panels at desks that have no network.
class ChildPanelsJourney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void orderedAtADesk();
    void twoDesksPayTheSameMonth();
    void theShopIsSound();

private:
    [[nodiscard]] DeskProcess desk(const QString &name) const
    {
        const DeskProcess desk(m_folder.filePath(name));
        const DeskRun login = desk.logIn(m_shop.server.url(), u"owner"_s, m_shop.server.ownerPasswordFile());
        if (login.exitCode != 0 || desk.run({u"sync"_s}).exitCode != 0)
            qWarning("signing in failed: %s", login.errors.constData());
        return desk;
    }
    [[nodiscard]] QByteArray orderOf(const QByteArray &domain) const;
    [[nodiscard]] QString balance() const { return m_anna->get(u"/api/funds"_s).text(u"balance"_s); }

    QTemporaryDir m_folder;
    ShopFixture m_shop;
    std::unique_ptr<HttpClient> m_anna;
    qint64 m_annasId = 0;
};

void ChildPanelsJourney::initTestCase()
{
    QVERIFY2(m_shop.open(withoutRateLimits()), qPrintable(m_shop.server.problem()));
    QCOMPARE(m_shop.owner()->put(u"/api/admin/settings"_s, {{u"child_panel_price"_s, u"5"_s}}).status, 200);
    m_anna = m_shop.customer(u"anna"_s, u"50"_s);
    m_annasId = m_anna->get(u"/api/user/profile"_s).number(u"id"_s);
}

QByteArray ChildPanelsJourney::orderOf(const QByteArray &domain) const
{
    return R"({"user":)" + QByteArray::number(m_annasId) + R"(,"domain":")" + domain + R"(","currency":"EUR"})";
}

/// Two desks order at one domain; the number shown offline stays.
void ChildPanelsJourney::orderedAtADesk()
{
    const DeskProcess one = desk(u"one"_s);
    const DeskProcess two = desk(u"two"_s);
    QVERIFY(one.doOffline(u"OrderChildPanel"_s, orderOf("not a domain")).errors.contains("domain_malformed"));
    for (const DeskProcess &desk : {one, two})
        QCOMPARE(desk.doOffline(u"OrderChildPanel"_s, orderOf("Panel.example.com")).exitCode, 0);
    QVERIFY(one.doOffline(u"OrderChildPanel"_s, orderOf("panel.example.com")).errors.contains("domain_taken"));
    const qint64 id = one.list(u"child-panels"_s).value(0)[u"id"_s].toInteger();
    QVERIFY(id > 0);
    QCOMPARE(one.run({u"sync"_s}).exitCode, 0);
    QCOMPARE(two.run({u"sync"_s}).exitCode, 0);
    QCOMPARE(two.list(u"pending"_s).value(0)[u"code"_s].toString(), u"domain_taken"_s);
    QCOMPARE(one.row(u"child-panels"_s, id)[u"domain"_s].toString(), u"panel.example.com"_s);
    QCOMPARE(m_anna->get(u"/api/child-panel"_s).items().size(), 1);
    QCOMPARE(m_anna->get(u"/api/child-panel"_s).items()[0][u"id"_s].toInteger(), id);
    QCOMPARE(balance(), u"45.00"_s);
}

void ChildPanelsJourney::twoDesksPayTheSameMonth()
{
    const DeskProcess one = desk(u"three"_s);
    const DeskProcess two = desk(u"four"_s);
    const QByteArray panel = QByteArray::number(one.list(u"child-panels"_s).value(0)[u"id"_s].toInteger());
    QCOMPARE(one.doOffline(u"SetChildPanelState"_s, R"({"panel":)" + panel + R"(,"state":"active"})").exitCode, 0);
    for (const DeskProcess &desk : {one, two})
        QCOMPARE(desk.doOffline(u"RenewChildPanel"_s, R"({"panel":)" + panel + R"(,"month":2})").exitCode, 0);
    QCOMPARE(one.run({u"sync"_s}).exitCode, 0);
    QCOMPARE(two.run({u"sync"_s}).exitCode, 0);
    QCOMPARE(two.list(u"pending"_s).value(0)[u"code"_s].toString(), u"child_panel_month_paid"_s);
    QCOMPARE(balance(), u"40.00"_s);
    // What both desks hold is what the server holds, checked by sums with each pull; and they say the same.
    QCOMPARE(one.run({u"sync"_s}).exitCode, 0);
    const QByteArray held = one.run({u"--offline"_s, u"list"_s, u"child-panels"_s, u"--confirmed"_s}).output;
    QVERIFY(held.contains("\"months\":2"));
    QCOMPARE(held, two.run({u"--offline"_s, u"list"_s, u"child-panels"_s, u"--confirmed"_s}).output);
}

void ChildPanelsJourney::theShopIsSound()
{
    QVERIFY(m_shop.server.verify()[u"ok"_s].toBool());
}

QTEST_GUILESS_MAIN(ChildPanelsJourney)
#include "tst_journey_child_panels.moc"
