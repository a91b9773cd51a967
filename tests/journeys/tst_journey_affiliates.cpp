// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include "tests/blackbox/shop_fixture.h"
#include "tests/journeys/desk_process.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace pw::test;
using namespace Qt::StringLiterals;

/// The shop's percentage and the payouts are decided at desks, without the network.
class AffiliatesJourney : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void twoDesksApproveTheSamePayout();

private:
    [[nodiscard]] DeskProcess desk(const QString &name) const
    {
        const DeskProcess desk(m_folder.filePath(name));
        const DeskRun login = desk.logIn(m_shop.server.url(), u"owner"_s, m_shop.server.ownerPasswordFile());
        if (login.exitCode != 0 || desk.run({u"sync"_s}).exitCode != 0)
            qWarning("signing in failed: %s", login.errors.constData());
        return desk;
    }

    QTemporaryDir m_folder;
    ShopFixture m_shop;
};

void AffiliatesJourney::initTestCase()
{
    QVERIFY2(m_shop.open(withoutRateLimits()), qPrintable(m_shop.server.problem()));
}

void AffiliatesJourney::twoDesksApproveTheSamePayout()
{
    const DeskProcess one = desk(u"one"_s);
    QVERIFY(one.doOffline(u"SetSetting"_s, R"({"name":"affiliate_percent","value":"101"})")
                .errors.contains("setting_malformed"));
    QCOMPARE(one.doOffline(u"SetSetting"_s, R"({"name":"affiliate_percent","value":"10"})").exitCode, 0);
    QCOMPARE(one.doOffline(u"SetSetting"_s, R"({"name":"affiliate_minimum_payout","value":"0.20"})").exitCode, 0);
    QCOMPARE(one.run({u"sync"_s}).exitCode, 0);

    const auto anna = m_shop.customer(u"anna"_s);
    HttpClient ben = m_shop.anyone();
    const HttpReply registered =
        ben.post(u"/api/auth/register"_s, {{u"username"_s, u"ben"_s},
                                           {u"email"_s, u"ben@example.com"_s},
                                           {u"password"_s, u"correct horse battery"_s},
                                           {u"referral"_s, anna->get(u"/api/affiliate"_s).text(u"code"_s)}});
    ben.setToken(registered.text(u"token"_s));
    const auto owner = m_shop.owner();
    owner->post(u"/api/admin/users/%1/add-fund"_s.arg(registered.json()[u"user"_s][u"id"_s].toInteger()),
                {{u"amount"_s, u"10"_s}, {u"reason"_s, u"Test"_s}});
    const auto orderAt = [&](const DeskProcess &desk) {
        const qint64 id = ben.post(u"/api/orders"_s, followers(1000)).number(u"id"_s);
        QCOMPARE(desk.run({u"sync"_s}).exitCode, 0);
        // Ended at a desk: the desk and the server come to the same earning.
        const QByteArray ended = R"({"order":)" + QByteArray::number(id) + R"(,"status":"completed"})";
        QCOMPARE(desk.doOffline(u"SetOrderStatus"_s, ended).exitCode, 0);
        QCOMPARE(desk.run({u"sync"_s}).exitCode, 0);
    };
    orderAt(one);
    QCOMPARE(anna->post(u"/api/affiliate/payouts"_s).verdict(), u"422 payout_below_minimum"_s);
    orderAt(one);
    QCOMPARE(anna->post(u"/api/affiliate/payouts"_s).verdict(), u"201"_s);

    const DeskProcess two = desk(u"two"_s);
    QCOMPARE(one.run({u"sync"_s}).exitCode, 0);
    for (const DeskProcess &desk : {one, two})
        QCOMPARE(desk.doOffline(u"DecidePayout"_s, R"({"payout":1,"state":"approved"})").exitCode, 0);
    QCOMPARE(one.run({u"sync"_s}).exitCode, 0);
    QCOMPARE(two.run({u"sync"_s}).exitCode, 0);
    QCOMPARE(two.list(u"pending"_s).value(0)[u"code"_s].toString(), u"payout_decided"_s);
    QCOMPARE(anna->get(u"/api/funds"_s).text(u"balance"_s), u"0.20"_s);
    QVERIFY(m_shop.server.verify()[u"ok"_s].toBool());
    // What both desks hold is what the server holds, checked by sums with each pull; and they say the same.
    QCOMPARE(one.run({u"sync"_s}).exitCode, 0);
    QCOMPARE(one.run({u"--offline"_s, u"list"_s, u"transactions"_s, u"--confirmed"_s}).output,
             two.run({u"--offline"_s, u"list"_s, u"transactions"_s, u"--confirmed"_s}).output);
}

QTEST_GUILESS_MAIN(AffiliatesJourney)
#include "tst_journey_affiliates.moc"
