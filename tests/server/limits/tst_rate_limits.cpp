// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QTest>

#include "core/base/id_source.h"
#include "sync-server/limits/rate_limits.h"

using namespace Qt::StringLiterals;

namespace pw::server
{
namespace
{

const Instant now{1'800'000'000'000};

/// How many of `count` are let through.
template <typename Ask>
int letThrough(int count, Ask ask)
{
    int through = 0;
    for (int i = 0; i < count; ++i)
        through += ask() ? 0 : 1;
    return through;
}

} // namespace

class TestRateLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void settings_data();
    void settings();
    void addresses_data();
    void addresses();
    void aKeyLeavesItsAccountUsable();
    void accountsAndStaffOfOneNumberAreApart();
    void desksMayDoMore();
    void largeBodiesCostMore();
};

void TestRateLimits::settings_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("good");
    QTest::addColumn<qint64>("accountReading");
    const qint64 usual = RateSettings().at(Payer::Account, Cost::Reading).perMinute;
    QTest::newRow("off") << u"off"_s << true << qint64(0);
    QTest::newRow("one") << u"account-reading=10/5"_s << true << qint64(10);
    QTest::newRow("two") << u"key-writing=1/1,account-reading=7/7"_s << true << qint64(7);
    QTest::newRow("lifted") << u"account-reading=0/0"_s << true << qint64(0);
    QTest::newRow("another") << u"address=1/1"_s << true << usual;
    QTest::newRow("no such name") << u"account-dreaming=1/1"_s << false << usual;
    QTest::newRow("no size") << u"account-reading"_s << false << usual;
    QTest::newRow("half a size") << u"account-reading=10"_s << false << usual;
    QTest::newRow("never fills") << u"account-reading=0/5"_s << false << usual;
    QTest::newRow("holds nothing") << u"account-reading=5/0"_s << false << usual;
    QTest::newRow("negative") << u"account-reading=-5/5"_s << false << usual;
    QTest::newRow("too large") << u"account-reading=99999999999/5"_s << false << usual;
    QTest::newRow("one of two is wrong") << u"account-reading=1/1,x=1/1"_s << false << usual;
    QTest::newRow("nothing") << QString() << false << usual;
}

void TestRateLimits::settings()
{
    QFETCH(const QString, text);
    RateSettings rates;
    QTEST(rates.read(text), "good");
    QTEST(rates.at(Payer::Account, Cost::Reading).perMinute, "accountReading");
}

void TestRateLimits::addresses_data()
{
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::addColumn<int>("throughOfSecond");
    QTest::newRow("the same") << u"192.0.2.1"_s << u"192.0.2.1"_s << 0;
    QTest::newRow("another") << u"192.0.2.1"_s << u"192.0.2.2"_s << 3;
    QTest::newRow("the same network of IPv6") << u"2001:db8:0:1::1"_s << u"2001:db8:0:1:ffff::2"_s << 0;
    QTest::newRow("another network of IPv6") << u"2001:db8:0:1::1"_s << u"2001:db8:0:2::1"_s << 3;
    QTest::newRow("this machine") << u"127.0.0.1"_s << u"127.0.0.1"_s << 9;
    QTest::newRow("this machine too") << u"127.8.8.8"_s << u"::1"_s << 9;
}

void TestRateLimits::addresses()
{
    QFETCH(const QString, first);
    QFETCH(const QString, second);
    RateSettings rates;
    QVERIFY(rates.read(u"address=60/3,visitor-slow=60/3"_s));
    SystemIdSource ids;
    RateLimits limits(rates, ids);
    const auto ask = [&](const QString &address) {
        return letThrough(9, [&] { return limits.address(address.toStdString(), now); });
    };
    const auto visit = [&](const QString &address) {
        return letThrough(9, [&] { return limits.visitor(address.toStdString(), Cost::Slow, 1, now); });
    };
    ask(first);
    QTEST(ask(second), "throughOfSecond");
    visit(first);
    QTEST(visit(second), "throughOfSecond");
}

void TestRateLimits::aKeyLeavesItsAccountUsable()
{
    RateSettings rates;
    QVERIFY(rates.read(u"key-reading=60/4,account-reading=60/6"_s));
    SystemIdSource ids;
    RateLimits limits(rates, ids);
    const Actor anna = Actor::customer(UserId(1), u"anna"_s);
    const QString key = u"a hash"_s;
    const QString other = u"another hash"_s;
    const auto ask = [&](const QString &hash, bool byApiKey) {
        return letThrough(9, [&] {
            return limits.sender({.actor = anna, .tokenHash = hash, .byApiKey = byApiKey, .onDesk = false},
                                 Cost::Reading, 1, now);
        });
    };
    QCOMPARE(ask(key, true), 4);
    QCOMPARE(ask(u"session"_s, false), 2);
    QCOMPARE(ask(other, true), 0);
}

void TestRateLimits::accountsAndStaffOfOneNumberAreApart()
{
    RateSettings rates;
    QVERIFY(rates.read(u"account-writing=60/2,staff-writing=60/2"_s));
    SystemIdSource ids;
    RateLimits limits(rates, ids);
    const QString hash;
    for (const Actor &actor : {Actor::customer(UserId(1), u"anna"_s), Actor::customer(UserId(2), u"ben"_s),
                               Actor::staff(StaffId(1), u"owner"_s, Role::Owner)}) {
        QCOMPARE(letThrough(5,
                            [&] {
                                return limits.sender(
                                    {.actor = actor, .tokenHash = hash, .byApiKey = false, .onDesk = false},
                                    Cost::Writing, 1, now);
                            }),
                 2);
    }
}

void TestRateLimits::desksMayDoMore()
{
    SystemIdSource ids;
    RateLimits limits(RateSettings(), ids);
    const Actor owner = Actor::staff(StaffId(1), u"owner"_s, Role::Owner);
    const QString hash;
    const auto ask = [&](bool onDesk) {
        return letThrough(9'000, [&] {
            return limits.sender({.actor = owner, .tokenHash = hash, .byApiKey = false, .onDesk = onDesk},
                                 Cost::Writing, 1, now);
        });
    };
    QCOMPARE(ask(true), 9'000);
    QVERIFY(ask(false) < 9'000);
}

void TestRateLimits::largeBodiesCostMore()
{
    QCOMPARE(RateLimits::tokensFor(0), 1);
    QCOMPARE(RateLimits::tokensFor(8191), 1);
    QCOMPARE(RateLimits::tokensFor(8192), 2);
    QCOMPARE(RateLimits::tokensFor(1024 * 1024), 129);
}

} // namespace pw::server

QTEST_APPLESS_MAIN(pw::server::TestRateLimits)
#include "tst_rate_limits.moc"
