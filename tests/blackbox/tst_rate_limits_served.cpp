// SPDX-FileCopyrightText: The Panelwright developers
// SPDX-License-Identifier: MIT
#include <QTest>

#include "tests/blackbox/shop_fixture.h"

using namespace Qt::StringLiterals;

namespace pw::test
{
namespace
{

HttpHeaders from(const QByteArray &forwardedFor)
{
    return {{"X-Forwarded-For", forwardedFor}};
}

/// How many of `count` calls are let through, and the first reply that is not.
struct Outcome {
    int through = 0;
    HttpReply refused = {};
};

template <typename Ask>
Outcome letThrough(int count, Ask ask)
{
    Outcome outcome;
    for (int i = 0; i < count; ++i) {
        const HttpReply reply = ask();
        if (reply.status != 429)
            ++outcome.through;
        else if (outcome.refused.status == 0)
            outcome.refused = reply;
    }
    return outcome;
}

} // namespace

/// The limits over HTTP. The buckets fill so slowly here that no test sees it happen, but for one that waits for it.
class TestRateLimitsServed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void anAccountIsLimitedAlone();
    void anotherMethodHasAnotherLimit();
    void afterTheWaitItGoesOn();
    void aKeyIsLimitedInTheWordsOfItsApi();
    void wrongKeysAreLimitedByAddress();
    void visitorsAreLimitedByAddress();
    void whatStandsLeftOfTheProxysWordIsNotBelieved();
    void signInIsSlowedByTheClientsAddress();
    void probesAreNotLimited();
    void withoutATrustedProxyNobodyIsBelieved();
    void off();
    void wrongFlags_data();
    void wrongFlags();

private:
    ShopFixture m_shop;
};

void TestRateLimitsServed::initTestCase()
{
    QVERIFY2(m_shop.open({u"--trusted-proxy"_s, u"127.0.0.1,::1"_s, u"--trusted-proxy"_s, u"10.0.0.0/8"_s,
                          u"--rate-limits"_s,
                          u"account-reading=1/6,account-writing=1/4,account-slow=60/1,key-reading=1/4,"
                          "visitor-reading=1/3,visitor-slow=1/30,address=1/40"_s}),
             qPrintable(m_shop.server.problem()));
}

void TestRateLimitsServed::anAccountIsLimitedAlone()
{
    const auto anna = m_shop.customer(u"anna"_s);
    const auto ben = m_shop.customer(u"ben"_s);
    const Outcome outcome = letThrough(10, [&] { return anna->get(u"/api/funds"_s); });
    QCOMPARE(outcome.through, 6);
    QCOMPARE(outcome.refused.verdict(), u"429 too_many_requests"_s);
    QCOMPARE(outcome.refused.headers.value("content-type"), "application/problem+json");
    const int seconds = outcome.refused.headers.value("retry-after").toInt();
    QVERIFY2(seconds > 50 && seconds <= 60, outcome.refused.headers.value("retry-after").constData());
    QCOMPARE(ben->get(u"/api/funds"_s).status, 200);
}

void TestRateLimitsServed::anotherMethodHasAnotherLimit()
{
    const auto carla = m_shop.customer(u"carla"_s);
    QCOMPARE(letThrough(9, [&] { return carla->get(u"/api/funds"_s); }).through, 6);
    // Refused calls cost as much as those that succeed: they are work all the same.
    const Outcome writing = letThrough(9, [&] { return carla->post(u"/api/orders"_s, followers(10)); });
    QCOMPARE(writing.through, 4);
    QCOMPARE(writing.refused.verdict(), u"429 too_many_requests"_s);
}

void TestRateLimitsServed::afterTheWaitItGoesOn()
{
    // Fresh limits, of one call a second.
    ShopFixture shop;
    QVERIFY(shop.open({u"--rate-limits"_s, u"account-reading=60/1"_s}));
    const auto customer = shop.customer(u"anna"_s);
    QCOMPARE(customer->get(u"/api/funds"_s).status, 200);
    const HttpReply refused = customer->get(u"/api/funds"_s);
    QCOMPARE(refused.status, 429);
    QCOMPARE(refused.headers.value("retry-after"), "1");
    QTest::qWait(1'000);
    QCOMPARE(customer->get(u"/api/funds"_s).status, 200);
}

void TestRateLimitsServed::aKeyIsLimitedInTheWordsOfItsApi()
{
    const auto dora = m_shop.customer(u"dora"_s);
    const QString key = ShopFixture::apiKey(*dora);
    HttpClient program = m_shop.anyone();
    const Outcome outcome = letThrough(9, [&] {
        return program.postForm(u"/api/v2"_s, {{u"key"_s, key}, {u"action"_s, u"balance"_s}});
    });
    QCOMPARE(outcome.through, 4);
    QCOMPARE(outcome.refused.text(u"error"_s), u"Too many requests, please try again later"_s);
    QVERIFY(outcome.refused.headers.value("retry-after").toInt() > 0);
    // Orders are counted apart, and the portal of the same customer goes on.
    QCOMPARE(program.postForm(u"/api/v2"_s, {{u"key"_s, key}, {u"action"_s, u"add"_s}}).status, 200);
    QCOMPARE(dora->get(u"/api/funds"_s).status, 200);
}

void TestRateLimitsServed::wrongKeysAreLimitedByAddress()
{
    HttpClient program = m_shop.anyone();
    const auto guess = [&](const QByteArray &address) {
        return letThrough(
            9, [&] { return program.send("GET", u"/api/v2?key=wrong&action=balance"_s, {}, from(address)); });
    };
    const Outcome outcome = guess("198.51.100.1");
    QCOMPARE(outcome.through, 3);
    QVERIFY(outcome.refused.json().contains(u"error"_s));
    QCOMPARE(guess("198.51.100.2").through, 3);
    program.setToken(u"no such session"_s);
    const Outcome sessions = letThrough(9, [&] { return program.get(u"/api/funds"_s, from("198.51.100.3")); });
    QCOMPARE(sessions.through, 3);
    QCOMPARE(sessions.refused.code(), u"too_many_requests"_s);
}

void TestRateLimitsServed::visitorsAreLimitedByAddress()
{
    HttpClient visitor = m_shop.anyone();
    const auto look = [&](const QByteArray &address) {
        return letThrough(6, [&] { return visitor.get(u"/api/services"_s, from(address)); }).through;
    };
    QCOMPARE(look("203.0.113.1"), 3);
    QCOMPARE(look("203.0.113.2"), 3);
    // One network of IPv6 is one visitor.
    QCOMPARE(look("2001:db8:7::1"), 3);
    QCOMPARE(look("2001:db8:7::2"), 0);
    // In all, an address has 40, whoever signs in there and whatever is not found.
    const Outcome all = letThrough(60, [&] { return visitor.get(u"/nothing/here"_s, from("203.0.113.3")); });
    QCOMPARE(all.through, 40);
    QCOMPARE(all.refused.verdict(), u"429 too_many_requests"_s);
}

void TestRateLimitsServed::whatStandsLeftOfTheProxysWordIsNotBelieved()
{
    HttpClient visitor = m_shop.anyone();
    int turn = 0;
    const Outcome outcome = letThrough(9, [&] {
        const QByteArray forged = "6.6.6." + QByteArray::number(++turn) + ", 203.0.113.77, 10.1.2.3";
        return visitor.get(u"/api/services"_s, from(forged));
    });
    QCOMPARE(outcome.through, 3);
}

void TestRateLimitsServed::signInIsSlowedByTheClientsAddress()
{
    QVERIFY(!m_shop.customer(u"emil"_s)->get(u"/api/funds"_s).json().isEmpty());
    HttpClient guesser = m_shop.anyone();
    const auto guess = [&](const QByteArray &address) {
        return guesser.post(u"/api/auth/login"_s, {{u"login"_s, u"emil"_s}, {u"password"_s, u"a wrong one"_s}},
                            from(address));
    };
    HttpReply last;
    for (int i = 0; i < 7 && last.status != 429; ++i)
        last = guess("192.0.2.66");
    QCOMPARE(last.verdict(), u"429 too_many_attempts"_s);
    // Whoever comes from elsewhere is not kept out by that.
    QCOMPARE(guess("192.0.2.67").verdict(), u"401 wrong_credentials"_s);
}

void TestRateLimitsServed::probesAreNotLimited()
{
    HttpClient probe = m_shop.anyone();
    const Outcome outcome = letThrough(60, [&] { return probe.get(u"/healthz"_s, from("203.0.113.99")); });
    QCOMPARE(outcome.through, 60);
}

void TestRateLimitsServed::withoutATrustedProxyNobodyIsBelieved()
{
    ShopFixture shop;
    QVERIFY(shop.open({u"--rate-limits"_s, u"visitor-reading=1/1,address=1/1"_s}));
    HttpClient visitor = shop.anyone();
    // All of it counts as this machine's own, which has no limit by address.
    QCOMPARE(letThrough(9, [&] { return visitor.get(u"/api/services"_s, from("203.0.113.1")); }).through, 9);
}

void TestRateLimitsServed::off()
{
    ShopFixture shop;
    QVERIFY(shop.open({u"--trusted-proxy"_s, u"127.0.0.1"_s, u"--rate-limits"_s, u"off"_s}));
    const auto anna = shop.customer(u"anna"_s);
    // More than an account has at once.
    QCOMPARE(letThrough(1'200, [&] { return anna->get(u"/api/funds"_s, from("203.0.113.1")); }).through, 1'200);
}

void TestRateLimitsServed::wrongFlags_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("complaint");
    QTest::newRow("no address") << QStringList{u"--trusted-proxy"_s, u"proxy.example"_s} << u"not proxy.example"_s;
    QTest::newRow("one of two") << QStringList{u"--trusted-proxy"_s, u"10.0.0.0/8,10.0.0.0/99"_s}
                                << u"not 10.0.0.0/99"_s;
    QTest::newRow("no limit") << QStringList{u"--rate-limits"_s, u"everything=1/1"_s} << u"not everything=1/1"_s;
}

void TestRateLimitsServed::wrongFlags()
{
    QFETCH(const QStringList, words);
    QFETCH(const QString, complaint);
    const CommandOutcome outcome = m_shop.server.run(u"serve"_s, words);
    QCOMPARE(outcome.exitCode, 2);
    QVERIFY2(QString::fromUtf8(outcome.err).contains(complaint), outcome.err.constData());
}

} // namespace pw::test

QTEST_GUILESS_MAIN(pw::test::TestRateLimitsServed)
#include "tst_rate_limits_served.moc"
